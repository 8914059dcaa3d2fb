import type { SignedIn } from '../../access/actor.js';
import { mayActFor } from '../../access/rights.js';
import { hindranceOf } from './rules.js';
import type { InitiativeRow } from './rows.js';

/** Whether the actor can commit now, in the name of a member. */
export const canCommit = (actor: SignedIn, initiative: InitiativeRow): boolean =>
  hindranceOf(initiative) === null && initiative.viewerMemberIds.some((organizationId) => mayActFor(actor, organizationId, 'commit'));

/** Whether the joint action is the actor's to call off: its organizer's people decide. */
export const mayCancel = (actor: SignedIn, initiative: InitiativeRow): boolean =>
  mayActFor(actor, initiative.organizerId, 'proposeInitiative');

/** Whether the actor can call it off now. */
export const canCancel = (actor: SignedIn, initiative: InitiativeRow): boolean =>
  hindranceOf(initiative) === null && mayCancel(actor, initiative);
