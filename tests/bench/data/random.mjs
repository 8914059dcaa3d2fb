// @ts-check
/** Chance that can be repeated: the same seed gives the same data on every machine. */

/**
 * @param {number} seed a whole number
 * @returns {() => number} numbers from 0 (included) to 1 (excluded): mulberry32, which passes the usual tests at 32 bits
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @template T
 * @param {() => number} random
 * @param {readonly T[]} list not empty
 */
export const pick = (random, list) => /** @type {T} */ (list[Math.floor(random() * list.length)]);

/**
 * Fisher and Yates, in place.
 * @param {() => number} random
 * @param {Uint32Array | unknown[]} list
 */
export function shuffle(random, list) {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [list[last], list[other]] = [list[other], list[last]];
  }
}

const hex = (/** @type {number} */ value, /** @type {number} */ digits) => value.toString(16).padStart(digits, '0');

/**
 * A uuid v7 of an instant.
 * @param {() => number} random
 * @param {number} milliseconds since 1970
 */
export function idOf(random, milliseconds) {
  const time = hex(milliseconds, 12);
  const some = (/** @type {number} */ digits) => hex(Math.floor(random() * 16 ** digits), digits);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${some(3)}-${pick(random, ['8', '9', 'a', 'b'])}${some(3)}-${some(6)}${some(6)}`;
}
