// @ts-check
/**
 * `npm run bench:web`: how much the main pages load and what Lighthouse thinks of them, on a throw-away Neo4j with the example cluster. What it
 * shows is told in docs/benchmarks.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchWebHelp, benchWebOptions } from './bench-args.mjs';
import { environmentOf } from './installation.mjs';
import { mustHaveNode, mustHaveSpace, space } from './machine.mjs';
import { freePort } from './port.mjs';
import { prepare } from './prepare.mjs';
import { inSession } from './process/session.mjs';
import { loadExample, migrate, startSite } from './programs.mjs';
import { step } from './step.mjs';
import { ensureTestPrograms } from './test-programs.mjs';
import { findTestDatabase } from './test-run.mjs';

/** @typedef {import('./process/session.mjs').Session} Session */

const exit = await inSession('npm run bench:web', async (session) => {
  mustHaveNode();
  const options = benchWebOptions(process.argv.slice(2));
  if (options.help) {
    console.log(benchWebHelp);
    return 0;
  }
  const data = mkdtempSync(join(tmpdir(), 'ozek-bench-'));
  session.atEnd(() => rmSync(data, { recursive: true, force: true }));
  mustHaveSpace(data, space.toRun);
  const chromium = await ensureTestPrograms(session);
  const origin = await startExample(session, data);

  const { findPages } = await import('../../tests/bench/web/pages.mjs');
  const { scriptsOf } = await import('../../tests/bench/web/scripts.mjs');
  const { lighthouse, lighthouseVersion } = await import('../../tests/bench/web/lighthouse.mjs');
  const { report } = await import('../../tests/bench/web/report.mjs');
  const pages = [];
  for (const { name, url } of await findPages(origin, options.only)) {
    const judge = (/** @type {boolean} */ desktop) => lighthouse(session.processes, { chromium, url, folder: data, runs: options.runs, desktop });
    pages.push(
      await step(`The page ${name}`, async () => ({
        name,
        url,
        mobile: await judge(false),
        desktop: options.desktop ? await judge(true) : null,
        // At last, for the first who asks for a file gets it in a quicker compression.
        scripts: await scriptsOf(chromium, url),
      })),
    );
  }
  const { machine, runs } = options;
  const whole = { at: new Date().toISOString(), machine, load: loadavg()[1], runs, lighthouse: lighthouseVersion, pages };
  console.log(`Lighthouse ${lighthouseVersion}, median of ${runs}; load average ${loadavg()[1]?.toFixed(1)}\n\n${report(pages)}`);
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(whole, null, 2)}\n`);
  return 0;
});
process.exit(exit);

/**
 * @param {Session} session
 * @param {string} data
 * @returns {Promise<string>} the address of the running product with the example cluster
 */
async function startExample(session, data) {
  // As fast as the one of npm start, not as quick to start as the tests'.
  const startDatabase = await findTestDatabase(session, data, []);
  const [login] = await Promise.all([startDatabase(), prepare(session, ['server', 'web'])]);
  const env = environmentOf(login, data);
  await migrate(session, env);
  await loadExample(session, env);
  const port = await freePort();
  const address = `http://localhost:${port}`;
  await startSite(session, { serverUrl: `http://127.0.0.1:${port}`, address, host: '127.0.0.1', logs: join(data, 'logs'), env });
  return address;
}
