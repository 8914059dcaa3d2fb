import { known, unknown, type Figure } from './figure.js';

/** A declared tie that the other side has not answered, by its two ends. */
export type Unanswered = { readonly fromId: string; readonly toId: string };

/** The number is told in steps of so many. */
const STEP = 5;
/** Fewest organizations of a cluster of which a figure is told that hidden ties are in. */
const FEWEST_MEMBERS = 5;
/** Fewest that ties without an answer concern, whoever leaves out their own. */
const FEWEST_CONCERNED = 3;

/**
 * How many declared ties wait for an answer, as everybody in the cluster may be told: rounded up to a multiple of 5. `TOO_FEW_CONCERNED` in a
 * cluster of fewer than 5 organizations, and where somebody who leaves out their own ties would be left with those of fewer than 3: nobody
 * learns of a tie between two others that these have not both confirmed. O(ties).
 */
export function toldUnanswered(members: number, ties: readonly Unanswered[]): Figure {
  const withWhom = new Map<string, Set<string>>();
  const meet = (one: string, other: string): void => void withWhom.set(one, (withWhom.get(one) ?? new Set()).add(other));
  for (const { fromId, toId } of ties) {
    meet(fromId, toId);
    meet(toId, fromId);
  }
  // Without one organization those are gone too whose ties all lead to it.
  const dependent = new Map<string, number>();
  for (const [first, second] of [...withWhom.values()].map((others) => [...others])) {
    if (first !== undefined && second === undefined) dependent.set(first, (dependent.get(first) ?? 0) + 1);
  }
  const left = [...withWhom.keys()].map((one) => withWhom.size - 1 - (dependent.get(one) ?? 0));
  const fewest = left.reduce((least, count) => Math.min(least, count), Infinity);
  if (members < FEWEST_MEMBERS || ties.length === 0 || fewest < FEWEST_CONCERNED) return unknown('TOO_FEW_CONCERNED');
  return known(Math.ceil(ties.length / STEP) * STEP);
}
