// @ts-check
import { table } from '../table.mjs';

/**
 * @typedef {import('./scripts.mjs').Scripts} Scripts
 * @typedef {import('./lighthouse.mjs').Scores} Scores
 * @typedef {{ name: string, url: string, scripts: Scripts, mobile: Scores, desktop: Scores | null }} Measured
 */

const kilobytes = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(0);
const seconds = (/** @type {number} */ milliseconds) => (milliseconds / 1000).toFixed(1);
const threeScores = (/** @type {Scores | null} */ seen) =>
  seen === null ? '–' : `${seen.scores.performance} / ${seen.scores.accessibility} / ${seen.scores['best-practices']}`;

/**
 * The figures as a table, and what Lighthouse finds fault with.
 * @param {Measured[]} pages
 */
export function report(pages) {
  const head = ['page', 'scripts kB', 'files', 'their headers kB', 'unpacked kB', 'explorer kB', 'phone', 'desktop', 'first paint s', 'largest s', 'blocking ms', 'shift'];
  const rows = pages.map(({ name, scripts, mobile, desktop }) => [
    name,
    kilobytes(scripts.page),
    String(scripts.count),
    kilobytes(scripts.headers),
    kilobytes(scripts.unpacked),
    kilobytes(scripts.explorer),
    threeScores(mobile),
    threeScores(desktop),
    seconds(mobile.firstPaint),
    seconds(mobile.largestPaint),
    mobile.blocking.toFixed(0),
    mobile.shift.toFixed(3),
  ]);
  const faults = pages.flatMap(({ name, mobile, desktop }) => [...new Set([...mobile.faults, ...(desktop?.faults ?? [])])].map((fault) => `${name}: ${fault}`));
  return [table([head, ...rows]), ...faults].join('\n');
}
