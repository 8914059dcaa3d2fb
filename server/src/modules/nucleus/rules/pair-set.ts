import { at } from './numbers.js';

/** A set of unordered pairs of members, each pair one number: open addressing, several times as fast as a Set and a third of its size. */
export class PairSet {
  private readonly slots: Float64Array;
  private readonly mask: number;

  /** Room for so many pairs at a time. */
  constructor(pairs: number) {
    const size = 2 ** Math.max(4, Math.ceil(Math.log2(pairs * 2 + 1)));
    this.slots = new Float64Array(size).fill(-1);
    this.mask = size - 1;
  }

  has(a: number, b: number): boolean {
    const key = keyOf(a, b);
    return at(this.slots, this.slotOf(key)) === key;
  }

  add(a: number, b: number): void {
    const key = keyOf(a, b);
    this.slots[this.slotOf(key)] = key;
  }

  delete(a: number, b: number): void {
    const key = keyOf(a, b);
    let free = this.slotOf(key);
    if (at(this.slots, free) !== key) return;
    // What stands behind moves up, so that a search never meets a gap before its key.
    for (let slot = (free + 1) & this.mask; at(this.slots, slot) !== -1; slot = (slot + 1) & this.mask) {
      const moved = at(this.slots, slot);
      if (((slot - this.home(moved)) & this.mask) < ((slot - free) & this.mask)) continue;
      this.slots[free] = moved;
      free = slot;
    }
    this.slots[free] = -1;
  }

  /** Where the key is, or where it would be put. */
  private slotOf(key: number): number {
    let slot = this.home(key);
    while (at(this.slots, slot) !== key && at(this.slots, slot) !== -1) slot = (slot + 1) & this.mask;
    return slot;
  }

  private home(key: number): number {
    const mixed = Math.imul(Math.floor(key / SPAN), 0x2c1b3c6d) ^ Math.imul(key % SPAN, 0x297a2d39);
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
  return [Math.floor(key / SPAN), key % SPAN];
}
