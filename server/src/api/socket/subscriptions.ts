import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import { createSourceEventStream, execute, GraphQLError, parse, type ExecutionArgs, type ExecutionResult, type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { RequestContext } from '../../context.js';
import { within } from '../../neo4j/deadline.js';
import { outcomeOf } from '../../observe/http.js';
import { requestSeconds } from '../../observe/metrics.js';
import { nothingNoted, noting } from '../../observe/request.js';
import { RequestError } from '../../shared/request-error.js';
import { BudgetSpent, type Budgets } from '../budget/budgets.js';
import { sendable } from '../errors.js';
import { LIMITS } from '../limits.js';
import { rateLimited } from '../metering.js';

/**
 * A subscription is checked, counted and paid for like every operation and then not run: the socket goes on with it. There is one way to
 * ask and to change, HTTP, and one to listen.
 */
export const subscriptionsBySocket: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, contextValue: { live } }) => {
      if (operation === undefined) return;
      const isSubscription = operation.operation === 'subscription';
      if (isSubscription && live === null) throw new RequestError('BAD_REQUEST', 'error.onlyBySocket', {}, { status: 400 });
      if (!isSubscription && live !== null) throw new RequestError('BAD_REQUEST', 'error.onlySubscriptions');
    },
    responseForOperation: async ({ operation, contextValue: { live }, response }) =>
      operation.operation === 'subscription' && live !== null ? { http: response.http, body: { kind: 'single', singleResult: { data: {} } } } : null,
  }),
};

/** What a socket says in place of a status. */
const OK = 200;

/** What an event of every subscription holds: the context of whoever is told it. */
type Event = { context: RequestContext };

export type Subscriptions = {
  apollo: ApolloServer<RequestContext>;
  schema: GraphQLSchema;
  budgets: Budgets | null;
  log: FastifyBaseLogger;
};

/** A subscription that has begun: what it asks for, and what is told, as it is sent. */
export type Begun = ExecutionArgs & { told: AsyncGenerator<FormattedExecutionResult> };

/** Errors that are put into words already. */
const asErrors = (errors: readonly { message: string; extensions?: Record<string, unknown> }[]): GraphQLError[] =>
  errors.map(({ message, extensions }) => new GraphQLError(message, extensions === undefined ? {} : { extensions }));

/** Why something is refused, as it is sent. */
export const refused = ({ log }: Pick<Subscriptions, 'log'>, context: RequestContext, error: unknown): GraphQLError[] =>
  asErrors([sendable(error instanceof BudgetSpent ? rateLimited(error) : error, log, context.say.bind(context))]);

/** Checks a subscription and begins it. Gives why it cannot, where it cannot. */
export async function subscribe(
  settings: Subscriptions,
  context: RequestContext,
  { query, variables, operationName }: SubscribePayload,
): Promise<Begun | GraphQLError[]> {
  const { apollo, schema, budgets, log } = settings;
  try {
    budgets?.mustHave(context.payer);
  } catch (error) {
    return refused(settings, context, error);
  }
  const asked = { query, ...(variables == null ? {} : { variables }), ...(operationName == null ? {} : { operationName }) };
  const [noted, startedAt] = [nothingNoted(), performance.now()];
  const { body, http } = await noting(noted, () => apollo.executeOperation(asked, { contextValue: context }));
  const { operation: name, errorCode } = noted;
  requestSeconds.observe({ operation: name ?? 'socket', outcome: outcomeOf(OK, errorCode) }, (performance.now() - startedAt) / 1_000);
  log.info({ requestId: context.requestId, actor: context.actor.kind, ...(name === null ? {} : { operation: name }), ...(errorCode === null ? {} : { code: errorCode }) }, 'subscription');
  if (body.kind !== 'single') throw new Error('an operation over a socket has one answer');
  if (body.singleResult.errors !== undefined) return asErrors(body.singleResult.errors);
  const cost = Number(http.headers.get('x-cost') ?? 0);

  const operation = { schema, document: parse(query, { maxTokens: LIMITS.tokens }), variableValues: variables ?? {}, operationName: operationName ?? null };
  const events = await createSourceEventStream({ ...operation, contextValue: context });
  if (!(Symbol.asyncIterator in events)) return (events.errors ?? []).flatMap((error) => refused(settings, context, error));

  const answer = async (event: Event): Promise<FormattedExecutionResult> => {
    await budgets?.spend(event.context.payer, cost);
    const { errors, ...told }: ExecutionResult = await execute({ ...operation, rootValue: event, contextValue: event.context });
    return { ...told, ...(errors === undefined ? {} : { errors: errors.map((error) => sendable(error, log, context.say.bind(context))) }) };
  };
  async function* tell(told: AsyncIterable<unknown>): AsyncGenerator<FormattedExecutionResult> {
    try {
      for await (const event of told) yield await within(LIMITS.seconds * 1_000, () => answer(event as Event));
    } catch (error) {
      throw refused(settings, context, error)[0];
    }
  }
  return { ...operation, contextValue: context, told: tell(events) };
}
