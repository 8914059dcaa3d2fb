import { known, unknown, type Figure } from './figure.js';
import { adjacency, strengths, type Adjacency, type Network } from './network.js';
import { float, integer } from './numbers.js';

/** How much a member stands between others. */
export type Brokerage = {
  /** c, above 0, in small circles above 1: low where the partners do not know each other. `NO_PARTNERS`. */
  readonly constraint: Figure;
  /** e, 1..partners: partners less their mean number of ties among each other. `NO_PARTNERS`. */
  readonly effectiveSize: Figure;
};

/**
 * Constraint, weighted: sum over the partners j of (p_ij + sum over common partners q of p_iq p_qj)^2, p_ij = w_ij/S_i; and effective
 * size, unweighted: n - 2t/n with t ties among the n partners. O(sum of squared degrees).
 * Sources: Burt 1992, Structural Holes, chapter 2; Borgatti 1997, Connections 20(1):35-38.
 */
export function brokerage(network: Network, links: Adjacency = adjacency(network)): Brokerage[] {
  const strength = strengths(network);
  const partnerOf = new Int32Array(network.size).fill(-1);
  const invested = new Float64Array(network.size);
  return Array.from(strength, (own, i): Brokerage => {
    const first = integer(links.offset, i);
    const last = integer(links.offset, i + 1);
    if (first === last) return { constraint: unknown('NO_PARTNERS'), effectiveSize: unknown('NO_PARTNERS') };
    for (let p = first; p < last; p++) {
      partnerOf[integer(links.neighbour, p)] = i;
      invested[integer(links.neighbour, p)] = float(links.weight, p) / own;
    }
    let ends = 0;
    for (let p = first; p < last; p++) {
      const q = integer(links.neighbour, p);
      const through = float(links.weight, p) / own / float(strength, q);
      for (let r = integer(links.offset, q); r < integer(links.offset, q + 1); r++) {
        const j = integer(links.neighbour, r);
        if (partnerOf[j] !== i) continue;
        invested[j] = float(invested, j) + through * float(links.weight, r);
        ends++;
      }
    }
    let constraint = 0;
    for (let p = first; p < last; p++) constraint += float(invested, integer(links.neighbour, p)) ** 2;
    const partners = last - first;
    return { constraint: known(constraint), effectiveSize: known(partners - ends / partners) };
  });
}
