import { float, integer } from './numbers.js';
import { MemberHeap } from './member-heap.js';
import { adjacency, strengths, unweighted, type Adjacency, type Network } from './network.js';

/**
 * s-core index of each member, 0 and up, in formal ties of top strength: the largest strength s such that the member still
 * stands when members below s are taken away again and again. 0 for a member without partners.
 * Peels the weakest member by an indexed heap: O((members + pairs) log members).
 * Source: Eidsaa & Almaas 2013, Phys. Rev. E 88:062819. With all weights 1 it is the k-core number of Seidman 1983.
 */
export function sCoreIndex(network: Network, links: Adjacency = adjacency(network)): Float64Array {
  const left = strengths(network);
  const heap = new MemberHeap(left).fill();
  const index = new Float64Array(network.size);
  let level = 0;
  for (let weakest = heap.take(); weakest !== undefined; weakest = heap.take()) {
    level = Math.max(level, float(left, weakest));
    index[weakest] = level;
    for (let p = integer(links.offset, weakest); p < integer(links.offset, weakest + 1); p++) {
      const partner = integer(links.neighbour, p);
      if (!heap.has(partner)) continue;
      left[partner] = float(left, partner) - float(links.weight, p);
      heap.moved(partner);
    }
  }
  return index;
}

/**
 * Unweighted core number of each member, a whole number 0..members-1: the same peeling, counting partners.
 * Source: Seidman 1983, Social Networks 5:269-287; Batagelj & Zaversnik 2003, arXiv:cs/0310049.
 */
export function coreNumbers(network: Network, links: Adjacency = adjacency(network)): Int32Array {
  return Int32Array.from(sCoreIndex(unweighted(network), { ...links, weight: new Float64Array(links.weight.length).fill(1) }));
}
