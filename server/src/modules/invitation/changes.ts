import type { SignedIn } from '../../access/actor.js';
import { mustBePerson } from '../../access/rights.js';
import { lockAsAdmin } from '../../access/administration.js';
import type { RequestContext } from '../../context.js';
import type { InvitationAcceptInput, InvitationMakeInput, InvitationRevokeInput } from '../../generated/schema.js';
import type { Effect, EntryDraft } from '../../journal/operation.js';
import { enqueueMail, linkTo } from '../../mail/outbox.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { Checks, isEmail, mustBeId } from '../../shared/input.js';
import { mustBeValid, notFound, notPossible, Refusal } from '../../shared/refusal.js';
import { nameIn, say } from '../../shared/text.js';
import { mustBeVerified } from '../representation/policy.js';
import { isInvited } from './policy.js';
import { newToken, tokenHash } from './token.js';

export type InvitationChanged = { invitationId: string; organizationId: string };
type InvitationEffect = (transaction: Transaction) => Promise<Effect<InvitationChanged>>;

/** Invitations that one organization may send within a day: enough for its people, too few to flood others. */
const MAX_A_DAY = 50;

function readEmail(input: InvitationMakeInput): string {
  const checks = new Checks();
  const email = checks.text(['email'], input.email, 3, 254).toLowerCase();
  if (checks.problems.length === 0 && !isEmail(email)) checks.add(['email'], 'input.email');
  mustBeValid(checks.problems);
  return email;
}

/** The effect of inviting a colleague: the link goes to the address alone, and only its hash is kept. */
export function makeInvitation(context: RequestContext, actor: SignedIn, input: InvitationMakeInput): InvitationEffect {
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  const email = readEmail(input);
  const locale = input.locale ?? context.locale;
  const token = newToken();
  const hash = tokenHash(token) ?? '';
  const invitationId = newId();
  return async (transaction) => {
    const { invitations } = context.stores;
    const organization = await lockAsAdmin(transaction, actor, organizationId, context.requestId, ['input', 'organizationId']);
    const { represented, recent } = await invitations.standing(transaction, organizationId, email);
    if (represented) throw notPossible('refused.invitation.already', ['input', 'email']);
    if (recent >= MAX_A_DAY) throw notPossible('refused.invitation.tooMany', ['input', 'email'], { maximum: MAX_A_DAY });
    await invitations.make(transaction, { id: invitationId, organizationId, email, role: input.role, tokenHash: hash });
    await enqueueMail(transaction, {
      to: email,
      template: 'invitation',
      locale,
      arguments: {
        organization: nameIn(locale, organization),
        role: say(locale, `role.${input.role}`),
        inviter: actor.name,
        link: linkTo(context.origin, locale, `invite/${token}`),
      },
    });
    return { answer: { invitationId, organizationId }, entries: [entry('invitation.make', organizationId, invitationId, { role: input.role })] };
  };
}

/** The effect of taking an invitation back. */
export function revokeInvitation(context: RequestContext, actor: SignedIn, input: InvitationRevokeInput): InvitationEffect {
  const invitationId = mustBeId('Invitation', input.invitationId, 'invitationId');
  const path = ['input', 'invitationId'];
  return async (transaction) => {
    const { invitations } = context.stores;
    const organizationId = await invitations.organizationOf(transaction, { id: invitationId });
    // To others than its administrators there is no such invitation, whether or not they see the organization.
    if (organizationId === null || !actor.adminIds.includes(organizationId)) throw notFound(path);
    await lockAsAdmin(transaction, actor, organizationId, context.requestId, path);
    const invitation = await invitations.locked(transaction, { id: invitationId });
    if (invitation === null || !invitation.open) throw notPossible('refused.invitation.over', path);
    await invitations.close(transaction, invitationId, 'REVOKED');
    return { answer: { invitationId, organizationId }, entries: [entry('invitation.revoke', organizationId, invitationId)] };
  };
}

/** The effect of accepting: once, by the account whose verified address was invited. */
export function acceptInvitation(context: RequestContext, actor: SignedIn, input: InvitationAcceptInput): InvitationEffect {
  mustBePerson(actor);
  const path = ['input', 'token'];
  const hash = tokenHash(input.token);
  if (hash === null) throw notFound(path);
  return async (transaction) => {
    const { invitations, people } = context.stores;
    const organizationId = await invitations.organizationOf(transaction, { tokenHash: hash });
    if (organizationId === null) throw notFound(path);
    await invitations.lockOrganizationOf(transaction, organizationId, context.requestId);
    const invitation = await invitations.locked(transaction, { tokenHash: hash });
    if (invitation === null || !invitation.open) throw notFound(path);
    if (!isInvited(actor, invitation)) throw new Refusal('FORBIDDEN', 'error.forbidden.otherAddress', path);
    mustBeVerified(actor.emailVerified);
    if (!(await people.welcome(transaction, organizationId, actor.id, invitation.role))) throw notFound(path);
    await invitations.close(transaction, invitation.id, 'ACCEPTED');
    return {
      answer: { invitationId: invitation.id, organizationId },
      entries: [entry('invitation.accept', organizationId, invitation.id, { role: invitation.role })],
    };
  };
}

/** The address is nobody's business but the administrators': the entry tells the role alone. */
const entry = (action: string, organizationId: string, objectId: string, change: Record<string, unknown> = {}): EntryDraft => ({
  ...{ journalId: organizationId, action, organizationId, objectType: 'Invitation', objectId, change },
});
