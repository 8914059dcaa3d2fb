import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { Resolvers } from '../../generated/schema.js';
import { notFound } from '../../shared/refusal.js';
import { eraseAccount, removeContact, setContact } from './changes.js';

async function storedContact(context: RequestContext) {
  const contact = await context.stores.accounts.contactOf(context.mustBeSignedIn().id);
  // When the change is sent again later, the consent may have been taken back meanwhile.
  if (contact === null) throw notFound();
  return { __typename: 'ContactStored' as const, contact };
}

export const accountResolvers: Resolvers = {
  Viewer: {
    contact: (viewer, _arguments, { stores }) => (viewer.kind === 'person' ? stores.accounts.contactOf(viewer.id) : null),
  },
  Organization: {
    contactPeople: async (organization, _arguments, { loaders }) => (await loaders.contactPeople.load(organization.id))?.people ?? [],
  },
  Mutation: {
    contactSet: (_root, { input }, context) =>
      change(context, 'contactSet', input, (actor) => setContact(context, actor, input), () => storedContact(context)),
    contactRemove: (_root, { input }, context) =>
      change(context, 'contactRemove', input, (actor) => removeContact(context, actor), async ({ removedAt }) => ({ __typename: 'ContactRemoved' as const, removedAt })),
    // The password stays out of what the operation keeps a hash of.
    accountErase: (_root, { input }, context) =>
      change(
        context,
        'accountErase',
        { idempotencyKey: input.idempotencyKey },
        (actor) => eraseAccount(context, actor, input),
        async ({ erasedAt }) => ({ __typename: 'AccountErased' as const, erasedAt }),
      ),
  },
};
