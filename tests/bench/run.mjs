// @ts-check
/** Measures on the database of the environment, one size: `node tests/bench/run.mjs OPTIONS` with the options as JSON; the result is a file. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Contestant } from './contestant/contestant.mjs';
import { randomFrom } from './data/random.mjs';
import { measure, mustAnswerAlike } from './measure.mjs';
import { operations } from './operation/operations.mjs';

/**
 * @typedef {object} Options
 * @property {string} scene file
 * @property {string} result file
 * @property {string} neo4jHome folder, by which Neo4j's process is known
 * @property {number} seed
 * @property {string[]} only names of operations; empty for all
 * @property {import('./measure.mjs').Course} course
 */

const options = /** @type {Options} */ (JSON.parse(process.argv[2] ?? '{}'));
const scene = /** @type {import('./data/make.mjs').Scene} */ (JSON.parse(readFileSync(options.scene, 'utf8')));
const chosen = operations.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
const random = randomFrom(options.seed);

/** Megabytes of the process that was started with this text among its arguments; null where that cannot be seen. @param {string} argument */
function residentMegabytes(argument) {
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(argument)) continue;
      const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
    }
  } catch {
    // Not Linux, or the process has just ended.
  }
  return null;
}

const contestants = [];
for (const name of /** @type {const} */ (['ours', 'peer', 'limit'])) contestants.push(await Contestant.start(name, scene, options.course.connections));
const results = [];
for (const operation of chosen) {
  await mustAnswerAlike(contestants, operation, scene, random);
  const result = await measure(contestants, operation, scene, random, options.course);
  console.error(`  ${operation.name}: ${result.timesPeer.toFixed(2)} × the peer, ${result.timesLimit.toFixed(2)} × the limit's time`);
  results.push(result);
}
const memory = { neo4j: residentMegabytes(`--home-dir=${options.neo4jHome}`), ...Object.fromEntries(await Promise.all(contestants.map(async (one) => [one.name, (await one.state()).megabytes]))) };
for (const contestant of contestants) await contestant.end();
writeFileSync(options.result, JSON.stringify({ size: scene.size, counts: scene.counts, memory, results }));
