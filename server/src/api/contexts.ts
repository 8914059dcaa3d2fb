import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { findActor, type Actor } from '../access/actor.js';
import type { OpenClusters } from '../access/open-clusters.js';
import type { Auth } from '../access/auth/auth.js';
import { RequestContext } from '../context.js';
import type { Operations } from '../journal/operation.js';
import type { Database } from '../neo4j/database.js';
import { DeadlinePassed } from '../neo4j/deadline.js';
import { hasDatabaseFailed } from '../neo4j/failure.js';
import { note } from '../observe/request.js';
import { queryTimeout, RequestError, unauthenticated, unavailable } from '../shared/request-error.js';
import { localeOf, say } from '../shared/text.js';
import { BudgetSpent, type Budgets, type Payer } from './budget/budgets.js';
import { subscriberOf, type ClientAddresses } from './client-address.js';
import { rateLimited } from './metering.js';

export type ContextSettings = {
  database: Database;
  auth: Auth;
  openClusters: OpenClusters;
  operations: Operations;
  addresses: ClientAddresses;
  budgets: Budgets | null;
};

/** Points for showing a key or a session that does not hold: looking it up costs the same as for one that does. */
const FALSE_SIGN_IN = 5;

const payerOf = (actor: Actor, visitor: Payer): Payer => (actor.kind === 'visitor' ? visitor : { kind: actor.kind, id: actor.id });

function ownError(error: unknown): RequestError | null {
  if (error instanceof BudgetSpent) return rateLimited(error);
  if (hasDatabaseFailed(error)) return unavailable();
  if (error instanceof DeadlinePassed) return queryTimeout({ status: 503 });
  return error instanceof RequestError ? error : null;
}

/** Before there is a context nothing translates an error on its way out, so it is put into words here. */
function inWords(error: unknown, acceptLanguage: string | undefined): unknown {
  const own = ownError(error);
  if (own === null) return error;
  return new GraphQLError(say(localeOf(acceptLanguage), own.message, own.arguments), { extensions: own.extensions });
}

/**
 * Gives the function that finds out anew who is behind a request that goes on. It gives null once that is nobody or somebody else: the
 * session or the key has ended, or the account is suspended.
 */
export function createRenewal({ database, auth, openClusters }: Pick<ContextSettings, 'database' | 'auth' | 'openClusters'>) {
  return async (context: RequestContext, request: FastifyRequest): Promise<RequestContext | null> => {
    const found = await auth.identify(request.headers);
    const actor = found.outcome === 'refused' ? null : await findActor(database, openClusters, found.identity);
    if (actor === null || actor.kind !== context.actor.kind) return null;
    if (actor.kind !== 'visitor' && context.actor.kind !== 'visitor' && actor.id !== context.actor.id) return null;
    return context.anew(actor);
  };
}

/** Finds out who asks and takes so many points of their budget, of which something must be left. */
export type ContextOf = (request: FastifyRequest, points?: number) => Promise<RequestContext>;

/** Gives the function that makes the contexts of requests. */
export function createContexts({ database, auth, openClusters, operations, addresses, budgets }: ContextSettings): ContextOf {
  async function identify(request: FastifyRequest, visitor: Payer): Promise<Actor> {
    const claims = [request.headers.cookie, request.headers.authorization, request.headers['x-api-key']].some((claim) => claim !== undefined);
    if (!claims) budgets?.mustHave(visitor);
    const found = await auth.identify(request.headers);
    if (claims && (found.outcome === 'refused' || found.identity === null)) {
      budgets?.mustHave(visitor);
      await budgets?.charge(visitor, FALSE_SIGN_IN);
    }
    const actor = found.outcome === 'refused' ? null : await findActor(database, openClusters, found.identity);
    if (actor === null) throw unauthenticated({ status: 401 });
    return actor;
  }

  return async (request, points = 0) => {
    const language = request.headers['accept-language'];
    const visitor: Payer = { kind: 'visitor', id: subscriberOf(addresses.of(request)) };
    try {
      const actor = await identify(request, visitor);
      const payer = payerOf(actor, visitor);
      note({ actorKind: actor.kind });
      budgets?.mustHave(payer);
      await budgets?.spend(payer, points);
      return new RequestContext(database, operations, actor, localeOf(language), request.id, { auth, openClusters, cookie: request.headers.cookie }, payer);
    } catch (error) {
      throw inWords(error, language);
    }
  };
}
