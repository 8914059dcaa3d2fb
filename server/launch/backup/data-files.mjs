// @ts-check
/** What an installation keeps beside its database: secrets, sign-ins of the example, heads of the journals. */
import { chmodSync, copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeAtomically } from '../files.mjs';

/** Says who runs now, which is nobody's past. */
const running = 'running.json';
/** The heads that this machine kept are newer than the backup's, and there to show that something is missing. */
const anchors = 'journal-anchors.jsonl';
const secrets = 'secrets.json';

/**
 * @param {string} data
 * @param {string} folder where they are copied to
 * @returns {string[]} their names
 */
export function copyDataFiles(data, folder) {
  const files = readdirSync(data, { withFileTypes: true }).filter((entry) => entry.isFile() && /\.jsonl?$/.test(entry.name));
  const names = files.map(({ name }) => name).filter((name) => name !== running);
  for (const name of names) copyFileSync(join(data, name), join(folder, name));
  return names;
}

/**
 * Puts the files of a backup into a data folder.
 * @param {string} folder
 * @param {string[]} names
 * @param {string} data
 * @param {{ keepPassword: boolean }} options whether its Neo4j has a password already and keeps it
 */
export function restoreDataFiles(folder, names, data, { keepPassword }) {
  for (const name of names) {
    const to = join(data, name);
    if (name === anchors && existsSync(to)) continue;
    const kept = name === secrets && keepPassword ? readJson(to) : null;
    if (kept) {
      const restored = { ...readJson(join(folder, name)), neo4jPassword: kept.neo4jPassword };
      writeAtomically(to, `${JSON.stringify(restored, null, 2)}\n`, 0o600);
    } else {
      copyFileSync(join(folder, name), to);
      chmodSync(to, 0o600);
    }
  }
}
