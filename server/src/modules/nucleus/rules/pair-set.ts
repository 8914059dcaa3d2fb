import { float } from './numbers.js';

/** A set of unordered pairs of members: open addressing, several times as fast as a Set of their keys and a third of its size. */
export class PairSet {
  /** The key of the pair in each slot, -1 where it is free. */
  private readonly slots: Float64Array;
  private readonly mask: number;

  /** Room for so many pairs at a time. */
  constructor(pairs: number) {
    const size = 2 ** Math.max(4, Math.ceil(Math.log2(pairs * 2 + 1)));
    this.slots = new Float64Array(size).fill(-1);
    this.mask = size - 1;
  }

  has(a: number, b: number): boolean {
    return float(this.slots, this.slotOf(a, b)) !== -1;
  }

  add(a: number, b: number): void {
    this.slots[this.slotOf(a, b)] = keyOf(a, b);
  }

  delete(a: number, b: number): void {
    let free = this.slotOf(a, b);
    if (float(this.slots, free) === -1) return;
    // What stands behind moves up, so that a search never meets a gap before its pair.
    for (let slot = (free + 1) & this.mask; float(this.slots, slot) !== -1; slot = (slot + 1) & this.mask) {
      const [low, high] = pairOf(float(this.slots, slot));
      if (((slot - this.home(low, high)) & this.mask) < ((slot - free) & this.mask)) continue;
      this.slots[free] = float(this.slots, slot);
      free = slot;
    }
    this.slots[free] = -1;
  }

  /** Where the pair is, or the free slot where it would be put. */
  private slotOf(a: number, b: number): number {
    const key = keyOf(a, b);
    let slot = a < b ? this.home(a, b) : this.home(b, a);
    for (let found = float(this.slots, slot); found !== key && found !== -1; found = float(this.slots, slot)) slot = (slot + 1) & this.mask;
    return slot;
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
