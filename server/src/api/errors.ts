import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../context.js';
import { DeadlinePassed } from '../neo4j/deadline.js';
import { hasDatabaseFailed } from '../neo4j/failure.js';
import { loggable } from '../observe/error.js';
import { note } from '../observe/request.js';
import { RequestError, type HttpAnswer } from '../shared/request-error.js';
import { localeOf, say } from '../shared/text.js';

type Log = Pick<FastifyBaseLogger, 'error'>;

/** What the resolvers threw, from within what the library made of it. */
function causeOf(error: unknown): unknown {
  const cause = unwrapResolverError(error);
  return cause instanceof GraphQLError && cause.originalError !== undefined ? cause.originalError : cause;
}

/** Our own error in what is being sent; null for all others. */
function ownError(error: unknown): { key: string; arguments: Record<string, string | number> } | null {
  const cause = causeOf(error);
  if (cause instanceof RequestError) return { key: cause.message, arguments: cause.arguments };
  if (cause instanceof DeadlinePassed) return { key: 'error.queryTimeout', arguments: {} };
  if (hasDatabaseFailed(cause)) return { key: 'error.unavailable', arguments: {} };
  return null;
}

/** Puts our own errors into the words of the request's language, once, on the way out. */
export const translate: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, errors = [], contextValue }) => {
      if (response.body.kind !== 'single' || response.body.singleResult.errors === undefined) return;
      // The library formats error by error, in the same order.
      response.body.singleResult.errors = response.body.singleResult.errors.map((formatted, index) => {
        const own = ownError(errors[index]);
        return own === null ? formatted : { ...formatted, message: contextValue.say(own.key, own.arguments) };
      });
    },
  }),
};

const CLIENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
  'PAYLOAD_TOO_LARGE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COMPLEX',
  'UNAUTHENTICATED',
  'UNSUPPORTED_MEDIA_TYPE',
  'FORBIDDEN',
  'RATE_LIMITED',
  'QUERY_TIMEOUT',
  'UNAVAILABLE',
]);

/** What went wrong on our side is told to the log alone; the client learns whether trying again may help. */
export function mask(log: Log) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && CLIENT_CODES.has(code)) {
      const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
      return { ...formatted, message: formatted.message.replace(/ Did you mean .*\?$/, ''), extensions };
    }
    const cause = causeOf(error);
    const position = { ...(formatted.locations ? { locations: formatted.locations } : {}), ...(formatted.path ? { path: formatted.path } : {}) };
    if (cause instanceof DeadlinePassed) return { message: 'The request took too long.', extensions: { code: 'QUERY_TIMEOUT' }, ...position };
    const busy = hasDatabaseFailed(cause);
    log.error({ failure: loggable(cause) }, 'a request failed');
    return busy
      ? { message: 'The database did not answer in time. Try again in a moment.', extensions: { code: 'UNAVAILABLE' }, ...position }
      : { message: 'Something went wrong on our side. It has been recorded.', extensions: { code: 'INTERNAL_SERVER_ERROR' }, ...position };
  };
}

/** An error as it is sent where the library does not send it: masked and put into words like those of every answer. */
export function sendable(error: unknown, log: Log, say: RequestContext['say']): GraphQLFormattedError {
  const located = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
  const { extensions: { http: _http, ...extensions } = {}, ...masked } = mask(log)(located.toJSON(), located);
  const own = ownError(located);
  return { ...masked, extensions, ...(own === null ? {} : { message: say(own.key, own.arguments) }) };
}

/** Answers a request that is refused where the library does not answer, as the library would. */
export function refuse(error: GraphQLError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const inWords = sendable(error, request.log, (key, arguments_) => say(localeOf(request.headers['accept-language']), key, arguments_));
  note({ errorCode: String(inWords.extensions?.['code']) });
  const { http } = error.extensions as { http?: HttpAnswer };
  const status = http?.status ?? (inWords.extensions?.['code'] === 'INTERNAL_SERVER_ERROR' ? 500 : 400);
  return reply.status(status).headers(Object.fromEntries(http?.headers ?? [])).send({ errors: [inWords] });
}
