/** A repeatable source of numbers: the same seed gives the same sequence on every machine. */
export type Random = { /** A whole number 0..below-1. */ readonly below: (below: number) => number };

/**
 * Xorshift on 32 bits, shifts 13, 17, 5. Source: Marsaglia 2003, J. Stat. Softw. 8(14). Not for secrets.
 * @throws RangeError for a seed that is no whole number.
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed ${seed} is no whole number`);
  let state = mixed(seed) || 1;
  return {
    below: (below) => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return Math.floor(((state >>> 0) / 2 ** 32) * below);
    },
  };
}

/**
 * A whole number 0..2^32-1 from a text: equal texts give equal numbers, similar texts unlike ones.
 * Source: Fowler, Noll & Vo, FNV-1a, 32 bits, over UTF-16 units, then mixed.
 */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash) >>> 0;
}

/** Spreads neighbouring numbers apart: multiplications and shifts that lose nothing of the 32 bits. */
function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return bits ^ (bits >>> 15);
}
