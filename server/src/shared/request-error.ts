import { GraphQLError } from 'graphql';

/** Codes of what ends a request, beside those of the GraphQL library itself. */
export type RequestErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'QUERY_TOO_COMPLEX'
  | 'RATE_LIMITED'
  | 'QUERY_TIMEOUT'
  | 'UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR';

/** What HTTP says of it, where that is not 200. */
export type HttpAnswer = { status: number; headers?: Map<string, string> };

/** An error that ends the request; `message` is a key of the texts, put into words of the request's language when it is sent. */
export class RequestError extends GraphQLError {
  readonly arguments: Record<string, string | number>;

  constructor(
    code: RequestErrorCode,
    message: string,
    arguments_: Record<string, string | number> = {},
    http: HttpAnswer | null = null,
    path: string[] = [],
  ) {
    super(message, { extensions: { code, ...(path.length > 0 ? { path } : {}), ...(http === null ? {} : { http }) } });
    this.arguments = arguments_;
  }
}

/** An argument that no correct client sends. */
export const badInput = (message: string, path: string[], arguments_: Record<string, string | number> = {}): RequestError =>
  new RequestError('BAD_USER_INPUT', message, arguments_, null, path);

/** Nobody is signed in. */
export const unauthenticated = (http: HttpAnswer | null = null): RequestError => new RequestError('UNAUTHENTICATED', 'error.unauthenticated', {}, http);

/** No such object, or none that the actor sees: the two look the same. */
export const absent = (path: string[] = [], http: HttpAnswer | null = null): RequestError => new RequestError('NOT_FOUND', 'error.notFound', {}, http, path);

/** The database does not answer; trying again may help. */
export const unavailable = (): RequestError => new RequestError('UNAVAILABLE', 'error.unavailable', {}, { status: 503 });

/** The request took longer than one may. */
export const queryTimeout = (http: HttpAnswer): RequestError => new RequestError('QUERY_TIMEOUT', 'error.queryTimeout', {}, http);
