// @ts-check
/**
 * `npm run backup -- FILE`: the database and all that belongs to an installation in one archive. A dump is made while nothing
 * runs; with --online the graph is exported while people work.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupHelp, backupOptions } from './args.mjs';
import { pack, workFolder } from './backup/archive.mjs';
import { copyDataFiles } from './backup/data-files.mjs';
import { Failure, exitCode } from './failure.mjs';
import { claimData, environmentOf, findSharedDatabase } from './installation.mjs';
import { mustBeWritable, mustHaveNode, mustHaveSpace, space } from './machine.mjs';
import { dump, dumpName, hasStore } from './neo4j/offline.mjs';
import { prepare } from './prepare.mjs';
import { inSession } from './process/session.mjs';
import { exportGraph } from './programs.mjs';

/** @typedef {import('./process/session.mjs').Session} Session */

const exit = await inSession('npm run backup', async (session) => {
  mustHaveNode();
  const { data, file, online, help } = backupOptions(process.argv.slice(2));
  if (help) {
    console.log(backupHelp);
    return 0;
  }
  if (existsSync(file)) throw new Failure(`${file} is there already: name a new file.`, exitCode.usage);
  if (!existsSync(dirname(file))) throw new Failure(`There is no folder ${dirname(file)} for the backup.`, exitCode.usage);
  mustBeWritable(data);
  mustHaveSpace(data, space.toRun);
  const folder = workFolder(session, data);
  const name = online ? await makeExport(session, data, folder) : await makeDump(session, data, folder);
  const names = [name, ...copyDataFiles(data, folder)];
  await pack(session, file, { folder, names, kind: online ? 'export' : 'dump' });
  console.log(`The backup is ${file}. It holds passwords and keys: keep it where only you can read it.`);
  return 0;
});
process.exit(exit);

/**
 * @param {Session} session
 * @param {string} data
 * @param {string} folder
 */
async function makeDump(session, data, folder) {
  if (process.env.NEO4J_URI) {
    const sentence = 'The Neo4j of NEO4J_URI is not ours to stop: dump it with its own neo4j-admin, or make an export with --online.';
    throw new Failure(sentence, exitCode.usage);
  }
  try {
    claimData(session, data);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`${error.message} With --online it need not stop.`, error.code);
  }
  if (!hasStore(data)) throw new Failure(`There is no database in ${data}: choose the folder with --data.`, exitCode.usage);
  await dump(session, data, folder);
  return dumpName;
}

/**
 * @param {Session} session
 * @param {string} data
 * @param {string} folder
 */
async function makeExport(session, data, folder) {
  const name = 'graph.jsonl.gz';
  const startDatabase = await findSharedDatabase(session, data);
  const [login] = await Promise.all([startDatabase(), prepare(session, ['server'])]);
  const { nodes, relationships, changesMeanwhile } = await exportGraph(session, environmentOf(login, data), join(folder, name));
  console.log(`Exported ${nodes} nodes and ${relationships} relationships.`);
  if (changesMeanwhile > 0) {
    console.log(`${changesMeanwhile} changes were made meanwhile: it may hold one part of them and lack another. At a quiet time it is whole.`);
  }
  return name;
}
