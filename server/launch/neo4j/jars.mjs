// @ts-check
/** The jars of the embedded Neo4j: fetched once by Maven into the cache folder that all checkouts share. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, exitCode } from '../failure.mjs';
import { cacheFolder } from '../files.mjs';

/** Both versions are also in the two pom files. */
const home = join(cacheFolder, 'neo4j-5.26.30-gds-2.13.9');

/** The server's own jars, and Graph Data Science with what only it needs. */
export const jars = Object.freeze({ lib: join(home, 'lib'), plugins: join(home, 'plugins') });

/** @returns {boolean} */
export function haveJars() {
  return existsSync(home);
}

/**
 * Fetches the jars. Two commands may do so at once: each works in a folder of its own, the first to finish wins.
 * @param {import('../process/session.mjs').Session} session
 */
export async function fetchJars({ processes, atEnd }) {
  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = mkdtempSync(`${home}.`);
  atEnd(() => rmSync(unfinished, { recursive: true, force: true }));
  const lib = join(unfinished, 'lib');
  const gds = join(unfinished, 'gds');
  const plugins = join(unfinished, 'plugins');
  await copyDependencies(processes, 'server.pom.xml', lib);
  await copyDependencies(processes, 'gds.pom.xml', gds);

  // A jar of both keeps the server's version. The names hold the group: GDS and the server have artefacts of one name.
  mkdirSync(plugins);
  const ofServer = new Set(readdirSync(lib));
  for (const jar of readdirSync(gds)) if (!ofServer.has(jar)) cpSync(join(gds, jar), join(plugins, jar));
  rmSync(gds, { recursive: true });

  try {
    renameSync(unfinished, home);
  } catch (error) {
    if (!haveJars()) throw error;
  }
}

/**
 * @param {import('../process/processes.mjs').Processes} processes
 * @param {string} pom
 * @param {string} folder
 */
async function copyDependencies(processes, pom, folder) {
  const file = join(dirname(fileURLToPath(import.meta.url)), pom);
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  const options = ['-DincludeScope=runtime', '-Dmdep.prependGroupId=true', '-Dmdep.stripVersion=true'];
  try {
    await processes.run({
      name: 'Maven',
      command: 'mvn',
      args: ['--batch-mode', '--quiet', '--file', file, goal, ...options, `-DoutputDirectory=${folder}`],
    });
  } catch (error) {
    const details = error instanceof Failure ? error.details : String(error);
    throw new Failure('Maven could not fetch Neo4j: check the connection to the internet.', exitCode.machine, details);
  }
}
