import { change } from '../../change.js';
import type { Resolvers } from '../../generated/schema.js';
import { globalId } from '../../shared/identifier.js';
import { money } from '../../shared/money.js';
import { notFound } from '../../shared/refusal.js';
import { giveMandate, revokeMandate } from './changes.js';
import { usedMinor } from './rules.js';

export const mandateResolvers: Resolvers = {
  Organization: {
    mandates: ({ id }, _arguments, { actor, stores }) => (actor.organizationIds.includes(id) ? stores.mandates.of(id) : null),
  },
  Mandate: {
    id: (mandate) => globalId('Mandate', mandate.id),
    holderId: ({ holderId, holderKind }) => globalId(holderKind === 'person' ? 'Viewer' : 'ApiKey', holderId),
    limit: ({ limitMinor, currency }) => money(limitMinor, currency),
    used: ({ commitments, currency }) => money(usedMinor(commitments), currency),
  },
  Mutation: {
    mandateGive: (_root, { input }, context) =>
      change(context, 'mandateGive', input, (actor) => giveMandate(context, actor, input), async ({ mandateId }) => {
        const [mandate] = await context.stores.mandates.byIds([mandateId]);
        if (mandate === undefined) throw notFound();
        return { __typename: 'MandateGiven' as const, mandate };
      }),
    mandateRevoke: (_root, { input }, context) =>
      change(context, 'mandateRevoke', input, (actor) => revokeMandate(context, actor, input), async ({ organizationId }) => ({
        __typename: 'MandateRevoked' as const,
        organization: await context.loaders.changedOrganization(organizationId),
      })),
  },
};
