import type { Network } from '../../../server/src/modules/nucleus/rules/network.js';
import { matrix } from './kit.js';

/** What the rules compute in a clever way, computed in a slow and obvious one. */

const members = (network: Network): number[] => Array.from({ length: network.size }, (_, i) => i);

/** Everybody whom a walk along pairs reaches from a member, itself included; `without` is not walked through. */
export function reachedFrom(network: Network, start: number, without: { member?: number; pair?: readonly [number, number] } = {}): Set<number> {
  const w = matrix(network);
  const reached = new Set([start]);
  for (const i of reached) {
    for (const j of members(network)) {
      const gone = without.pair !== undefined && without.pair.includes(i) && without.pair.includes(j);
      if ((w[i]?.[j] ?? 0) > 0 && j !== without.member && !gone) reached.add(j);
    }
  }
  return reached;
}

/** Pairs that some path joins among all but one. */
export function joinedWithout(network: Network, member: number | null, passing: number | null = member): number {
  let joined = 0;
  for (const a of members(network)) {
    if (a === member) continue;
    const reached = reachedFrom(network, a, passing === null ? {} : { member: passing });
    for (const b of reached) if (b > a && b !== member) joined++;
  }
  return joined;
}

/** Pair loss by trying: 1 - joined without i / joined before among the others. NaN where nobody else was joined. */
export function pairLoss(network: Network, member: number): number {
  return 1 - joinedWithout(network, member) / joinedWithout(network, member, null);
}

/** Members cut off from the largest part that is left of a member's own. */
export function stranded(network: Network, member: number): number {
  const own = [...reachedFrom(network, member)].filter((i) => i !== member);
  const parts = own.map((i) => reachedFrom(network, i, { member }).size);
  return own.length - Math.max(0, ...parts);
}

/** Pairs without which their ends are not joined. */
export function bridges(network: Network): [number, number][] {
  const pairs = Array.from(network.from, (a, p): [number, number] => [a, network.to[p] ?? NaN]);
  return pairs.filter(([a, b]) => !reachedFrom(network, a, { pair: [a, b] }).has(b));
}

/** Burt's constraint, as the formula reads. */
export function constraint(network: Network, i: number): number {
  const w = matrix(network);
  const p = w.map((row) => row.map((value) => value / row.reduce((sum, one) => sum + one, 0)));
  const of = (a: number, b: number): number => p[a]?.[b] ?? NaN;
  return members(network)
    .filter((j) => of(i, j) > 0)
    .reduce((sum, j) => {
      const through = members(network).filter((q) => q !== i && q !== j && of(i, q) > 0);
      return sum + (of(i, j) + through.reduce((indirect, q) => indirect + of(i, q) * (of(q, j) || 0), 0)) ** 2;
    }, 0);
}

/** Borgatti's effective size: partners less twice the pairs among them over the partners. */
export function effectiveSize(network: Network, i: number): number {
  const w = matrix(network);
  const partners = members(network).filter((j) => (w[i]?.[j] ?? 0) > 0);
  const among = partners.flatMap((a) => partners.filter((b) => b > a && (w[a]?.[b] ?? 0) > 0)).length;
  return partners.length - (2 * among) / partners.length;
}

/** Modularity as the double sum over all members. */
export function modularity(network: Network, group: ArrayLike<number>): number {
  const w = matrix(network);
  const strength = w.map((row) => row.reduce((sum, one) => sum + one, 0));
  const all = strength.reduce((sum, one) => sum + one, 0);
  let q = 0;
  for (const i of members(network)) {
    for (const j of members(network)) {
      if (group[i] === group[j]) q += (w[i]?.[j] ?? NaN) / all - ((strength[i] ?? NaN) * (strength[j] ?? NaN)) / all ** 2;
    }
  }
  return q;
}
