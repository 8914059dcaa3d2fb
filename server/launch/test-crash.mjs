// @ts-check
/** `npm run test:crash`: the crash tests at their full size, on a throw-away Neo4j. The last line is "N passed, N failed". */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCode } from './failure.mjs';
import { environmentOf } from './installation.mjs';
import { mustHaveNode, mustHaveSpace, space } from './machine.mjs';
import { prepare } from './prepare.mjs';
import { inSession } from './process/session.mjs';
import { migrate } from './programs.mjs';
import { findTestDatabase, outcome, runJest } from './test-run.mjs';

const exit = await inSession('npm run test:crash', async (session) => {
  mustHaveNode();
  const data = mkdtempSync(join(tmpdir(), 'ozek-test-'));
  session.atEnd(() => rmSync(data, { recursive: true, force: true }));
  mustHaveSpace(data, space.toRun);
  const startDatabase = await findTestDatabase(session, data);
  const [login] = await Promise.all([startDatabase(), prepare(session, ['server'])]);
  const env = { ...environmentOf(login, data), OZEK_CRASH: 'large', NODE_ENV: 'test', TMPDIR: data };
  await migrate(session, env);
  await runJest(session, join(data, 'results.json'), env, ['--runInBand', 'tests/crash']);
  return outcome.failed === 0 ? 0 : exitCode.failed;
});
if (exit !== 0 && outcome.failed === 0) outcome.failed = 1; // the step that ended the run
console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
process.exit(exit);
