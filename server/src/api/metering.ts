import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../context.js';
import { hasDatabaseFailed } from '../neo4j/failure.js';
import { RequestError, unavailable } from '../shared/request-error.js';
import { BudgetSpent, type Balance, type Budgets } from './budget/budgets.js';
import { costOf } from './cost.js';
import { LIMITS, rootFields } from './limits.js';

/** Points for a document that is refused before anything is read: it was parsed and looked through all the same. */
const REFUSED = 5;

const tooComplex = (message: string, arguments_: Record<string, number>): RequestError =>
  new RequestError('QUERY_TOO_COMPLEX', message, arguments_, { status: 400 });

/** The budget does not suffice; the client learns when it does. */
export function rateLimited({ waitSeconds }: BudgetSpent): RequestError {
  const headers = new HeaderMap([['retry-after', String(waitSeconds)]]);
  return new RequestError('RATE_LIMITED', 'error.rateLimited', { seconds: waitSeconds }, { status: 429, headers });
}

function tell(headers: HeaderMap, cost: number, { limit, remaining, resetAt }: Balance): void {
  headers.set('x-cost', String(cost));
  headers.set('x-cost-limit', String(limit));
  headers.set('x-cost-remaining', String(remaining));
  headers.set('x-cost-reset', String(Math.ceil(resetAt.getTime() / 1_000)));
}

/** Refuses what would cost too much before any of it is read, takes what it costs from the actor's budget, and tells both. */
export const metering = (budgets: Budgets | null): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => {
    let cost: number | null = null;
    let balance: Balance | null = null;
    return {
      didResolveOperation: async ({ schema, document, operation, request, contextValue: { actor, payer } }) => {
        // Apollo leaves it to the gateway to say so.
        if (operation === undefined) throw new RequestError('OPERATION_RESOLUTION_FAILURE', 'error.noOperation', {}, { status: 400 });
        const roots = rootFields(document, operation.selectionSet);
        if (roots.length > LIMITS.rootFields) throw tooComplex('error.rootFields', { max: LIMITS.rootFields });
        if (actor.kind === 'visitor' && roots.some((name) => name === '__schema' || name === '__type')) {
          throw new RequestError('UNAUTHENTICATED', 'error.introspection', {}, { status: 400 });
        }
        cost = costOf({
          schema,
          document,
          operationName: operation.name?.value ?? null,
          variables: request.variables ?? {},
          selections: LIMITS.selections + 1,
        });
        if (cost > LIMITS.cost) throw tooComplex('error.tooCostly', { cost, max: LIMITS.cost });
        if (budgets === null) return;
        try {
          balance = await budgets.spend(payer, cost);
        } catch (error) {
          if (error instanceof BudgetSpent) {
            balance = error.balance;
            throw rateLimited(error);
          }
          throw hasDatabaseFailed(error) ? unavailable() : error;
        }
      },
      willSendResponse: async ({ response, contextValue: { payer } }) => {
        if (response.body.kind !== 'single' || budgets === null) return;
        if (cost === null || balance === null) {
          // The answer stands whether or not this could be noted.
          await budgets.charge(payer, REFUSED).catch(() => undefined);
          return;
        }
        tell(response.http.headers, cost, balance);
        const { limit, remaining, resetAt } = balance;
        response.body.singleResult.extensions = { cost: { requested: cost, limit, remaining, resetAt: resetAt.toISOString() } };
      },
    };
  },
});
