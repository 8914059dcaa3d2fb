// @ts-check
/** What Lighthouse thinks of a page. It is fetched when it is wanted and is no dependency, for hardly anybody runs it. */
import { join } from 'node:path';
import { readJson, root } from '../../../server/launch/files.mjs';
import { median } from '../figures.mjs';

/** The last that runs on the oldest Node that we support. */
export const lighthouseVersion = '12.8.2';

/** @typedef {'performance' | 'accessibility' | 'best-practices'} Category */
/** @type {Category[]} */
const categories = ['performance', 'accessibility', 'best-practices'];

/**
 * @typedef {object} Scores from 0 to 100; times in milliseconds, on Lighthouse's model of a slow line and processor
 * @property {Record<Category, number>} scores
 * @property {number} firstPaint
 * @property {number} largestPaint
 * @property {number} blocking
 * @property {number} shift cumulative, without a unit
 * @property {string[]} faults what is wrong for accessibility and best practices
 */

/**
 * Looks at a page several times; each figure is the median, each fault counts.
 * @param {import('../../../server/launch/process/processes.mjs').Processes} processes
 * @param {{ chromium: string, url: string, folder: string, runs: number, desktop: boolean }} options folder for its reports
 * @returns {Promise<Scores>}
 */
export async function lighthouse(processes, { chromium, url, folder, runs, desktop }) {
  /** @type {Scores[]} */
  const seen = [];
  for (let run = 0; run < runs; run += 1) {
    const file = join(folder, 'lighthouse.json');
    const look = () =>
      processes.run({
        name: 'Lighthouse',
        command: 'npx',
        args: [
          ...['--yes', `lighthouse@${lighthouseVersion}`, url, '--quiet', '--no-enable-error-reporting'],
          ...['--output=json', `--output-path=${file}`, `--only-categories=${categories.join(',')}`],
          ...['--chrome-flags=--headless=new --no-sandbox', ...(desktop ? ['--preset=desktop'] : [])],
        ],
        cwd: root,
        env: { CHROME_PATH: chromium },
      });
    // Now and then it loses its recording of a load, and says to run it again.
    await look().catch(look);
    seen.push(scoresOf(readJson(file)));
  }
  return {
    scores: { performance: median(seen.map(({ scores }) => scores.performance)), ...leastOf(seen) },
    firstPaint: median(seen.map(({ firstPaint }) => firstPaint)),
    largestPaint: median(seen.map(({ largestPaint }) => largestPaint)),
    blocking: median(seen.map(({ blocking }) => blocking)),
    shift: median(seen.map(({ shift }) => shift)),
    faults: [...new Set(seen.flatMap(({ faults }) => faults))],
  };
}

/** @param {any} report @returns {Scores} */
function scoresOf({ categories: judged, audits }) {
  const score = (/** @type {Category} */ category) => Math.round(100 * judged[category].score);
  const number = (/** @type {string} */ audit) => audits[audit].numericValue;
  const weighed = ['accessibility', 'best-practices'].flatMap((category) => judged[category].auditRefs.filter((/** @type {any} */ { weight }) => weight > 0));
  return {
    scores: { performance: score('performance'), accessibility: score('accessibility'), 'best-practices': score('best-practices') },
    firstPaint: number('first-contentful-paint'),
    largestPaint: number('largest-contentful-paint'),
    blocking: number('total-blocking-time'),
    shift: number('cumulative-layout-shift'),
    faults: weighed.filter(({ id }) => audits[id].score !== null && audits[id].score < 1).map(({ id }) => id),
  };
}

/** What does not depend on the machine has no median: a fault that is seen once is there. @param {Scores[]} seen */
function leastOf(seen) {
  const least = (/** @type {Category} */ category) => Math.min(...seen.map(({ scores }) => scores[category]));
  return { accessibility: least('accessibility'), 'best-practices': least('best-practices') };
}
