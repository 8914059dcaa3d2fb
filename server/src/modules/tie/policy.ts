import type { SignedIn } from '../../access/actor.js';
import { isOwnMatter, sitsInCouncil } from '../../access/council.js';
import { mayActFor, type Right } from '../../access/rights.js';
import type { TieCard, TieRow } from './store.js';
import { mayAddEvidence, mayReview, SIDE_OF_STEP, stateAllows, type TieStep } from './rules.js';

/** The side of a tie that did not declare it; null for a tie that a register proves. */
function counterpartyOf(tie: TieCard): string | null {
  if (tie.declaredByOrganizationId === null) return null;
  return tie.declaredByOrganizationId === tie.fromId ? tie.toId : tie.fromId;
}

/** The organizations in whose name a step can be taken. */
function sidesFor(tie: TieCard, step: TieStep): string[] {
  const side = SIDE_OF_STEP[step];
  if (side === 'either') return [tie.fromId, tie.toId];
  const organizationId = side === 'declarer' ? tie.declaredByOrganizationId : counterpartyOf(tie);
  return organizationId === null ? [] : [organizationId];
}

/** Taking part in the cluster by a tie is for its members; what is not so or over can be said by whoever has left too. */
export const RIGHT_OF_STEP = { confirm: 'writeTie', reconfirm: 'writeTie', reject: 'endTie', withdraw: 'endTie', end: 'endTie' } as const satisfies Record<TieStep, Right>;

/**
 * The organization in whose name the actor can take the step; null when none. A tie is confirmed by another person than the one who
 * declared it, also when one person acts for both sides, themselves or by keys that they made.
 */
export function actingSide(actor: SignedIn, tie: TieCard, step: TieStep): string | null {
  if (step === 'confirm' && tie.declaredById === actor.userId) return null;
  return sidesFor(tie, step).find((organizationId) => mayActFor(actor, organizationId, RIGHT_OF_STEP[step])) ?? null;
}

/** Whether the actor can take the step now. */
export const canTake = (actor: SignedIn, tie: TieCard, step: TieStep): boolean =>
  stateAllows(step, tie.state) &&
  actingSide(actor, tie, step) !== null &&
  (RIGHT_OF_STEP[step] !== 'writeTie' || actor.memberClusterIds.includes(tie.clusterId));

/** Four eyes: nobody reviews a tie of an organization that they act for or that their seat is filled from, nor one that they declared or confirmed themselves. */
export const isOwnTie = (actor: SignedIn, tie: Pick<TieRow, 'fromId' | 'toId' | 'declaredById' | 'confirmedById'>): boolean =>
  [tie.fromId, tie.toId].some((organizationId) => isOwnMatter(actor, { organizationId })) || [tie.declaredById, tie.confirmedById].includes(actor.userId);

/** Whether the actor can review the tie now. */
export const canReview = (actor: SignedIn, tie: TieRow): boolean => sitsInCouncil(actor, tie.clusterId) && mayReview(tie) && !isOwnTie(actor, tie);

/** The side in whose name the actor can add evidence; null when none. */
export const provingSide = (actor: SignedIn, tie: TieCard): string | null => [tie.fromId, tie.toId].find((organizationId) => mayActFor(actor, organizationId, 'writeTie')) ?? null;

/** Whether the actor can add evidence now. */
export const canAddEvidence = (actor: SignedIn, tie: TieRow): boolean =>
  provingSide(actor, tie) !== null && mayAddEvidence(tie) && actor.memberClusterIds.includes(tie.clusterId);
