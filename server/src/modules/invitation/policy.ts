import type { Actor } from '../../access/actor.js';
import type { InvitationRow } from './store.js';

/** Whether the invitation is to the actor's own address, whether or not they showed that it is theirs. */
export const isInvited = (actor: Actor, invitation: InvitationRow): boolean =>
  actor.kind === 'person' && actor.email?.toLowerCase() === invitation.email;

/** Whether the actor can accept it now. */
export const canAccept = (actor: Actor, invitation: InvitationRow): boolean =>
  invitation.open && actor.kind === 'person' && actor.emailVerified && isInvited(actor, invitation);

/** Whether the actor may know the invited address. */
export const mayKnowEmail = (actor: Actor, invitation: InvitationRow): boolean =>
  actor.adminIds.includes(invitation.organizationId) || isInvited(actor, invitation);
