import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requestSeconds, requestsUnderWay } from './metrics.js';
import { nothingNoted, noting, type Noted } from './request.js';
import { beginRequest, headersOf, inside, type Piece } from './span.js';

declare module 'fastify' {
  interface FastifyRequest {
    noted: Noted;
    /** Its place in the trace; null when nobody traces. */
    piece: Piece | null;
    /** The same of the GraphQL operation in it. */
    operationPiece: Piece | null;
  }
}

/** Error codes that are our fault; any other of a GraphQL answer is the client's. */
const OURS = new Set(['INTERNAL_SERVER_ERROR', 'UNAVAILABLE']);
const WATCHED_OFTEN = new Set(['/healthz', '/readyz']);

type Outcome = 'ok' | 'client_error' | 'server_error';

/** How an answer ended: its own code counts more than the status. */
export function outcomeOf(status: number, errorCode: string | null): Outcome {
  if (status >= 500 || (errorCode !== null && OURS.has(errorCode))) return 'server_error';
  return status >= 400 || errorCode !== null ? 'client_error' : 'ok';
}

/** The pattern of the route, never the address itself, which may hold tokens; `page` for all that is passed on to the pages. */
const routeOf = ({ routeOptions: { url } }: FastifyRequest): string => (url === undefined || url === '/' || url === '/*' ? 'page' : url);

function tell(request: FastifyRequest, reply: FastifyReply): void {
  const { noted, piece } = request;
  const [route, status] = [routeOf(request), reply.statusCode];
  const outcome = outcomeOf(status, noted.errorCode);
  const operation = noted.operation ?? route;
  requestSeconds.observe({ operation, outcome }, reply.elapsedTime / 1_000);
  piece?.rename(`${request.method} ${route}`);
  piece?.end({ attributes: { 'http.route': route, 'http.response.status_code': status, 'ozek.operation': operation }, failed: outcome === 'server_error' });

  const cost = reply.getHeader('x-cost');
  const line = {
    method: request.method,
    route,
    status,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(noted.operation === null ? {} : { operation: noted.operation }),
    ...(noted.actorKind === null ? {} : { actor: noted.actorKind }),
    ...(noted.errorCode === null ? {} : { code: noted.errorCode }),
    ...(cost === undefined ? {} : { cost: Number(cost) }),
  };
  const level = outcome === 'server_error' ? 'warn' : WATCHED_OFTEN.has(route) ? 'debug' : 'info';
  request.log[level](line, 'request');
}

/**
 * One line in the log, one observation and, when somebody traces, one span for each request. The answer names the request by
 * `x-request-id`, which is also in the log and in the journal.
 */
export function observeRequests(app: FastifyInstance): void {
  app.decorateRequest('noted');
  app.decorateRequest('piece');
  app.decorateRequest('operationPiece');
  app.addHook('onRequest', (request, reply, done) => {
    request.noted = nothingNoted();
    request.piece = beginRequest(request.method, request.headers);
    requestsUnderWay.inc();
    reply.header('x-request-id', request.id);
    // Every request ends once: answered, or given up by the client.
    reply.raw.once('close', () => requestsUnderWay.dec());
    done();
  });
  // Not before the body has been read: reading it would lose what is tied to the request.
  app.addHook('preHandler', (request, _reply, done) => noting(request.noted, () => inside(request.piece, done)));
  app.addHook('onResponse', (request, reply, done) => {
    tell(request, reply);
    done();
  });
}

/** The headers by which the pages continue the trace of a request. */
export const traceHeaders = (request: Pick<FastifyRequest, 'piece'>): Record<string, string> => headersOf(request.piece);
