import fc from 'fast-check';
import type { Member } from '../../../server/src/modules/nucleus/rules/attributes.js';
import { networkFromPairs, type Network } from '../../../server/src/modules/nucleus/rules/network.js';

export type Pair = readonly [from: number, to: number, weight: number];

export function network(size: number, pairs: readonly Pair[]): Network {
  return networkFromPairs(size, pairs.map(([from]) => from), pairs.map(([, to]) => to), pairs.map(([, , weight]) => weight));
}

/** The full matrix of weights: slow and obvious. */
export function matrix({ size, from, to, weight }: Network): number[][] {
  const w = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  weight.forEach((value, p) => {
    const a = from[p] ?? NaN;
    const b = to[p] ?? NaN;
    (w[a] ?? [])[b] = value;
    (w[b] ?? [])[a] = value;
  });
  return w;
}

/** Networks whose weights are eighths, so that every sum of them is exact in any order. */
export function networks(most: number, eighths = 16): fc.Arbitrary<Network> {
  return fc.integer({ min: 1, max: most }).chain((size) =>
    fc
      .array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: 1, max: eighths })), { maxLength: 3 * size })
      .map((rows) => network(size, rows.filter(([a, b]) => a !== b).map(([a, b, w]): Pair => [a, b, w / 8]))),
  );
}

/** The same network with member i called order[i]. */
export function relabelled(original: Network, order: readonly number[]): Network {
  const named = (i: number): number => order[i] ?? NaN;
  return networkFromPairs(original.size, Array.from(original.from, named), Array.from(original.to, named), original.weight);
}

/** A network and a random order of its members. */
export function withOrder(most: number): fc.Arbitrary<[Network, number[]]> {
  return networks(most).chain((one) => {
    const all = Array.from({ length: one.size }, (_, i) => i);
    return fc.tuple(fc.constant(one), fc.shuffledSubarray(all, { minLength: one.size }));
  });
}

/** A member of which nothing is known but its kind. */
export function member(known: Partial<Member> = {}): Member {
  return { id: 'm', kind: 'ENTERPRISE', mainRole: null, employees: null, employeesShown: true, output: [], outputShown: true, sectorOutput: [], ...known };
}

/** Yearly values from a first year on. */
export function yearly(first: number, ...values: number[]): { year: number; value: number }[] {
  return values.map((value, i) => ({ year: first + i, value }));
}

/** Friendships in a karate club, numbered from 1 as published. Zachary 1977, J. Anthropol. Res. 33:452-473. */
const friends: readonly (readonly [number, readonly number[]])[] = [
  [1, [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32]],
  [2, [3, 4, 8, 14, 18, 20, 22, 31]],
  [3, [4, 8, 9, 10, 14, 28, 29, 33]],
  [4, [8, 13, 14]],
  [5, [7, 11]],
  [6, [7, 11, 17]],
  [7, [17]],
  [9, [31, 33, 34]],
  [10, [34]],
  [14, [34]],
  [15, [33, 34]],
  [16, [33, 34]],
  [19, [33, 34]],
  [20, [34]],
  [21, [33, 34]],
  [23, [33, 34]],
  [24, [26, 28, 30, 33, 34]],
  [25, [26, 28, 32]],
  [26, [32]],
  [27, [30, 34]],
  [28, [34]],
  [29, [32, 34]],
  [30, [33, 34]],
  [31, [33, 34]],
  [32, [33, 34]],
  [33, [34]],
];

export const karate: Network = network(
  34,
  friends.flatMap(([one, others]) => others.map((other): Pair => [one - 1, other - 1, 1])),
);
