import { components, pairsAmong, type Components } from './components.js';
import { adjacency, type Adjacency, type Network } from './network.js';
import { at, integer } from './numbers.js';

/** What falls apart when one member, or the ties of one pair, go. By index of the member. */
export type Cuts = {
  /** 1 for a member whose leaving parts others that were joined. */
  readonly articulation: Uint8Array;
  /** Pairs of others that are joined with the member and no more without. */
  readonly lostPairs: Float64Array;
  /** Members cut off from the largest part that remains of the member's own. */
  readonly stranded: Int32Array;
  /** Pairs that alone hold two parts together, `from < to`, in order. */
  readonly bridges: readonly (readonly [from: number, to: number])[];
  /** Of each of these, the members on its smaller side. */
  readonly behind: Int32Array;
};

/**
 * Articulation points, bridges, and what each member's leaving costs, by one walk in depth. O(size + pairs), no recursion.
 * Sources: Tarjan 1972, SIAM J. Comput. 1:146-160; Hopcroft & Tarjan 1973, Commun. ACM 16:372-378.
 */
export function cuts(
  network: Network,
  links: Adjacency = adjacency(network),
  parts: Components = components(network.size, network.from, network.to),
): Cuts {
  const n = network.size;
  const found = new Int32Array(n);
  const low = new Int32Array(n);
  const parent = new Int32Array(n).fill(-1);
  const below = new Int32Array(n).fill(1);
  const next = links.offset.slice();
  const cutOff = new Int32Array(n);
  const pairsLeft = new Float64Array(n);
  const largest = new Int32Array(n);
  const bridges: { pair: [number, number]; side: number }[] = [];
  const path: number[] = [];
  let clock = 0;

  const discover = (i: number, from: number): void => {
    parent[i] = from;
    clock++;
    found[i] = clock;
    low[i] = clock;
    path.push(i);
  };
  const leave = (i: number): void => {
    path.pop();
    const up = integer(parent, i);
    if (up === -1) return;
    low[up] = Math.min(integer(low, up), integer(low, i));
    below[up] = integer(below, up) + integer(below, i);
    if (integer(low, i) > integer(found, up)) bridges.push({ pair: i < up ? [i, up] : [up, i], side: smallerSide(i) });
    if (integer(low, i) < integer(found, up)) return;
    // Without `up` all below i is a part of its own.
    cutOff[up] = integer(cutOff, up) + integer(below, i);
    pairsLeft[up] = at(pairsLeft, up) + pairsAmong(integer(below, i));
    largest[up] = Math.max(integer(largest, up), integer(below, i));
  };

  function smallerSide(i: number): number {
    return Math.min(integer(below, i), integer(parts.size, integer(parts.of, i)) - integer(below, i));
  }

  for (let start = 0; start < n; start++) {
    if (integer(found, start) > 0) continue;
    discover(start, -1);
    for (let i = path.at(-1); i !== undefined; i = path.at(-1)) {
      const p = integer(next, i);
      if (p === integer(links.offset, i + 1)) {
        leave(i);
        continue;
      }
      next[i] = p + 1;
      const partner = integer(links.neighbour, p);
      if (integer(found, partner) === 0) discover(partner, i);
      else if (partner !== integer(parent, i)) low[i] = Math.min(integer(low, i), integer(found, partner));
    }
  }

  const others = Int32Array.from(parts.of, (part) => integer(parts.size, part) - 1);
  const rest = others.map((count, i) => count - integer(cutOff, i));
  const stranded = others.map((count, i) => count - Math.max(integer(largest, i), at(rest, i)));
  bridges.sort(({ pair: [a, b] }, { pair: [c, d] }) => a - c || b - d);
  return {
    articulation: Uint8Array.from(stranded, (count) => (count > 0 ? 1 : 0)),
    lostPairs: Float64Array.from(others, (count, i) => pairsAmong(count) - at(pairsLeft, i) - pairsAmong(at(rest, i))),
    stranded,
    bridges: bridges.map(({ pair }) => pair),
    behind: Int32Array.from(bridges, ({ side }) => side),
  };
}
