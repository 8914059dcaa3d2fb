import type { SignedIn } from '../../access/actor.js';
import { mayActFor, type Right } from '../../access/rights.js';
import type { TieCard } from './store.js';
import { SIDE_OF_STEP, stateAllows, type TieStep } from './rules.js';

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
