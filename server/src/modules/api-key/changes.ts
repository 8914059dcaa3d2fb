import type { SignedIn } from '../../access/actor.js';
import { lockAsAdmin } from '../../access/administration.js';
import { KEY_LIFETIME_DAYS, type NewApiKey } from '../../access/auth/new-key.js';
import type { RequestContext } from '../../context.js';
import type { ApiKeyMakeInput, ApiKeyRevokeInput } from '../../generated/schema.js';
import type { Effect } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { Checks, mustBeId } from '../../shared/input.js';
import { mustBeValid, notFound, notPossible } from '../../shared/refusal.js';
import { storedScopes } from './rules.js';

export type ApiKeyChanged = { apiKeyId: string; organizationId: string };
type ApiKeyEffect = (transaction: Transaction) => Promise<Effect<ApiKeyChanged>>;

/** Keys that an organization may have in force at a time. */
const MAX_KEYS = 50;

/**
 * The effect of making a key. Its secret is no part of the stored answer: it is shown by the request that made it, and by none after.
 * @param key made before, so that the secret is the same however often the database has this run
 */
export function makeApiKey(context: RequestContext, actor: SignedIn, input: ApiKeyMakeInput, key: NewApiKey): ApiKeyEffect {
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  const checks = new Checks();
  const name = checks.line(['name'], input.name, 1, 32);
  if (!input.scopes.includes('READ')) checks.add(['scopes'], 'input.scopeRead');
  const { min, max } = KEY_LIFETIME_DAYS;
  const expiresInDays = checks.integer(['expiresInDays'], input.expiresInDays, min, max);
  mustBeValid(checks.problems);
  const scopes = storedScopes(input.scopes);
  return async (transaction) => {
    const { apiKeys } = context.stores;
    await lockAsAdmin(transaction, actor, organizationId, context.requestId, ['input', 'organizationId']);
    if ((await apiKeys.countOf(transaction, organizationId)) >= MAX_KEYS) throw notPossible('refused.apiKey.tooMany', ['input', 'organizationId'], { maximum: MAX_KEYS });
    await apiKeys.make(transaction, key, { userId: actor.id, organizationId, name, scopes, expiresInDays });
    return {
      answer: { apiKeyId: key.id, organizationId },
      entries: [
        { journalId: organizationId, action: 'apiKey.make', organizationId, objectType: 'ApiKey', objectId: key.id, change: { scopes, days: expiresInDays } },
      ],
    };
  };
}

/** The effect of ending a key, with its mandate. */
export function revokeApiKey(context: RequestContext, actor: SignedIn, input: ApiKeyRevokeInput): ApiKeyEffect {
  const apiKeyId = mustBeId('ApiKey', input.apiKeyId, 'apiKeyId');
  const path = ['input', 'apiKeyId'];
  return async (transaction) => {
    const { apiKeys, mandates } = context.stores;
    const organizationId = await apiKeys.organizationOf(transaction, apiKeyId);
    // To others than its administrators there is no such key.
    if (organizationId === null || !actor.adminIds.includes(organizationId)) throw notFound(path);
    await lockAsAdmin(transaction, actor, organizationId, context.requestId, path);
    if ((await apiKeys.organizationOf(transaction, apiKeyId)) === null) throw notFound(path);
    await apiKeys.revoke(transaction, apiKeyId);
    await mandates.endOf(transaction, organizationId, [apiKeyId]);
    return {
      answer: { apiKeyId, organizationId },
      entries: [{ journalId: organizationId, action: 'apiKey.revoke', organizationId, objectType: 'ApiKey', objectId: apiKeyId }],
    };
  };
}
