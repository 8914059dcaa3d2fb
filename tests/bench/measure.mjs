// @ts-check
/** Asking as fast as the answers come. */
import { deepStrictEqual } from 'node:assert';
import { figuresOf, ratioOf } from './figures.mjs';

/**
 * @typedef {import('./contestant/contestant.mjs').Contestant} Contestant
 * @typedef {import('./operation/shape.mjs').Operation} Operation
 * @typedef {import('./operation/shape.mjs').Scene} Scene
 * @typedef {import('./figures.mjs').Round} Round
 * @typedef {{ rounds: number, seconds: number, warmUpSeconds: number, connections: number }} Course
 */

const comparedAnswers = 8;
/** A write is asked for a number of times instead of a time, so that each contestant leaves the same behind. */
const writesPerSecond = 40;
/** So many before it is measured: there is not always something new to write. */
const mostSecondsOfWrites = 3;

/** The first question of its kind is planned by the database, on a busy machine for longer than a reader is patient. */
const patience = 5;

/**
 * @param {Contestant} contestant
 * @param {Operation} operation
 * @param {() => import('./operation/shape.mjs').Variables} variables
 */
async function firstAnswer(contestant, operation, variables) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await contestant.answer(operation, variables());
    } catch (error) {
      if (tries === patience || !/UNAVAILABLE|QUERY_TIMEOUT/.test(String(error))) throw error;
    }
  }
}

/**
 * Throws with the difference where two contestants do not answer alike.
 * @param {readonly Contestant[]} contestants
 * @param {Operation} operation
 * @param {Scene} scene
 * @param {() => number} random
 */
export async function mustAnswerAlike(contestants, operation, scene, random) {
  for (const contestant of contestants) await firstAnswer(contestant, operation, () => operation.variables(scene, random));
  for (let turn = 0; turn < comparedAnswers; turn += 1) {
    const shared = operation.variables(scene, random);
    /** @type {{ name: string, answer: unknown } | undefined} */
    let first;
    for (const contestant of contestants) {
      // What is written is written once: each writes something of its own.
      const variables = operation.writes ? operation.variables(scene, random) : shared;
      const answer = await contestant.answer(operation, variables);
      if (first === undefined) first = { name: contestant.name, answer };
      else deepStrictEqual(answer, first.answer, `${contestant.name} and ${first.name} do not give the same for ${operation.name} of ${JSON.stringify(shared).slice(0, 200)}`);
      if (operation.writes && answer !== true) throw new Error(`${contestant.name} did not write: ${operation.name}`);
    }
  }
}

/**
 * @param {Contestant} contestant
 * @param {Operation} operation
 * @param {Scene} scene
 * @param {() => number} random
 * @param {number} seconds
 * @param {number} connections
 * @returns {Promise<Round>}
 */
async function round(contestant, operation, scene, random, seconds, connections) {
  const before = await contestant.state();
  /** @type {number[]} */
  const milliseconds = [];
  let bytes = 0;
  let left = operation.writes ? Math.ceil(seconds * writesPerSecond) : Infinity;
  const start = performance.now();
  const end = operation.writes ? Infinity : start + seconds * 1_000;
  const keepAsking = async () => {
    while (performance.now() < end && left > 0) {
      left -= 1;
      const variables = operation.variables(scene, random);
      const asked = performance.now();
      const answer = await contestant.ask(operation, variables);
      milliseconds.push(performance.now() - asked);
      bytes += answer.bytes;
      if (operation.writes && contestant.shape(operation, variables, answer.bodies) !== true) throw new Error(`${contestant.name} did not write: ${answer.bodies[0]}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, keepAsking));
  const took = (performance.now() - start) / 1_000;
  const { statements } = await contestant.state();
  return { milliseconds, seconds: took, bytes, statements: statements - before.statements };
}

/**
 * Measures one operation with all contestants in turn, in each round in another order.
 * @param {readonly Contestant[]} contestants
 * @param {Operation} operation
 * @param {Scene} scene
 * @param {() => number} random
 * @param {Course} course
 */
export async function measure(contestants, operation, scene, random, { rounds, seconds, warmUpSeconds, connections }) {
  /** @type {Map<string, Round[]>} */
  const all = new Map(contestants.map(({ name }) => [name, []]));
  const warmUp = operation.writes ? Math.min(warmUpSeconds, mostSecondsOfWrites) : warmUpSeconds;
  for (const contestant of contestants) await round(contestant, operation, scene, random, warmUp, connections);
  for (let number = 0; number < rounds; number += 1) {
    const start = number % contestants.length;
    for (const contestant of [...contestants.slice(start), ...contestants.slice(0, start)]) {
      all.get(contestant.name)?.push(await round(contestant, operation, scene, random, seconds, connections));
    }
  }
  const roundsOf = (/** @type {string} */ name) => all.get(name) ?? [];
  return {
    operation: operation.name,
    writes: operation.writes,
    contestants: Object.fromEntries(contestants.map(({ name }) => [name, figuresOf(roundsOf(name))])),
    /** Times as many requests as the peer, and times as long as the limit. */
    timesPeer: ratioOf(roundsOf('ours'), roundsOf('peer')),
    timesLimit: ratioOf(roundsOf('limit'), roundsOf('ours')),
  };
}
