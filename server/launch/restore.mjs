// @ts-check
/** `npm run restore -- FILE`: what npm run backup has made, into a data folder without a database. */
import { existsSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { restoreHelp, restoreOptions } from './args.mjs';
import { unpack, workFolder } from './backup/archive.mjs';
import { restoreDataFiles } from './backup/data-files.mjs';
import { Failure, exitCode } from './failure.mjs';
import { readJson } from './files.mjs';
import { claimData, environmentOf, findSharedDatabase } from './installation.mjs';
import { recordRestore } from './journal-anchors.mjs';
import { mustBeWritable, mustHaveNode, mustHaveSpace, space } from './machine.mjs';
import { hasStore, load } from './neo4j/offline.mjs';
import { prepare } from './prepare.mjs';
import { inSession } from './process/session.mjs';
import { loadGraph, migrate } from './programs.mjs';

/** @typedef {import('./process/session.mjs').Session} Session */

const exit = await inSession('npm run restore', async (session) => {
  mustHaveNode();
  const { data, file, force, help } = restoreOptions(process.argv.slice(2));
  if (help) {
    console.log(restoreHelp);
    return 0;
  }
  if (!existsSync(file)) throw new Failure(`There is no file ${file}.`, exitCode.usage);
  if (!existsSync(data)) session.atEnd(() => existsSync(data) && readdirSync(data).length === 0 && rmdirSync(data)); // where nothing could be restored
  mustBeWritable(data);
  mustHaveSpace(data, space.toRun);
  const folder = workFolder(session, data);
  const { kind, files, madeAt } = await unpack(session, file, folder);
  const restore = kind === 'dump' ? restoreDump : restoreExport;
  await restore(session, { data, folder, names: Object.keys(files), force });
  await recordRestore(data, { from: basename(file) });
  console.log(`Restored the state of ${madeAt} into ${data}.`);
  return 0;
});
process.exit(exit);

/** @typedef {{ data: string, folder: string, names: string[], force: boolean }} Contents */

/**
 * The dump is loaded beside the old database, which goes only when the new one is whole.
 * @param {Session} session
 * @param {Contents} contents
 */
async function restoreDump(session, { data, folder, names, force }) {
  if (process.env.NEO4J_URI) {
    const sentence = 'A dump is loaded by the own neo4j-admin of the Neo4j of NEO4J_URI: tar -xf the backup, its neo4j.dump is what you need.';
    throw new Failure(sentence, exitCode.usage);
  }
  claimData(session, data);
  if (hasStore(data) && !force) {
    const sentence = `${data} holds a database already: restore into a new folder with --data, or replace what is there with --force.`;
    throw new Failure(sentence, exitCode.inUse);
  }
  const { neo4jPassword } = readJson(join(folder, 'secrets.json'));
  await load(session, folder, folder, neo4jPassword);
  const [store, old] = [join(data, 'neo4j'), join(folder, 'replaced')];
  if (hasStore(data)) renameSync(store, old);
  else rmSync(store, { recursive: true, force: true });
  renameSync(join(folder, 'neo4j'), store);
  restoreDataFiles(folder, names.filter((name) => name.endsWith('.json') || name.endsWith('.jsonl')), data, { keepPassword: false });
}

/**
 * @param {Session} session
 * @param {Contents} contents
 */
async function restoreExport(session, { data, folder, names, force }) {
  if (force) throw new Failure('An export replaces nothing, also with --force: it goes into an empty database.', exitCode.usage);
  const startDatabase = await findSharedDatabase(session, data);
  const [login] = await Promise.all([startDatabase(), prepare(session, ['server'])]);
  const env = environmentOf(login, data);
  await migrate(session, env);
  const { nodes, relationships } = await loadGraph(session, env, join(folder, 'graph.jsonl.gz'));
  console.log(`Restored ${nodes} nodes and ${relationships} relationships, and compared them with what was exported.`);
  restoreDataFiles(folder, names.filter((name) => name.endsWith('.json') || name.endsWith('.jsonl')), data, { keepPassword: true });
}
