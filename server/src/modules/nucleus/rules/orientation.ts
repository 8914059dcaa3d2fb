import { directionOf } from '../../tie/rules.js';
import type { ChainRole, OrganizationKind } from './chain.js';
import type { Figure } from './figure.js';
import { isTieOfTwo, shareOfTies, type TypedTie } from './network.js';
import { at } from './numbers.js';

/** How ties lie to the chain; the three shares add to 1. `NO_TIES`, `ONLY_JOINT_PROJECTS`. */
export type Orientation = {
  /** Along it: a supply, or enterprises of adjacent stages. */
  readonly vertical: Figure;
  /** Between enterprises of one stage. */
  readonly horizontal: Figure;
  /** The rest: to support, research, administration, or where a role is not stated. */
  readonly lateral: Figure;
};

/**
 * Shares of ties, joint projects left out. Definition: nucleus method, section "Chain", after Porter 1998, Harv. Bus. Rev. 76(6):77-90.
 */
export function orientation(members: readonly { kind: OrganizationKind; mainRole: ChainRole | null }[], ties: readonly TypedTie[]): Orientation {
  const counts = { VERTICAL: 0, HORIZONTAL: 0, LATERAL: 0 };
  for (const { type, from, to } of ties.filter(isTieOfTwo)) counts[directionOf(type, at(members, from), at(members, to))]++;
  const share = (count: number): Figure => shareOfTies(count, ties);
  return { vertical: share(counts.VERTICAL), horizontal: share(counts.HORIZONTAL), lateral: share(counts.LATERAL) };
}
