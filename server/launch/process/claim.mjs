// @ts-check
/** A claim: a file that one living process holds. One left behind by a dead process is taken over. */
import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readJson, writeAtomically } from '../files.mjs';
import { processIdentity } from './alive.mjs';

/**
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string | null} identity tells the holder from a later process with the same number
 * @property {string} command what the holder is doing, in words for people
 */

/**
 * Takes the claim, or tells who holds it.
 * @param {string} file
 * @param {string} command
 * @returns {Holder | null} the living holder; null when the claim is ours now
 */
export function takeClaim(file, command) {
  const unique = `${file}.${process.pid}.new`;
  const us = { pid: process.pid, identity: processIdentity(process.pid), command };
  writeFileSync(unique, JSON.stringify(us), { mode: 0o600 });
  try {
    while (!linked(unique, file)) {
      const found = readJson(file);
      if (found && isHeld(found)) return found;
      if (found) bury(file, found);
    }
    return null;
  } finally {
    rmSync(unique, { force: true });
  }
}

/**
 * Adds facts to our own claim.
 * @param {string} file
 * @param {object} facts
 */
export function amendClaim(file, facts) {
  writeAtomically(file, JSON.stringify({ ...readJson(file), ...facts }), 0o600);
}

/**
 * Gives our own claim back.
 * @param {string} file
 */
export function releaseClaim(file) {
  if (readJson(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** @param {Holder} holder */
function isHeld(holder) {
  return holder.identity !== null && processIdentity(holder.pid) === holder.identity;
}

/**
 * Link, not create: a claim must never be seen half written.
 * @param {string} from
 * @param {string} to
 */
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Moves a dead process's claim away; when another process has taken it over in between, its claim is put back.
 * @param {string} file
 * @param {Holder} dead
 */
function bury(file, dead) {
  const grave = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, grave);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return;
    throw error;
  }
  const moved = readJson(grave);
  if (moved?.identity !== dead.identity) linked(grave, file);
  rmSync(grave);
}
