// @ts-check
/** One of the programs that are measured, seen from outside. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {import('../operation/shape.mjs').Operation} Operation
 * @typedef {import('../operation/shape.mjs').Variables} Variables
 * @typedef {import('../operation/shape.mjs').Scene} Scene
 * @typedef {'ours' | 'peer' | 'limit'} Name
 */

export class Contestant {
  #child;
  #agent;
  /** @type {Map<unknown, string>} organization → cookie of somebody who acts for it */
  #cookies;

  /** @param {Name} name @param {import('node:child_process').ChildProcess} child @param {string} address @param {Map<unknown, string>} cookies @param {number} connections */
  constructor(name, child, address, cookies, connections) {
    this.name = name;
    this.#child = child;
    this.url = new URL('/graphql', address);
    this.#cookies = cookies;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @param {Name} name @param {Scene} scene @param {number} connections */
  static async start(name, scene, connections) {
    const env = { ...process.env, NODE_ENV: 'production', BENCH_WRITERS: JSON.stringify(scene.writers) };
    const child = fork(fileURLToPath(new URL(`${name}.mjs`, import.meta.url)), { env });
    const [facts] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`${name} ended with ${code} before it listened`))),
    ]);
    const cookies = new Map(scene.writers.map((organization, place) => [organization, facts.cookies?.[place]]));
    return new Contestant(name, child, facts.address, cookies, connections);
  }

  /** @returns {Promise<{ statements: number, megabytes: number }>} Cypher statements it has run so far, and its memory */
  async state() {
    const answer = once(this.#child, 'message');
    this.#child.send('state');
    return (await answer)[0];
  }

  async end() {
    this.#agent.destroy();
    this.#child.disconnect();
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
  }

  /**
   * One operation with all that its client has to ask for.
   * @param {Operation} operation
   * @param {Variables} variables
   * @returns {Promise<{ bytes: number, bodies: Buffer[] }>}
   */
  async ask(operation, variables) {
    if (this.name === 'limit') {
      const body = await this.#post({ operation: operation.name, variables }, undefined);
      return { bytes: body.length, bodies: [body] };
    }
    const { first, second } = operation[this.name];
    const cookie = operation.writes ? this.#cookies.get(variables.organizationId) : undefined;
    const { document: query, variables: asked } = first(variables);
    const body = await this.#post({ query, variables: asked }, cookie);
    if (second === undefined) return { bytes: body.length, bodies: [body] };
    const more = second(variables, JSON.parse(body.toString('utf8')).data);
    const next = await this.#post({ query: more.document, variables: more.variables }, cookie);
    return { bytes: body.length + next.length, bodies: [body, next] };
  }

  /**
   * The answer in the shape that all contestants' answers have.
   * @param {Operation} operation
   * @param {Variables} variables
   */
  async answer(operation, variables) {
    const { bodies } = await this.ask(operation, variables);
    return this.shape(operation, variables, bodies);
  }

  /** @param {Operation} operation @param {Variables} variables @param {Buffer[]} bodies */
  shape(operation, variables, bodies) {
    const [first, second] = bodies.map((body) => JSON.parse(body.toString('utf8')));
    if (this.name === 'limit') return operation.limit.shape(first);
    for (const answer of [first, second]) if (answer?.errors !== undefined) throw new Error(`${this.name}, ${operation.name}: ${JSON.stringify(answer.errors)}`);
    return operation[this.name].shape(variables, first.data, second?.data);
  }

  /** @param {unknown} content @param {string | undefined} cookie @returns {Promise<Buffer>} */
  #post(content, cookie) {
    const payload = Buffer.from(JSON.stringify(content), 'utf8');
    const headers = { 'content-type': 'application/json', 'content-length': payload.length, ...(cookie === undefined ? {} : { cookie }) };
    return new Promise((resolve, reject) => {
      const request = httpRequest(this.url, { agent: this.#agent, method: 'POST', headers }, (response) => {
        /** @type {Buffer[]} */
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const body = Buffer.concat(parts);
          if (response.statusCode === 200) resolve(body);
          else reject(new Error(`${this.name} answered ${response.statusCode}: ${body.toString('utf8').slice(0, 500)}`));
        });
      });
      request.on('error', reject);
      request.end(payload);
    });
  }
}
