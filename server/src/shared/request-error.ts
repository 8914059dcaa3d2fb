import { GraphQLError } from 'graphql';

/** Codes of what ends a request, beside those of the GraphQL library itself. */
export type RequestErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'UNAVAILABLE' | 'INTERNAL_SERVER_ERROR';

/** An error that ends the request; `message` is a key of the texts, put into words of the request's language when it is sent. */
export class RequestError extends GraphQLError {
  readonly arguments: Record<string, string | number>;

  constructor(code: RequestErrorCode, message: string, arguments_: Record<string, string | number> = {}, path: string[] = []) {
    super(message, { extensions: { code, ...(path.length > 0 ? { path } : {}) } });
    this.arguments = arguments_;
  }
}

/** An argument that no correct client sends. */
export const badInput = (message: string, path: string[], arguments_: Record<string, string | number> = {}): RequestError =>
  new RequestError('BAD_USER_INPUT', message, arguments_, path);

/** Nobody is signed in. */
export const unauthenticated = (): RequestError => new RequestError('UNAUTHENTICATED', 'error.unauthenticated');
