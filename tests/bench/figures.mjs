// @ts-check
/** What is made of the measured times. */

/** @param {readonly number[]} values not empty */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? Number(sorted[middle]) : (Number(sorted[middle - 1]) + Number(sorted[middle])) / 2;
}

/**
 * @param {readonly number[]} sorted ascending, not empty
 * @param {number} share 0 to 1
 * @returns {number} the smallest value that at least this share does not exceed
 */
const quantile = (sorted, share) => Number(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]);

/**
 * @typedef {{ milliseconds: number[], seconds: number, bytes: number, statements: number }} Round
 *
 * @param {readonly Round[]} rounds of one contestant
 * @returns {{ perSecond: number, p50: number, p99: number, bytes: number, statements: number }} p50 and p99 in milliseconds, bytes and
 *   statements a request
 */
export function figuresOf(rounds) {
  const all = rounds.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const sum = (/** @type {'bytes' | 'statements'} */ name) => rounds.reduce((total, round) => total + round[name], 0);
  return {
    perSecond: median(rounds.map(({ milliseconds, seconds }) => milliseconds.length / seconds)),
    p50: quantile(all, 0.5),
    p99: quantile(all, 0.99),
    bytes: Math.round(sum('bytes') / all.length),
    statements: sum('statements') / all.length,
  };
}

/**
 * How many times as many requests the first one answered: the median over the rounds, of which each is measured at the same time, so that
 * a machine that is slow for a while slows both.
 * @param {readonly Round[]} ones
 * @param {readonly Round[]} others
 */
export const ratioOf = (ones, others) =>
  median(ones.map(({ milliseconds, seconds }, round) => milliseconds.length / seconds / (Number(others[round]?.milliseconds.length) / Number(others[round]?.seconds))));
