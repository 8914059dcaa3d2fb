// @ts-check
/** What the embedded Neo4j and the one in a container have in common: when it is ready, how long it gets to end. */
import { setTimeout as pause } from 'node:timers/promises';
import { Failure, exitCode } from '../failure.mjs';
import { lastLines } from '../process/processes.mjs';
import { signIn } from './bolt.mjs';

/**
 * @typedef {object} Login
 * @property {string} uri
 * @property {string} username
 * @property {string} password
 * @property {string} database
 */

/** A checkpoint of a busy store takes seconds; stopping everything may take 15. */
export const grace = 9000;

/**
 * Waits until Neo4j takes the password.
 * @param {Login} login
 * @param {string} log
 * @param {number} patience milliseconds
 */
export async function untilReady(login, log, patience) {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await signIn(login.uri, login);
    if (answer === 'ready') return;
    if (answer === 'refused') {
      const sentence = 'Neo4j refuses the password in secrets.json: put back the file that belongs to this data folder.';
      throw new Failure(sentence, exitCode.database);
    }
    if (Date.now() > deadline) {
      throw new Failure(`Neo4j did not answer within ${patience / 1000} seconds.`, exitCode.database, lastLines(log));
    }
    await pause(100);
  }
}
