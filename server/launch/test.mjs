// @ts-check
/**
 * `npm test`: everything the project can tell about itself, on a throw-away Neo4j, without touching anybody's data.
 * Arguments go to jest. The last line is "N passed, N failed"; a check or step that failed, a test that was skipped and
 * a run without tests count as failed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testHelp } from './args.mjs';
import { check } from './checks.mjs';
import { Failure, exitCode, printFailure } from './failure.mjs';
import { readJson, root } from './files.mjs';
import { environmentOf } from './installation.mjs';
import { mustHaveNode, mustHaveSpace, space } from './machine.mjs';
import { freePort } from './port.mjs';
import { prepare } from './prepare.mjs';
import { inSession } from './process/session.mjs';
import { loadExample, migrate, startSite } from './programs.mjs';
import { step } from './step.mjs';
import { ensureTestPrograms } from './test-programs.mjs';
import { findTestDatabase, outcome, quickJava, runJest } from './test-run.mjs';

/** @typedef {import('./process/session.mjs').Session} Session */

/** What the server that the tests' browsers meet is told beside its database. */
const siteSettings = {
  OZEK_LOG_LEVEL: 'error',
  // Each of the browsers comes with an address of its own, as from a proxy in front.
  OZEK_TRUSTED_PROXY: '127.0.0.1,::1',
  // It would compute the nuclei and send the mails of all the tests beside it.
  OZEK_JOBS: 'off',
};

if (process.argv.includes('--help')) {
  console.log(testHelp);
  process.exit(0);
}
const exit = await inSession('npm test', async (session) => {
  mustHaveNode();
  const data = mkdtempSync(join(tmpdir(), 'ozek-test-'));
  session.atEnd(() => rmSync(data, { recursive: true, force: true }));
  mustHaveSpace(data, space.toRun);
  const chromium = await ensureTestPrograms(session);
  const startDatabase = await findTestDatabase(session, data);
  const [login] = await Promise.all([startDatabase(), prepare(session, ['server', 'web'])]);
  const installed = environmentOf(login, data);
  const env = { ...installed, OZEK_CHROMIUM: chromium, NODE_ENV: 'test', TMPDIR: data };
  const furnish = async () => {
    await migrate(session, env);
    await loadExample(session, env);
    await runAdapterSuite(session, join(data, 'adapter.json'), env);
  };
  const [failures] = await Promise.all([check(session), furnish()]);
  for (const failure of failures) {
    printFailure(failure);
    outcome.failed += 1;
  }
  const site = await startTestSite(session, data, installed);
  const ofJest = { ...env, OZEK_TEST_SITE: site, JAVA_TOOL_OPTIONS: quickJava.join(' ') };
  await runJest(session, join(data, 'results.json'), ofJest, process.argv.slice(2));
  return outcome.failed === 0 ? 0 : exitCode.failed;
});
if (exit !== 0 && outcome.failed === 0) outcome.failed = 1; // the step that ended the run
console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exit(exit);

/**
 * The product as people meet it, for all browser tests together: a server that runs for some minutes is faster than one that just began.
 * @param {Session} session
 * @param {string} data
 * @param {Record<string, string>} env
 * @returns {Promise<string>} its address
 */
async function startTestSite(session, data, env) {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  await startSite(session, { serverUrl: `http://127.0.0.1:${port}`, address, host: '127.0.0.1', logs: join(data, 'logs'), env: { ...env, ...siteSettings } });
  return address;
}

/**
 * The sign-in library's own suite for database adapters, which needs vitest.
 * @param {Session} session
 * @param {string} results file for what vitest has to say
 * @param {Record<string, string>} env
 */
async function runAdapterSuite({ processes }, results, env) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--config', 'tests/conformance/adapter/vitest.config.ts', '--reporter=json', '--outputFile', results];
  const program = { name: 'The adapter suite', command: process.execPath, args, cwd: root, env };
  await step('The adapter suite of the sign-in library', () => processes.run(program).catch(() => ''));
  const found = readJson(results);
  if (!found) throw new Failure('The adapter suite ended without results.');
  outcome.passed += found.numPassedTests;
  outcome.failed += found.numFailedTests + found.numPendingTests + (found.success ? 0 : Number(found.numFailedTests === 0));
}
