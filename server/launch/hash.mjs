// @ts-check
/** The hash of many files: tells whether what was made from them is stale. By content, for git changes the times. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Inputs
 * @property {string} path a file, or a folder with all below it
 * @property {(path: string) => boolean} [only] which files of the folder count
 */

const passedOver = new Set(['node_modules', '.next', 'dist']);

/**
 * @param {string} base folder that the paths are relative to
 * @param {Inputs[]} inputs those that do not exist count as empty
 * @returns {string}
 */
export function hashOf(base, inputs) {
  const hash = createHash('sha256');
  for (const { path, only = () => true } of inputs) {
    for (const file of filesBelow(base, path).filter(only)) {
      hash.update(`${file}\0`).update(readFileSync(join(base, file))).update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} base
 * @param {string} path
 * @returns {string[]} in an order of their own
 */
function filesBelow(base, path) {
  const absolute = join(base, path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  const names = readdirSync(absolute).filter((name) => !passedOver.has(name));
  return names.sort().flatMap((name) => filesBelow(base, join(path, name)));
}
