import { integer } from './numbers.js';

/** A set of unordered pairs of members: open addressing, several times as fast as a Set of their keys and a third of its size. */
export class PairSet {
  /** Two places a slot: the lower member, -1 where the slot is free, and the higher one. */
  private readonly slots: Int32Array;
  private readonly mask: number;

  /** Room for so many pairs at a time. */
  constructor(pairs: number) {
    const size = 2 ** Math.max(4, Math.ceil(Math.log2(pairs * 2 + 1)));
    this.slots = new Int32Array(2 * size).fill(-1);
    this.mask = size - 1;
  }

  has(a: number, b: number): boolean {
    return integer(this.slots, 2 * this.slotOf(a, b)) !== -1;
  }

  add(a: number, b: number): void {
    this.put(this.slotOf(a, b), Math.min(a, b), Math.max(a, b));
  }

  delete(a: number, b: number): void {
    let free = this.slotOf(a, b);
    if (integer(this.slots, 2 * free) === -1) return;
    // What stands behind moves up, so that a search never meets a gap before its pair.
    for (let slot = (free + 1) & this.mask; ; slot = (slot + 1) & this.mask) {
      const low = integer(this.slots, 2 * slot);
      if (low === -1) break;
      const high = integer(this.slots, 2 * slot + 1);
      if (((slot - this.home(low, high)) & this.mask) < ((slot - free) & this.mask)) continue;
      this.put(free, low, high);
      free = slot;
    }
    this.put(free, -1, -1);
  }

  /** Where the pair is, or the free slot where it would be put. */
  private slotOf(a: number, b: number): number {
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    for (let slot = this.home(low, high); ; slot = (slot + 1) & this.mask) {
      const found = integer(this.slots, 2 * slot);
      if (found === -1 || (found === low && integer(this.slots, 2 * slot + 1) === high)) return slot;
    }
  }

  private put(slot: number, low: number, high: number): void {
    this.slots[2 * slot] = low;
    this.slots[2 * slot + 1] = high;
  }

  private home(low: number, high: number): number {
    const mixed = Math.imul(Math.imul(low, 0x2c1b3c6d) ^ high, 0x297a2d39);
    return (mixed ^ (mixed >>> 15)) & this.mask;
  }
}

/** Above every index of a member. */
const SPAN = 2 ** 26;

/** One number for two members, whatever their order. */
export function keyOf(a: number, b: number): number {
  return a < b ? a * SPAN + b : b * SPAN + a;
}

/** The two members of a key, the lower first. */
export function pairOf(key: number): [number, number] {
  const low = Math.floor(key / SPAN);
  return [low, key - low * SPAN];
}
