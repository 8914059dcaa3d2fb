import { components, pairsAmong, type Components } from './components.js';
import { adjacency, type Adjacency, type Network } from './network.js';
import { at, float, integer } from './numbers.js';

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
  const { cutOff, pairsLeft, largest, bridges } = new DepthWalk(network.size, links).walked();
  const others = Int32Array.from(parts.of, (part) => integer(parts.size, part) - 1);
  const rest = others.map((count, i) => count - integer(cutOff, i));
  const stranded = others.map((count, i) => count - Math.max(integer(largest, i), at(rest, i)));
  const inOrder = bridges.toSorted(({ pair: [a, b] }, { pair: [c, d] }) => a - c || b - d);
  return {
    articulation: Uint8Array.from(stranded, (count) => (count > 0 ? 1 : 0)),
    lostPairs: Float64Array.from(others, (count, i) => pairsAmong(count) - at(pairsLeft, i) - pairsAmong(at(rest, i))),
    stranded,
    bridges: inOrder.map(({ pair }) => pair),
    behind: Int32Array.from(inOrder, ({ pair: [a], side }) => Math.min(side, integer(others, a) + 1 - side)),
  };
}

/** A walk in depth through all parts. Of each member it counts what lies below it in the walk and is held by it alone. */
class DepthWalk {
  /** Members that fall off without this one, pairs among each part of them, and the largest such part. */
  readonly cutOff: Int32Array;
  readonly pairsLeft: Float64Array;
  readonly largest: Int32Array;
  /** With the members on the far side of each. */
  readonly bridges: { pair: [number, number]; side: number }[] = [];

  /** When each member was found, from 1; and the earliest one that it or anybody below reaches by another way than it was found by. */
  private readonly found: Int32Array;
  private readonly low: Int32Array;
  private readonly parent: Int32Array;
  /** Members below each, itself included. */
  private readonly below: Int32Array;
  private readonly path: number[] = [];
  private clock = 0;

  constructor(
    private readonly size: number,
    private readonly links: Adjacency,
  ) {
    this.cutOff = new Int32Array(size);
    this.pairsLeft = new Float64Array(size);
    this.largest = new Int32Array(size);
    this.found = new Int32Array(size);
    this.low = new Int32Array(size);
    this.parent = new Int32Array(size).fill(-1);
    this.below = new Int32Array(size).fill(1);
  }

  walked(): this {
    const next = this.links.offset.slice();
    for (let start = 0; start < this.size; start++) {
      if (integer(this.found, start) > 0) continue;
      this.discover(start, -1);
      for (let i = this.path.at(-1); i !== undefined; i = this.path.at(-1)) {
        const p = integer(next, i);
        if (p === integer(this.links.offset, i + 1)) {
          this.leave(i);
          continue;
        }
        next[i] = p + 1;
        const partner = integer(this.links.neighbour, p);
        if (integer(this.found, partner) === 0) this.discover(partner, i);
        else if (partner !== integer(this.parent, i)) this.low[i] = Math.min(integer(this.low, i), integer(this.found, partner));
      }
    }
    return this;
  }

  private discover(i: number, from: number): void {
    this.parent[i] = from;
    this.clock++;
    this.found[i] = this.clock;
    this.low[i] = this.clock;
    this.path.push(i);
  }

  private leave(i: number): void {
    this.path.pop();
    const up = integer(this.parent, i);
    if (up === -1) return;
    const below = integer(this.below, i);
    this.low[up] = Math.min(integer(this.low, up), integer(this.low, i));
    this.below[up] = integer(this.below, up) + below;
    if (integer(this.low, i) > integer(this.found, up)) this.bridges.push({ pair: i < up ? [i, up] : [up, i], side: below });
    if (integer(this.low, i) < integer(this.found, up)) return;
    // Without `up` all below i is a part of its own.
    this.cutOff[up] = integer(this.cutOff, up) + below;
    this.pairsLeft[up] = float(this.pairsLeft, up) + pairsAmong(below);
    this.largest[up] = Math.max(integer(this.largest, up), below);
  }
}
