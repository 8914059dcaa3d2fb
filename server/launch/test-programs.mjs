// @ts-check
/** Programs that the tests need and that root on Debian may simply install. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure, exitCode } from './failure.mjs';
import { findJava, hasMaven, oldestJava } from './neo4j/java.mjs';
import { haveJars } from './neo4j/jars.mjs';
import { step } from './step.mjs';

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Installs what the tests lack where that is possible.
 * @param {import('./process/session.mjs').Session} session
 * @returns {Promise<string>} the path of Chromium
 * @throws {Failure} naming everything that is missing
 */
export async function ensureTestPrograms(session) {
  const missing = missingPrograms();
  if (missing.length > 0 && mayInstall()) await install(session, missing.map(({ debian }) => debian));
  const still = missingPrograms();
  const chromium = findChromium();
  if (still.length === 0 && chromium) return chromium;
  const wanted = still.map(({ name }) => name).join(', ');
  throw new Failure(`The tests need ${wanted}: install what is named (as root on Debian they do it themselves).`, exitCode.machine);
}

function missingPrograms() {
  const java = findJava();
  const hasJava = java.version !== null && java.version >= oldestJava;
  return [
    { isThere: hasJava, name: `Java ${oldestJava} or newer`, debian: 'default-jre-headless' },
    { isThere: haveJars() || hasMaven(), name: 'Maven', debian: 'maven' },
    { isThere: findChromium() !== undefined, name: 'Chromium (or CHROMIUM_PATH)', debian: 'chromium' },
  ].filter(({ isThere }) => !isThere);
}

/** @returns {string | undefined} */
function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return isExecutable(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return chromiumNames.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * @param {import('./process/session.mjs').Session} session
 * @param {string[]} packages
 */
async function install({ processes }, packages) {
  await step(`Installing ${packages.join(', ')}`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const aptGet = (/** @type {string[]} */ args) =>
      processes.run({ name: `apt-get ${args[0]}`, command: 'apt-get', args, env });
    await aptGet(['update']);
    await aptGet(['install', '--yes', '--no-install-recommends', ...packages]);
  });
}
