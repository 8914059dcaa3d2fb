/**
 * The value at an index that exists by construction.
 * @throws RangeError when it does not, so that a slip shows at once instead of spreading as NaN.
 */
export function at<T>(values: ArrayLike<T>, index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`index ${index} is outside 0..${values.length - 1}`);
  return value;
}

/** `at` of a table of integers. In hot loops several times as fast: a function that meets one kind of table only is compiled for it. */
export function integer(table: Int32Array, index: number): number {
  const value = table[index];
  if (value === undefined) throw new RangeError(`index ${index} is outside 0..${table.length - 1}`);
  return value;
}

/** `at` of a table of floats, for hot loops. */
export function float(table: Float64Array, index: number): number {
  const value = table[index];
  if (value === undefined) throw new RangeError(`index ${index} is outside 0..${table.length - 1}`);
  return value;
}

/** Floats that differ by less than this count as equal: sums of the same ties in another order differ by about 1e-15. */
const TOLERANCE = 1e-9;

/** True when `value` reaches `threshold`, allowing for the rounding of binary floats (1e-9). */
export function reaches(value: number, threshold: number): boolean {
  return value >= threshold - TOLERANCE;
}

/** `value` rounded to the tolerance, for ordering floats without an order that rounding alone decides. */
export function orderKey(value: number): number {
  return Math.round(value / TOLERANCE);
}

/** Every value as a share of the largest, 0..1. Null when there is none above 0. */
export function shareOfLargest(values: Float64Array): Float64Array | null {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  return largest === 0 ? null : values.map((value) => value / largest);
}
