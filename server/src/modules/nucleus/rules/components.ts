import { known, unknown, type Figure } from './figure.js';
import { at, integer } from './numbers.js';

/** The connected parts of a network. */
export type Components = {
  /** The part of each member: a whole number 0..parts-1, in the order of their first members. */
  readonly of: Int32Array;
  /** Members of each part. */
  readonly size: Int32Array;
};

/**
 * The parts that pairs join members to. Union by size with path halving: nearly O(size + pairs).
 * Source: Tarjan 1975, J. ACM 22:215-225.
 */
export function components(size: number, from: ArrayLike<number>, to: ArrayLike<number>): Components {
  const above = Int32Array.from({ length: size }, (_, i) => i);
  const weight = new Int32Array(size).fill(1);
  const root = (i: number): number => {
    let member = i;
    while (integer(above, member) !== member) {
      above[member] = integer(above, integer(above, member));
      member = integer(above, member);
    }
    return member;
  };
  for (let p = 0; p < from.length; p++) {
    const [a, b] = [root(at(from, p)), root(at(to, p))];
    if (a === b) continue;
    const [large, small] = integer(weight, a) >= integer(weight, b) ? [a, b] : [b, a];
    above[small] = large;
    weight[large] = integer(weight, large) + integer(weight, small);
  }
  const number = new Int32Array(size).fill(-1);
  const sizes: number[] = [];
  const of = Int32Array.from({ length: size }, (_, i) => {
    const top = root(i);
    if (integer(number, top) === -1) number[top] = sizes.push(integer(weight, top)) - 1;
    return integer(number, top);
  });
  return { of, size: Int32Array.from(sizes) };
}

/** Pairs among so many. */
export function pairsAmong(members: number): number {
  return (members * (members - 1)) / 2;
}

/** Pairs of members that some path joins. */
export function joinedPairs(parts: Components): number {
  return parts.size.reduce((sum, size) => sum + pairsAmong(size), 0);
}

/** So many pairs as a share of all pairs of the members, 0..1. `ONE_MEMBER`, or `TOO_FEW_MEMBERS` of none. */
export function shareOfPairs(pairs: number, members: number): Figure {
  if (members < 2) return unknown(members === 1 ? 'ONE_MEMBER' : 'TOO_FEW_MEMBERS');
  return known(pairs / pairsAmong(members));
}
