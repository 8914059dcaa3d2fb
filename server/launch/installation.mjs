// @ts-check
/** A data folder and who uses it: `running.json` is the claim of the one process that runs a database on it. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure, exitCode } from './failure.mjs';
import { mustTakePassword, namedDatabase, ownDatabase } from './neo4j/database.mjs';
import { amendClaim, releaseClaim, takeClaim } from './process/claim.mjs';
import { secretsOf } from './secrets.mjs';
import { step } from './step.mjs';

/**
 * @typedef {import('./neo4j/waiting.mjs').Login} Login
 * @typedef {import('./process/session.mjs').Session} Session
 * @typedef {import('./process/claim.mjs').Holder & { boltUri?: string, httpAddress?: string }} Running
 *   boltUri is there when the holder stays and lets others use its database
 */

const runningFile = (/** @type {string} */ data) => join(data, 'running.json');
const heap = process.env.OZEK_NEO4J_HEAP || '512m';

/**
 * Claims the data folder for a program that stays.
 * @param {Session} session
 * @param {string} data
 * @throws {Failure} when another one has it
 */
export function claimData(session, data) {
  const file = runningFile(data);
  const holder = /** @type {Running | null} */ (takeClaim(file, session.command));
  if (holder) {
    const where = holder.httpAddress ? ` at ${holder.httpAddress}` : '';
    const sentence = `${data} is in use by ${holder.command}${where} (process ${holder.pid}): stop it or choose another with --data.`;
    throw new Failure(sentence, exitCode.inUse);
  }
  session.atEnd(() => releaseClaim(file));
}

/**
 * Tells other commands what runs on the data folder that we have claimed.
 * @param {string} data
 * @param {{ boltUri: string } | { httpAddress: string }} facts
 */
export function announce(data, facts) {
  amendClaim(runningFile(data), facts);
}

/**
 * Finds the database of a data folder that we have claimed, and fails at once when there is none to find.
 * @param {Session} session
 * @param {string} data
 * @returns {Promise<() => Promise<Login>>} starts it, if it has to be started
 */
export async function findDatabase(session, data) {
  const named = await namedDatabase();
  if (named) return async () => named;
  return ownDatabase(session, { data, password: secretsOf(data).neo4jPassword, heap });
}

/**
 * Finds the database for one command: the one that runs on the data folder already, else one of its own. Commands on
 * one folder wait for each other, since the first would take its database along when it ends.
 * @param {Session} session
 * @param {string} data
 * @returns {Promise<() => Promise<Login>>} starts it, if it has to be started
 */
export async function findSharedDatabase(session, data) {
  const file = runningFile(data);
  const shared = process.env.NEO4J_URI ? null : await sharedOrOurs(session, file);
  if (!shared) {
    session.atEnd(() => releaseClaim(file));
    return findDatabase(session, data);
  }
  const login = { uri: shared, username: 'neo4j', password: secretsOf(data).neo4jPassword, database: 'neo4j' };
  await mustTakePassword(login);
  return async () => login;
}

/**
 * @param {Session} session
 * @param {string} file
 * @returns {Promise<string | null>} the address of a database that others may use, or null when the claim is ours now
 */
async function sharedOrOurs(session, file) {
  const claim = () => /** @type {Running | null} */ (takeClaim(file, session.command));
  let holder = claim();
  if (!holder || holder.boltUri) return holder?.boltUri ?? null;
  return step(`Waiting for ${holder.command} (process ${holder.pid})`, async () => {
    while (holder && !holder.boltUri) {
      await pause(200);
      holder = claim();
    }
    return holder?.boltUri ?? null;
  });
}

/**
 * What every program of Özek is told by its environment.
 * @param {Login} login
 * @param {string} data
 * @returns {Record<string, string>}
 */
export function environmentOf(login, data) {
  return {
    NEO4J_URI: login.uri,
    NEO4J_USERNAME: login.username,
    NEO4J_PASSWORD: login.password,
    NEO4J_DATABASE: login.database,
    OZEK_AUTH_SECRET: process.env.OZEK_AUTH_SECRET || secretsOf(data).authSecret,
    OZEK_DATA: data,
  };
}
