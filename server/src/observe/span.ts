import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Attributes, type Context, type Span, type Tracer } from '@opentelemetry/api';

export { SpanKind } from '@opentelemetry/api';

let tracer: Tracer | null = null;

/** Traces from now on, or no more; without a tracer every function here does next to nothing. */
export function traceWith(chosen: Tracer | null): void {
  tracer = chosen;
}

/** A piece of work in a trace that has begun. */
export type Piece = {
  /** The place in the trace that what happens within has for its parent. */
  readonly within: Context;
  /** Names it by what has been found out since. */
  rename(name: string): void;
  end(outcome: { attributes?: Attributes; failed?: boolean }): void;
};

/** Begins a piece of work below the present one, or below `parent`; null when nobody traces. */
export function beginPiece(name: string, kind: SpanKind, attributes: Attributes, parent: Context = context.active()): Piece | null {
  if (tracer === null) return null;
  const span: Span = tracer.startSpan(name, { kind, attributes }, parent);
  return {
    within: trace.setSpan(parent, span),
    rename: (better) => void span.updateName(better),
    end: ({ attributes: more = {}, failed = false }) => {
      span.setAttributes(more);
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/** Begins the answer to a request, as part of the trace that its headers name. */
export function beginRequest(method: string, headers: Record<string, unknown>): Piece | null {
  if (tracer === null) return null;
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  return beginPiece(method, SpanKind.SERVER, { 'http.request.method': method }, parent);
}

/** Runs work as part of a piece; whatever it begins lies below. */
export const inside = <Result>(piece: Piece | null, work: () => Result): Result => (piece === null ? work() : context.with(piece.within, work));

/** The headers by which another program continues the trace. */
export function headersOf(piece: Piece | null): Record<string, string> {
  const headers: Record<string, string> = {};
  if (piece !== null) propagation.inject(piece.within, headers);
  return headers;
}
