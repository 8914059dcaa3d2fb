// @ts-check
/** What this machine must have before anything is started. */
import fs from 'node:fs'; // as a whole: older versions of Node lack some of its names, and shall get our sentence
import { dirname } from 'node:path';
import { Failure, exitCode } from './failure.mjs';

const oldestNode = { major: 20, minor: 19 };
/** Megabytes that a database may fill while it runs, and what packages, builds and Neo4j's jars take before. */
export const space = Object.freeze({ toRun: 500, toInstall: 3000 });

const mebibyte = 2 ** 20;

/** @param {string} [version] */
export function mustHaveNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return;
  const wanted = `${oldestNode.major}.${oldestNode.minor}`;
  const sentence = `This needs Node ${wanted} or newer and found ${version}: install one from https://nodejs.org.`;
  throw new Failure(sentence, exitCode.machine);
}

/**
 * Makes the folder if it is not there.
 * @param {string} folder
 */
export function mustBeWritable(folder) {
  try {
    make(folder);
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Failure(`The folder ${folder} cannot be written (${code}): choose another with --data.`, exitCode.machine);
  }
}

/**
 * Makes the folder and those above it. Node's own way to do that tries for ever where a folder that is there takes none, as /proc does.
 * @param {string} folder
 */
function make(folder) {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    if (code !== 'ENOENT' || fs.existsSync(dirname(folder))) throw error;
    make(dirname(folder));
    make(folder);
  }
}

/**
 * @param {string} folder
 * @param {number} megabytes
 */
export function mustHaveSpace(folder, megabytes) {
  const { bavail, bsize } = fs.statfsSync(folder);
  const free = Math.floor((bavail * bsize) / mebibyte);
  if (free >= megabytes) return;
  const sentence = `The disk of ${folder} has ${free} MB free and ${megabytes} MB are needed: free some space.`;
  throw new Failure(sentence, exitCode.machine);
}
