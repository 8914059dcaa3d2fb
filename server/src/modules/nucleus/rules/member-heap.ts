import { float, integer } from './numbers.js';

/**
 * A binary heap of members over a table of keys that its owner changes: gives the member with the smallest key, of equal ones the one with
 * the lower index. After a key has changed the owner says `moved`.
 */
export class MemberHeap {
  private readonly heap: Int32Array;
  private readonly place: Int32Array;
  private size = 0;

  /** Over keys of all members, at first without any. `sign` -1 gives the largest key instead of the smallest. */
  constructor(
    private readonly key: Float64Array,
    private readonly sign: 1 | -1 = 1,
  ) {
    this.heap = new Int32Array(key.length);
    this.place = new Int32Array(key.length).fill(-1);
  }

  /** Puts all members in at once. O(members). */
  fill(): this {
    this.size = this.key.length;
    for (let i = 0; i < this.size; i++) this.set(i, i);
    for (let slot = (this.size >> 1) - 1; slot >= 0; slot--) this.sink(slot, integer(this.heap, slot));
    return this;
  }

  has(member: number): boolean {
    return integer(this.place, member) >= 0;
  }

  /** The first member, which stays; undefined when there is none. */
  first(): number | undefined {
    return this.size === 0 ? undefined : this.heap[0];
  }

  /** Removes and gives the first member; undefined when there is none. */
  take(): number | undefined {
    const first = this.first();
    if (first !== undefined) this.remove(first);
    return first;
  }

  add(member: number): void {
    this.size++;
    this.rise(this.size - 1, member);
  }

  remove(member: number): void {
    const slot = integer(this.place, member);
    this.place[member] = -1;
    this.size--;
    if (slot === this.size) return;
    const last = integer(this.heap, this.size);
    this.set(slot, last);
    this.moved(last);
  }

  /** Restores the order after the key of a member that it holds has changed. */
  moved(member: number): void {
    const slot = integer(this.place, member);
    if (slot > 0 && this.before(member, integer(this.heap, (slot - 1) >> 1))) this.rise(slot, member);
    else this.sink(slot, member);
  }

  private rise(start: number, member: number): void {
    let slot = start;
    while (slot > 0) {
      const above = (slot - 1) >> 1;
      const other = integer(this.heap, above);
      if (!this.before(member, other)) break;
      this.set(slot, other);
      slot = above;
    }
    this.set(slot, member);
  }

  private sink(start: number, member: number): void {
    let slot = start;
    for (;;) {
      let below = 2 * slot + 1;
      if (below >= this.size) break;
      if (below + 1 < this.size && this.before(integer(this.heap, below + 1), integer(this.heap, below))) below++;
      const other = integer(this.heap, below);
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
    const difference = this.sign * (float(this.key, a) - float(this.key, b));
    return difference < 0 || (difference === 0 && a < b);
  }
}
