// @ts-check
/**
 * A real Neo4j with Graph Data Science as a process of the launcher, without a container engine: the same server,
 * started from its published jars.
 */
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, exitCode } from '../failure.mjs';
import { freePort } from '../port.mjs';
import { step } from '../step.mjs';
import { fetchJars, haveJars, jars } from './jars.mjs';
import { settings } from './settings.mjs';
import { grace, untilReady } from './waiting.mjs';

/**
 * @typedef {{ folder: string, conf: string, uri: string }} Home
 * @typedef {{ withGds?: boolean, pageCache?: string }} HomeOptions withGds whether Graph Data Science is there (it is): without,
 *   half the work of starting is saved; pageCache the memory for the store (settings.mjs)
 */

/** Ten seconds on an idle machine, more than a minute on a busy one. */
const bootsWithin = 240_000;

/**
 * Starts Neo4j on the data folder and waits until it takes the password.
 * @param {import('../process/session.mjs').Session} session
 * @param {{ data: string, password: string, heap: string, java: string, javaOptions?: string[], port?: number } & HomeOptions} options heap as
 *   for -Xmx, java the command, port where it listens (a free one)
 * @returns {Promise<import('./waiting.mjs').Login>}
 */
export async function startEmbedded(session, { data, password, heap, java, javaOptions = [], port, ...options }) {
  if (!haveJars()) await step('Fetching Neo4j with Graph Data Science, once', () => fetchJars(session));
  return step('Starting Neo4j', async () => {
    const home = prepareHome(data, port ?? (await freePort()), options);
    const program = { command: java, cwd: home.folder, env: { NEO4J_HOME: home.folder, NEO4J_CONF: home.conf } };
    const isNew = !existsSync(join(home.folder, 'data', 'databases'));
    if (isNew) await setPassword(session.processes, program, password);

    const log = join(data, 'logs', 'neo4j.log');
    session.processes.startLasting({
      ...program,
      name: 'Neo4j',
      args: [...javaOptions, ...serverArgs(home, heap, options.withGds ?? true)],
      log,
      explain: (lines) => (isLocked(lines) ? lockedFailure(data) : null),
      grace,
    });
    const login = { uri: home.uri, username: 'neo4j', password, database: 'neo4j' };
    await untilReady(login, log, bootsWithin);
    return login;
  });
}

/**
 * @param {string} data
 * @param {number} port
 * @param {HomeOptions} [options]
 * @returns {Home}
 */
export function prepareHome(data, port, { withGds = true, pageCache = settings['server.memory.pagecache.size'] } = {}) {
  const folder = join(data, 'neo4j');
  const conf = join(folder, 'conf');
  mkdirSync(conf, { recursive: true });
  const plugins = join(folder, 'plugins'); // procedures are found in the home's own folder only
  rmSync(plugins, { recursive: true, force: true });
  if (withGds) symlinkSync(jars.plugins, plugins);
  const all = { ...settings, 'server.memory.pagecache.size': pageCache, 'server.bolt.listen_address': `127.0.0.1:${port}` };
  const lines = Object.entries(all).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(conf, 'neo4j.conf'), `# Written anew at every start.\n${lines.join('')}`);
  return { folder, conf, uri: `bolt://127.0.0.1:${port}` };
}

/**
 * @param {Home} home
 * @param {string} heap
 * @param {boolean} withGds
 */
function serverArgs({ folder, conf }, heap, withGds) {
  return [
    ...['java.nio', 'java.io', 'sun.nio.ch'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    ...[`-Xms${heap}`, `-Xmx${heap}`],
    // The plugins too, as Neo4j's own script does: without them GDS is "not a known injectable component".
    ...['-cp', withGds ? `${jars.lib}/*:${jars.plugins}/*` : `${jars.lib}/*`, 'org.neo4j.server.CommunityEntryPoint'],
    ...[`--home-dir=${folder}`, `--config-dir=${conf}`, '--console-mode'],
  ];
}

/**
 * Only possible before the first start. The password goes through a file: everybody can read command lines.
 * @param {import('../process/processes.mjs').Processes} processes
 * @param {{ command: string, cwd: string, env: Record<string, string> }} program
 * @param {string} password
 */
export async function setPassword(processes, program, password) {
  const file = join(program.cwd, 'conf', 'password');
  writeFileSync(file, password, { mode: 0o600 });
  try {
    const args = ['-cp', `${jars.lib}/*`, 'org.neo4j.server.startup.Neo4jAdminCommand', 'dbms', 'set-initial-password'];
    await processes.run({ ...program, name: 'Setting the password of Neo4j', args: [...args, `@${file}`] });
  } finally {
    rmSync(file);
  }
}

/** @param {string} lines the last of Neo4j's log */
function isLocked(lines) {
  return /store_lock|Lock file has been locked/i.test(lines);
}

/** @param {string} data */
function lockedFailure(data) {
  return new Failure(`Another Neo4j has the store in ${data} open: stop it first.`, exitCode.inUse);
}
