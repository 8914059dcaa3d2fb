import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context.js';
import { observeOperations } from '../observe/graphql.js';
import type { Budgets } from './budget/budgets.js';
import { mask, translate } from './errors.js';
import { ownGateway } from './executor.js';
import { LIMITS, limitRules } from './limits.js';
import { metering } from './metering.js';
import { subscriptionsBySocket } from './socket/subscriptions.js';

/** The GraphQL server with its limits; the HTTP around it is Fastify's. */
export function createApollo(app: FastifyInstance, schema: GraphQLSchema, budgets: Budgets | null): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: ownGateway(schema),
    // For the signed-in alone; the metering refuses visitors, whom the published schema serves.
    introspection: true,
    persistedQueries: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    maxRecursiveSelections: LIMITS.selections,
    validationRules: limitRules,
    formatError: mask(app.log),
    plugins: [
      subscriptionsBySocket,
      metering(budgets),
      translate,
      observeOperations,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: app.server }),
    ],
  });
}
