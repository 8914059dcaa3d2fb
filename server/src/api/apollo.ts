import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Neo4jError } from 'neo4j-driver';
import type { RequestContext } from '../context.js';
import { loggable } from '../observe/error.js';
import { observeOperations } from '../observe/graphql.js';
import { RequestError } from '../shared/request-error.js';
import { hasText } from '../shared/text.js';
import { costOf, LIMITS, limitRules, rootFieldCount } from './limits.js';
import { createSchema } from './schema.js';

const tooComplex = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } } });

/** Refuses what would cost too much before any of it is read. */
const costLimit: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, operationName, request }) => {
      if (operation === undefined) return;
      if (rootFieldCount(operation) > LIMITS.rootFields) throw tooComplex(`At most ${LIMITS.rootFields} fields at the root of one operation.`);
      const cost = costOf(schema, document, operationName, request.variables ?? {});
      if (cost !== null && cost > LIMITS.cost) throw tooComplex(`The operation costs ${cost}, more than ${LIMITS.cost}: ask for fewer rows or levels.`);
    },
  }),
};

/** Puts our own errors into the words of the request's language, once, on the way out. */
const translate: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, errors = [], contextValue }) => {
      if (response.body.kind !== 'single' || response.body.singleResult.errors === undefined) return;
      const told = errors.map((error) => unwrapResolverError(error)).filter((error) => error instanceof RequestError);
      response.body.singleResult.errors = response.body.singleResult.errors.map((error) => {
        const source = told.find((candidate) => candidate.message === error.message);
        return source === undefined || !hasText(error.message) ? error : { ...error, message: contextValue.say(error.message, source.arguments) };
      });
    },
  }),
};

const CLIENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COMPLEX',
  'UNAUTHENTICATED',
  'FORBIDDEN',
]);

/** What went wrong on our side is told to the log alone; the client learns whether trying again may help. */
function mask(log: FastifyInstance['log']) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && CLIENT_CODES.has(code)) {
      const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
      return { ...formatted, message: formatted.message.replace(/ Did you mean .*\?$/, ''), extensions };
    }
    const cause = unwrapResolverError(error);
    const position = { ...(formatted.locations ? { locations: formatted.locations } : {}), ...(formatted.path ? { path: formatted.path } : {}) };
    const busy = cause instanceof Neo4jError;
    log.error({ failure: loggable(cause) }, 'a request failed');
    return busy
      ? { message: 'The database did not answer in time. Try again in a moment.', extensions: { code: 'UNAVAILABLE' }, ...position }
      : { message: 'Something went wrong on our side. It has been recorded.', extensions: { code: 'INTERNAL_SERVER_ERROR' }, ...position };
  };
}

/** The GraphQL server with its limits; the HTTP around it is Fastify's. */
export function createApollo(app: FastifyInstance): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema: createSchema(),
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    maxRecursiveSelections: true,
    validationRules: limitRules,
    formatError: mask(app.log),
    plugins: [
      costLimit,
      translate,
      observeOperations,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: app.server }),
    ],
  });
}
