// @ts-check
/** What the commands that run tests have in common. */
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { readJson, root } from './files.mjs';
import { namedDatabase, ownDatabase } from './neo4j/database.mjs';
import { newSecret } from './secrets.mjs';

/** @typedef {import('./process/session.mjs').Session} Session */

/** What came of the tests so far. */
export const outcome = { passed: 0, failed: 0 };

/** For a Neo4j that lives for minutes: compiling thoroughly, which takes a third of its work, pays only for what runs ten times as often as usual. */
export const quickJava = [
  '-XX:+UseSerialGC',
  ...['Tier4InvocationThreshold=50000', 'Tier4MinInvocationThreshold=6000', 'Tier4CompileThreshold=150000', 'Tier4BackEdgeThreshold=400000'].map((option) => `-XX:${option}`),
];

/**
 * Never the person's own NEO4J_URI: tests delete what they find.
 * @param {Session} session
 * @param {string} data
 * @param {string[]} javaOptions of a Neo4j that is started here
 */
export async function findTestDatabase(session, data, javaOptions = quickJava) {
  const { OZEK_TEST_NEO4J_URI, OZEK_TEST_NEO4J_USERNAME, OZEK_TEST_NEO4J_PASSWORD } = process.env;
  const named = await namedDatabase({
    NEO4J_URI: OZEK_TEST_NEO4J_URI,
    NEO4J_USERNAME: OZEK_TEST_NEO4J_USERNAME,
    NEO4J_PASSWORD: OZEK_TEST_NEO4J_PASSWORD,
  });
  if (named) return async () => named;
  return ownDatabase(session, { data, password: newSecret(), heap: '2g', javaOptions });
}

/**
 * @param {Session} session
 * @param {string} results file for what jest has to say
 * @param {Record<string, string>} env
 * @param {string[]} options of jest
 */
export async function runJest({ processes }, results, env, options) {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const always = ['--config', 'tests/jest.config.mjs', '--json', '--outputFile', results];
  const args = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', jest, ...always, ...options];
  const code = await processes.runInFront({ name: 'jest', command: process.execPath, args, cwd: root, env });

  const found = readJson(results);
  if (!found) throw new Failure('jest ended without results.');
  const skipped = found.numPendingTests + found.numTodoTests;
  if (skipped > 0) console.error(`${skipped} tests were skipped: all must run.`);
  if (found.numTotalTests === 0) console.error('There was no test to run.');
  outcome.passed += found.numPassedTests;
  outcome.failed += found.numFailedTests + found.numRuntimeErrorTestSuites + skipped;
  if (code !== 0 || found.numTotalTests === 0) outcome.failed ||= 1;
}
