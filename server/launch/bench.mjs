// @ts-check
/**
 * `npm run bench`: this server beside its peer and the limit of the database, on throw-away Neo4js with data of its own. What it shows is
 * told in docs/benchmarks.md.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchHelp, benchOptions } from './bench-args.mjs';
import { Failure } from './failure.mjs';
import { readJson, root } from './files.mjs';
import { environmentOf } from './installation.mjs';
import { mustHaveNode, mustHaveSpace } from './machine.mjs';
import { startEmbedded } from './neo4j/embedded.mjs';
import { findJava } from './neo4j/java.mjs';
import { importFiles } from './neo4j/offline.mjs';
import { prepare } from './prepare.mjs';
import { inSession } from './process/session.mjs';
import { migrate } from './programs.mjs';
import { newSecret } from './secrets.mjs';
import { step } from './step.mjs';

/** @typedef {import('./process/session.mjs').Session} Session */

/** Megabytes on the disk for each organization with all that belongs to it: files, store, indexes. */
const megabytesPerThousand = 20;
/** Organizations; an import of more takes longer than all the rest and is no slower a row. */
const mostToImport = 10_000;
const importRounds = 3;
/** Organizations of the cluster that is analysed, with ten times as many ties; ten times as large when nothing else is wanted. */
const mostToAnalyse = 10_000;
const analysisRounds = 3;
/** A round at the larger size takes a quarter of an hour. */
const largeAnalysisRounds = 1;
const explorerRounds = 21;

const options = benchOptions(process.argv.slice(2));
if (options.help) {
  console.log(benchHelp);
  process.exit(0);
}

/** @type {unknown[]} */
const sizes = [];
let exit = 0;
for (const size of options.sizes) {
  exit = await inSession('npm run bench', (session) => measure(session, size));
  if (exit !== 0) break;
}
if (exit === 0) {
  const { report } = await import('../../tests/bench/report.mjs');
  const whole = { at: new Date().toISOString(), machine: options.machine, course: options.course, sizes };
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(whole, null, 2)}\n`);
  console.log(report(whole));
}
process.exit(exit);

/**
 * @param {Session} session
 * @param {number} size organizations
 * @returns {Promise<number>} the exit code
 */
async function measure(session, size) {
  mustHaveNode();
  const data = mkdtempSync(join(tmpdir(), 'ozek-bench-'));
  session.atEnd(() => rmSync(data, { recursive: true, force: true }));
  mustHaveSpace(data, 500 + (size / 1_000) * megabytesPerThousand);
  await prepare(session, ['server']);
  const password = newSecret();
  const files = join(data, 'files');
  mkdirSync(files);
  const register = join(root, 'seed', 'cordis-h2020-agrifood');
  const making = { size, seed: options.seed, folder: files, register, now: Date.now() };
  const { makeData } = await import('../../tests/bench/data/make.mjs');
  const made = await step(`Making ${size.toLocaleString('en')} organizations`, async () => makeData(making));
  await importFiles(session, data, made.files, password);
  const isLarge = size > 100_000;
  const login = await startEmbedded(session, { data, password, heap: isLarge ? '4g' : '2g', pageCache: isLarge ? '4g' : '1g', java: findJava().command });
  const env = { ...environmentOf(login, data), NODE_ENV: 'production' };
  await migrate(session, env);

  const { seed, only, course } = options;
  const run = async (/** @type {string} */ program, /** @type {object} */ told) => {
    const result = join(data, `${program}.json`);
    const args = [join(root, 'tests', 'bench', program), JSON.stringify({ ...told, result, seed })];
    const code = await session.processes.runInFront({ name: 'The benchmark', command: process.execPath, args, cwd: root, env });
    if (code !== 0) throw new Failure('The benchmark failed.', code);
    return readJson(result);
  };
  const measured = await run('run.mjs', { scene: join(files, 'scene.json'), neo4jHome: join(data, 'neo4j'), only, course });
  const organizations = Math.min(size, mostToImport);
  const importing = { folder: join(data, 'import'), organizations, ties: 5 * organizations, rounds: importRounds };
  const analysed = Math.min(size, only.includes('analysis') ? 10 * mostToAnalyse : mostToAnalyse);
  const analysing = { register, organizations: analysed, ties: 10 * analysed, rounds: analysed > mostToAnalyse ? largeAnalysisRounds : analysisRounds };
  const wanted = (/** @type {string} */ name) => only.length === 0 || only.includes(name);
  sizes.push({
    ...measured,
    import: wanted('import') ? await run('import.mjs', importing) : null,
    analysis: wanted('analysis') ? await run('analysis.mjs', analysing) : null,
    explorer: wanted('explorer') ? await run('explorer.mjs', { scene: join(files, 'scene.json'), rounds: explorerRounds }) : null,
  });
  return 0;
}
