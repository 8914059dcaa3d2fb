import { change } from '../../change.js';
import type { Resolvers } from '../../generated/schema.js';
import { globalId } from '../../shared/identifier.js';
import { notFound } from '../../shared/refusal.js';
import { nameIn } from '../../shared/text.js';
import { acceptInvitation, makeInvitation, revokeInvitation } from './changes.js';
import { canAccept, mayKnowEmail } from './policy.js';
import { tokenHash } from './token.js';

export const invitationResolvers: Resolvers = {
  Query: {
    invitation: (_root, { token }, { stores }) => {
      const hash = tokenHash(token);
      return hash === null ? null : stores.invitations.findByToken(hash);
    },
  },
  Organization: {
    invitations: ({ id }, _arguments, { actor, stores }) => (actor.adminIds.includes(id) ? stores.invitations.openOf(id) : null),
  },
  Invitation: {
    id: (invitation) => globalId('Invitation', invitation.id),
    organizationName: ({ organizationName: name, organizationNameKk: nameKk, organizationNameRu: nameRu, organizationNameEn: nameEn }, _arguments, { locale }) =>
      nameIn(locale, { name, nameKk, nameRu, nameEn }),
    email: (invitation, _arguments, { actor }) => (mayKnowEmail(actor, invitation) ? invitation.email : null),
    viewerCanAccept: (invitation, _arguments, { actor }) => canAccept(actor, invitation),
  },
  Mutation: {
    invitationMake: (_root, { input }, context) =>
      change(context, 'invitationMake', input, (actor) => makeInvitation(context, actor, input), async ({ invitationId }) => {
        const [invitation] = await context.stores.invitations.byIds([invitationId]);
        if (invitation === undefined) throw notFound();
        return { __typename: 'InvitationMade' as const, invitation };
      }),
    invitationRevoke: (_root, { input }, context) =>
      change(context, 'invitationRevoke', input, (actor) => revokeInvitation(context, actor, input), async ({ organizationId }) => ({
        __typename: 'InvitationRevoked' as const,
        organization: await context.loaders.changedOrganization(organizationId),
      })),
    invitationAccept: (_root, { input }, context) =>
      change(context, 'invitationAccept', input, (actor) => acceptInvitation(context, actor, input), async ({ organizationId }) => {
        await context.renewActor();
        return { __typename: 'InvitationAccepted' as const, organization: await context.loaders.changedOrganization(organizationId) };
      }),
  },
};
