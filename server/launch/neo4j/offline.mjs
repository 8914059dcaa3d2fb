// @ts-check
/** A database that no Neo4j has open: dumped, checked and loaded by Neo4j's own administration program. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, exitCode } from '../failure.mjs';
import { step } from '../step.mjs';
import { prepareHome, setPassword } from './embedded.mjs';
import { fetchJars, haveJars, jars } from './jars.mjs';
import { findJava, hasMaven, oldestJava } from './java.mjs';

/** @typedef {import('../process/session.mjs').Session} Session */

const database = 'neo4j';
export const dumpName = `${database}.dump`;

/** @param {string} data @returns {boolean} whether the data folder holds a database */
export function hasStore(data) {
  return existsSync(join(data, 'neo4j', 'data', 'databases', database));
}

/**
 * Makes a dump and has it checked.
 * @param {Session} session
 * @param {string} data
 * @param {string} folder where the dump goes
 */
export async function dump(session, data, folder) {
  const admin = await administration(session, data);
  await step('Dumping the database', async () => {
    try {
      await admin(['dump', database, `--to-path=${folder}`]);
    } catch (error) {
      if (!(error instanceof Failure) || !/recover/i.test(error.details)) throw error;
      const sentence = 'The database was not closed properly: start Özek once, stop it with Ctrl-C, then back up.';
      throw new Failure(sentence, exitCode.database, error.details);
    }
  });
  await step('Checking the dump', async () => {
    const scratch = join(folder, 'check');
    mkdirSync(scratch);
    await admin(['check', database, `--from-path=${folder}`, `--temp-path=${scratch}`, `--report-path=${scratch}`]);
  });
}

/**
 * Loads a dump into a data folder that has no database yet.
 * @param {Session} session
 * @param {string} data
 * @param {string} folder where the dump lies
 * @param {string} password for the new Neo4j
 */
export async function load(session, data, folder, password) {
  const admin = await administration(session, data);
  await step('Loading the dump', async () => {
    await admin(['load', database, `--from-path=${folder}`]);
    await setPassword(session.processes, programOn(data), password);
  });
}

/**
 * Fills a data folder that has no database yet from files of nodes and relationships: the way for millions of them.
 * @param {Session} session
 * @param {string} data
 * @param {string[]} files as `--nodes=Label=file` and `--relationships=TYPE=file`
 * @param {string} password for the new Neo4j
 */
export async function importFiles(session, data, files, password) {
  const admin = await administration(session, data);
  await step('Importing the files', async () => {
    await admin(['import', 'full', database, '--array-delimiter=;', `--report-file=${join(data, 'import.report')}`, ...files]);
    await setPassword(session.processes, programOn(data), password);
  });
}

/**
 * @param {Session} session
 * @param {string} data
 * @returns {Promise<(args: string[]) => Promise<string>>} runs a command about databases
 */
async function administration(session, data) {
  const { version } = findJava();
  if (version === null || version < oldestJava || (!haveJars() && !hasMaven())) {
    const sentence = `A dump needs Java ${oldestJava} or newer and Maven on this machine: install them, or make an export with --online.`;
    throw new Failure(sentence, exitCode.machine);
  }
  if (!haveJars()) await step('Fetching Neo4j with Graph Data Science, once', () => fetchJars(session));
  const program = programOn(data);
  return (args) =>
    session.processes.run({
      ...program,
      name: `neo4j-admin database ${args[0]}`,
      args: ['-cp', `${jars.lib}/*`, 'org.neo4j.cli.AdminTool', 'database', ...args],
    });
}

/** @param {string} data */
function programOn(data) {
  const home = prepareHome(data, 0);
  return { command: findJava().command, cwd: home.folder, env: { NEO4J_HOME: home.folder, NEO4J_CONF: home.conf } };
}
