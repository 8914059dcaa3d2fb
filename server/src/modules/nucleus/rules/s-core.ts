import { at } from './numbers.js';
import { adjacency, strengths, unweighted, type Adjacency, type Network } from './network.js';

/**
 * s-core index of each member, 0 and up, in formal ties of top strength: the largest strength s such that the member still
 * stands when members below s are taken away again and again. 0 for a member without partners.
 * Peels the weakest member by an indexed heap: O((members + pairs) log members).
 * Source: Eidsaa & Almaas 2013, Phys. Rev. E 88:062819. With all weights 1 it is the k-core number of Seidman 1983.
 */
export function sCoreIndex(network: Network, links: Adjacency = adjacency(network)): Float64Array {
  const left = strengths(network);
  const heap = new WeakestFirst(left);
  const index = new Float64Array(network.size);
  let level = 0;
  for (let weakest = heap.take(); weakest !== undefined; weakest = heap.take()) {
    level = Math.max(level, at(left, weakest));
    index[weakest] = level;
    for (let p = at(links.offset, weakest); p < at(links.offset, weakest + 1); p++) {
      const partner = at(links.neighbour, p);
      if (!heap.has(partner)) continue;
      left[partner] = at(left, partner) - at(links.weight, p);
      heap.rise(partner);
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

/** A binary heap of members over a table of keys that only ever fall; of equal keys the lower index comes first. */
class WeakestFirst {
  private readonly heap: Int32Array;
  private readonly place: Int32Array;
  private size: number;

  constructor(private readonly key: Float64Array) {
    this.size = key.length;
    this.heap = Int32Array.from(key, (_, i) => i);
    this.place = this.heap.slice();
    for (let slot = (this.size >> 1) - 1; slot >= 0; slot--) this.sink(slot);
  }

  has(member: number): boolean {
    return at(this.place, member) >= 0;
  }

  /** Removes and gives the member with the smallest key; undefined when none is left. */
  take(): number | undefined {
    if (this.size === 0) return undefined;
    const first = at(this.heap, 0);
    this.size--;
    if (this.size > 0) {
      this.set(0, at(this.heap, this.size));
      this.sink(0);
    }
    this.place[first] = -1;
    return first;
  }

  /** Moves a member to its place after its key has fallen. */
  rise(member: number): void {
    let slot = at(this.place, member);
    while (slot > 0) {
      const above = (slot - 1) >> 1;
      const other = at(this.heap, above);
      if (!this.before(member, other)) break;
      this.set(slot, other);
      slot = above;
    }
    this.set(slot, member);
  }

  private sink(start: number): void {
    const member = at(this.heap, start);
    let slot = start;
    for (;;) {
      let below = 2 * slot + 1;
      if (below >= this.size) break;
      if (below + 1 < this.size && this.before(at(this.heap, below + 1), at(this.heap, below))) below++;
      const other = at(this.heap, below);
      if (!this.before(other, member)) break;
      this.set(slot, other);
      slot = below;
    }
    this.set(slot, member);
  }

  private set(slot: number, member: number): void {
    this.heap[slot] = member;
    this.place[member] = slot;
  }

  private before(a: number, b: number): boolean {
    const keyA = at(this.key, a);
    const keyB = at(this.key, b);
    return keyA < keyB || (keyA === keyB && a < b);
  }
}
