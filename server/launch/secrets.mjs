// @ts-check
/** Passwords and keys of an installation: made once, kept in the data folder, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeAtomically } from './files.mjs';

/**
 * @typedef {object} Secrets
 * @property {string} neo4jPassword of the database that the launcher runs itself
 * @property {string} authSecret signs the sessions
 */

/**
 * The secrets of a data folder, made if they are not there. Others that the server keeps in the same file stay.
 * @param {string} data
 * @returns {Secrets}
 */
export function secretsOf(data) {
  const file = join(data, 'secrets.json');
  const kept = readJson(file);
  const secrets = { neo4jPassword: newSecret(), authSecret: newSecret(), ...kept };
  if (kept?.neo4jPassword && kept.authSecret) chmodSync(file, 0o600);
  else writeAtomically(file, `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
  return secrets;
}

/** @returns {string} 256 bits, in digits that need no quoting anywhere and that no command takes for an option, as a leading "-" */
export function newSecret() {
  return randomBytes(32).toString('hex');
}
