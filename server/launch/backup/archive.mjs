// @ts-check
/** The file of a backup: a tar archive with a manifest that holds the size and the checksum of each file in it. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Failure, exitCode } from '../failure.mjs';
import { readJson } from '../files.mjs';

/** @typedef {import('../process/session.mjs').Session} Session */

/**
 * @typedef {object} Manifest
 * @property {'ozek-backup-1'} format
 * @property {'dump' | 'export'} kind
 * @property {string} madeAt
 * @property {Record<string, { bytes: number, sha256: string }>} files
 */

const format = 'ozek-backup-1';
const manifestName = 'manifest.json';

/**
 * A folder to work in beside the data, on the same disk; gone at the end.
 * @param {Session} session
 * @param {string} data
 */
export function workFolder({ atEnd }, data) {
  const folder = mkdtempSync(join(data, '.backup-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Packs files of a folder; the archive appears under its name only when it is whole.
 * @param {Session} session
 * @param {string} archive
 * @param {{ folder: string, names: string[], kind: Manifest['kind'] }} contents
 */
export async function pack(session, archive, { folder, names, kind }) {
  /** @type {Manifest} */
  const manifest = { format, kind, madeAt: new Date().toISOString(), files: {} };
  for (const name of names) manifest.files[name] = await measure(join(folder, name));
  writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  const unfinished = `${archive}.${process.pid}`;
  session.atEnd(() => rmSync(unfinished, { force: true }));
  writeFileSync(unfinished, '', { mode: 0o600 }); // it holds the secrets
  await tar(session, ['-cf', unfinished, '-C', folder, manifestName, ...names]);
  renameSync(unfinished, archive);
}

/**
 * Unpacks an archive and checks each file of it.
 * @param {Session} session
 * @param {string} archive
 * @param {string} folder
 * @returns {Promise<Manifest>}
 * @throws {Failure} when it is not one, or damaged
 */
export async function unpack(session, archive, folder) {
  const notOurs = new Failure(`${archive} is not a backup made by npm run backup.`, exitCode.usage);
  await tar(session, ['-xf', archive, '-C', folder]).catch(() => {
    throw notOurs;
  });
  const manifest = /** @type {Manifest | null} */ (readJson(join(folder, manifestName)));
  if (manifest?.format !== format) throw notOurs;
  for (const [name, wanted] of Object.entries(manifest.files)) {
    const found = basename(name) === name && existsSync(join(folder, name)) ? await measure(join(folder, name)) : null;
    if (found?.bytes === wanted.bytes && found.sha256 === wanted.sha256) continue;
    throw new Failure(`${archive} is damaged: ${name} is not what was packed. Nothing was restored.`, exitCode.failed);
  }
  return manifest;
}

/** @param {string} file */
async function measure(file) {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file)) hash.update(bytes);
  return { bytes: statSync(file).size, sha256: hash.digest('hex') };
}

/**
 * @param {Session} session
 * @param {string[]} args
 */
function tar({ processes }, args) {
  return processes.run({ name: 'tar', command: 'tar', args });
}
