// @ts-check
/** `npm run check`: types and rules of style, without a database. */
import { check } from './checks.mjs';
import { exitCode, printFailure } from './failure.mjs';
import { prepare } from './prepare.mjs';
import { mustHaveNode } from './machine.mjs';
import { inSession } from './process/session.mjs';

const exit = await inSession('npm run check', async (session) => {
  mustHaveNode();
  await prepare(session, ['server']);
  const failures = await check(session);
  failures.forEach(printFailure);
  return failures.length === 0 ? 0 : exitCode.failed;
});
process.exit(exit);
