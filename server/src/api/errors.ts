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

/** What is said where the one who asked did nothing wrong, by the code that it is sent with. */
const FAULTS = { QUERY_TIMEOUT: 'error.queryTimeout', UNAVAILABLE: 'error.unavailable', INTERNAL_SERVER_ERROR: 'error.internal' } as const;
type Fault = keyof typeof FAULTS;

const isFault = (code: unknown): code is Fault => typeof code === 'string' && Object.hasOwn(FAULTS, code);

function faultOf(cause: unknown): Fault {
  if (cause instanceof DeadlinePassed) return 'QUERY_TIMEOUT';
  return hasDatabaseFailed(cause) ? 'UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
}

/** The text of ours for an error that is sent with a code; null where the library has words for it. */
function textOf(error: unknown, code: unknown): { key: string; arguments: Record<string, string | number> } | null {
  const cause = causeOf(error);
  if (cause instanceof RequestError) return { key: cause.message, arguments: cause.arguments };
  return isFault(code) ? { key: FAULTS[code], arguments: {} } : null;
}

/** Puts our own errors into the words of the request's language, once, on the way out. */
export const translate: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, errors = [], contextValue }) => {
      if (response.body.kind !== 'single' || response.body.singleResult.errors === undefined) return;
      // The library formats error by error, in the same order.
      response.body.singleResult.errors = response.body.singleResult.errors.map((formatted, index) => {
        const text = textOf(errors[index], formatted.extensions?.['code']);
        return text === null ? formatted : { ...formatted, message: contextValue.say(text.key, text.arguments) };
      });
    },
  }),
};

/** The codes that a client is told as they are; all else is our own fault. */
export const CLIENT_CODES = new Set([
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
    const fault = faultOf(cause);
    if (fault !== 'QUERY_TIMEOUT') log.error({ failure: loggable(cause) }, 'a request failed');
    // In English until it is known for whom: see `translate`.
    return { message: say('EN', FAULTS[fault]), extensions: { code: fault }, ...position };
  };
}

/** An error as it is sent where the library does not send it: masked and put into words like those of every answer. */
export function sendable(error: unknown, log: Log, inLanguage: RequestContext['say']): GraphQLFormattedError {
  const located = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
  const { extensions: { http: _http, ...extensions } = {}, ...masked } = mask(log)(located.toJSON(), located);
  const text = textOf(located, extensions['code']);
  return { ...masked, extensions, ...(text === null ? {} : { message: inLanguage(text.key, text.arguments) }) };
}

const STATUS: Record<Fault, number> = { QUERY_TIMEOUT: 503, UNAVAILABLE: 503, INTERNAL_SERVER_ERROR: 500 };

/** Answers a request that is refused, or failed, where the library does not answer, as the library would. */
export function refuse(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const inWords = sendable(error, request.log, (key, arguments_) => say(localeOf(request.headers['accept-language']), key, arguments_));
  const code = inWords.extensions?.['code'];
  note({ errorCode: String(code) });
  const { http } = error instanceof GraphQLError ? (error.extensions as { http?: HttpAnswer }) : {};
  const status = http?.status ?? (isFault(code) ? STATUS[code] : 400);
  return reply.status(status).headers(Object.fromEntries(http?.headers ?? [])).send({ errors: [inWords] });
}
