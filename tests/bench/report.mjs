// @ts-check
/** The figures as tables. */
import { table } from './table.mjs';

/**
 * @typedef {ReturnType<import('./figures.mjs').figuresOf>} Figures
 * @typedef {{ operation: string, writes: boolean, contestants: Record<'ours' | 'peer' | 'limit', Figures>, timesPeer: number, timesLimit: number }} Result
 * @typedef {{ organizations: number, ties: number, ours: number, bare: number, times: number }} Work in seconds, whole and beside it its bare part
 * @typedef {{ points: number, lines: number, ours: number, bare: number, times: number, bytes: number }} Picture in milliseconds, and compressed bytes
 * @typedef {{ size: number, counts: Record<string, number>, memory: Record<string, number | null>, results: Result[], import: Work | null, analysis: Work | null, explorer: Picture | null }} Size
 * @typedef {object} Whole
 * @property {string} at
 * @property {{ cores: number, processor: string, gibibytes: number, node: string }} machine
 * @property {import('./measure.mjs').Course} course
 * @property {Size[]} sizes
 */

const whole = (/** @type {number} */ value) => Math.round(value).toLocaleString('en');
const short = (/** @type {number} */ value) => value.toFixed(value < 10 ? 2 : 0);

/** @param {string} what @param {string} besides @param {Work | null} work */
const workLines = (what, besides, work) =>
  work === null ? [] : [`${what} of ${whole(work.organizations)} organizations and ${whole(work.ties)} ties: ${short(work.ours)} s, ${besides} ${short(work.bare)} s, ${short(work.times)} × the time`];

/** @param {Picture | null} picture */
const pictureLines = (picture) =>
  picture === null
    ? []
    : [`Explorer's data of ${whole(picture.points)} points and ${whole(picture.lines)} lines, ${whole(picture.bytes / 1_000)} kB: ${short(picture.ours)} ms, the stored snapshot bare ${short(picture.bare)} ms, ${short(picture.times)} × the time`];

/** @param {Size} size */
function sizeTable({ size, counts, memory, results, import: imported, analysis, explorer }) {
  const names = /** @type {const} */ (['ours', 'peer', 'limit']);
  const rows = results.map(({ operation, contestants, timesPeer, timesLimit }) => [
    operation,
    ...names.map((name) => whole(contestants[name].perSecond)),
    `${short(timesPeer)} ×`,
    `${short(timesLimit)} ×`,
    ...names.map((name) => `${short(contestants[name].p50)} / ${short(contestants[name].p99)}`),
    names.map((name) => whole(contestants[name].bytes)).join(' / '),
    names.map((name) => contestants[name].statements.toFixed(1)).join(' / '),
  ]);
  const head = ['operation', 'ours /s', 'peer /s', 'limit /s', 'of the peer', "limit's time", 'ours p50 / p99 ms', 'peer p50 / p99', 'limit p50 / p99', 'bytes', 'statements'];
  const told = Object.entries(counts).map(([name, count]) => `${whole(count)} ${name}`).join(', ');
  const held = Object.entries(memory).map(([name, megabytes]) => `${name} ${megabytes === null ? '?' : whole(megabytes)}`).join(', ');
  const works = [...workLines('Import', 'a bare batch load', imported), ...workLines('Nucleus', 'the bare calls of Graph Data Science', analysis), ...pictureLines(explorer)];
  return [`${whole(size)} organizations (${told})`, table([head, ...rows]), `Memory in MB: ${held}`, ...works].join('\n\n');
}

/** How many times as long a read takes in the largest data as in the smallest from 10,000 organizations on. @param {Size[]} sizes */
function growthTable(sizes) {
  const large = sizes.filter(({ size }) => size >= 10_000).sort((a, b) => a.size - b.size);
  const [first, last] = [large[0], large.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const rows = first.results.flatMap(({ operation, writes, contestants }) => {
    const later = last.results.find((result) => result.operation === operation);
    if (writes || later === undefined) return [];
    return [[operation, ...(/** @type {const} */ (['ours', 'peer', 'limit'])).map((name) => `${short(later.contestants[name].p50 / contestants[name].p50)} ×`)]];
  });
  return `Time (p50) at ${whole(last.size)} over time at ${whole(first.size)} organizations\n\n${table([['operation', 'ours', 'peer', 'limit'], ...rows])}`;
}

/** @param {Whole} all @returns {string} */
export function report({ at, machine, course, sizes }) {
  const { cores, processor, gibibytes, node } = machine;
  const told = `${at.slice(0, 10)}, ${cores} cores (${processor}), ${gibibytes} GiB, Node ${node}; ${course.connections} connections, ${course.rounds} rounds of ${course.seconds} s`;
  return [told, ...sizes.map(sizeTable), growthTable(sizes)].filter((part) => part !== null).join('\n\n');
}
