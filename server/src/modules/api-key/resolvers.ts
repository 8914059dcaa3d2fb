import { newApiKey } from '../../access/auth/new-key.js';
import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { Resolvers } from '../../generated/schema.js';
import { globalId } from '../../shared/identifier.js';
import { notFound } from '../../shared/refusal.js';
import { makeApiKey, revokeApiKey } from './changes.js';
import { toldScopes } from './rules.js';
import type { ApiKeyRow } from './store.js';

/** The keys of an organization, each with its mandate. */
async function keysOf({ actor, stores }: RequestContext, organizationId: string): Promise<ApiKeyRow[] | null> {
  if (!actor.adminIds.includes(organizationId)) return null;
  const keys = await stores.apiKeys.of(organizationId);
  const mandates = await stores.mandates.ofHolders(organizationId, keys.map(({ id }) => id));
  return keys.map((key) => ({ ...key, mandate: mandates.find(({ holderId }) => holderId === key.id) ?? null }));
}

export const apiKeyResolvers: Resolvers = {
  Organization: {
    apiKeys: ({ id }, _arguments, context) => keysOf(context, id),
  },
  ApiKey: {
    id: (key) => globalId('ApiKey', key.id),
    scopes: ({ permissions }) => toldScopes(permissions),
    mandate: async ({ id, organizationId, mandate }, _arguments, { stores }) =>
      mandate !== undefined ? mandate : ((await stores.mandates.ofHolders(organizationId, [id]))[0] ?? null),
  },
  Mutation: {
    apiKeyMake: (_root, { input }, context) => {
      const made = newApiKey();
      return change(context, 'apiKeyMake', input, (actor) => makeApiKey(context, actor, input, made), async ({ apiKeyId }) => {
        const [apiKey] = await context.stores.apiKeys.byIds([apiKeyId]);
        if (apiKey === undefined) throw notFound();
        return { __typename: 'ApiKeyMade' as const, apiKey, secret: apiKeyId === made.id ? made.secret : null };
      });
    },
    apiKeyRevoke: (_root, { input }, context) =>
      change(context, 'apiKeyRevoke', input, (actor) => revokeApiKey(context, actor, input), async ({ organizationId }) => ({
        __typename: 'ApiKeyRevoked' as const,
        organization: await context.loaders.changedOrganization(organizationId),
      })),
  },
};
