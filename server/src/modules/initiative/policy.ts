import type { SignedIn } from '../../access/actor.js';
import { mayActFor } from '../../access/rights.js';
import { hindranceOf } from './rules.js';
import type { CommitmentRow, InitiativeRow } from './rows.js';

/** Whether the actor may commit for an organization: without a limit, or within a mandate in force. */
const mayCommit = (actor: SignedIn, organizationId: string): boolean =>
  mayActFor(actor, organizationId, 'commit') ||
  (mayActFor(actor, organizationId, 'commitInMandate') &&
    actor.representations.some((representation) => representation.organizationId === organizationId && representation.mandated));

/** Whether the actor can commit now, in the name of a member. */
export const canCommit = (actor: SignedIn, initiative: InitiativeRow): boolean =>
  hindranceOf(initiative) === null && initiative.viewerMemberIds.some((organizationId) => mayCommit(actor, organizationId));

/** Whether the actor may take a commitment back or put another in its place: an administrator any, others what they made themselves. */
export const mayWithdraw = (actor: SignedIn, { organizationId, holderId }: CommitmentRow): boolean =>
  mayActFor(actor, organizationId, 'commit') || (holderId === actor.id && mayActFor(actor, organizationId, 'withdrawCommitment'));

/** Whether the joint action is the actor's to call off: its organizer's people decide. */
export const mayCancel = (actor: SignedIn, initiative: InitiativeRow): boolean =>
  mayActFor(actor, initiative.organizerId, 'cancelInitiative');

/** Whether the actor can call it off now. */
export const canCancel = (actor: SignedIn, initiative: InitiativeRow): boolean =>
  hindranceOf(initiative) === null && mayCancel(actor, initiative);
