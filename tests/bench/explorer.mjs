// @ts-check
/**
 * The explorer's data of an open cluster beside the bare reading of the stored snapshot: `node tests/bench/explorer.mjs OPTIONS` with the
 * options as JSON. Both are answered over the same HTTP layer, compressed; the bare one as it comes from the driver, by one statement that
 * asks for what the picture shows and for nobody's right to it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import compress from '@fastify/compress';
import Fastify from 'fastify';
import { pino } from 'pino';
import { createAuth } from '../../server/dist/server/src/access/auth/auth.js';
import { COMPRESSION, createApp } from '../../server/dist/server/src/app.js';
import { Operations } from '../../server/dist/server/src/journal/operation.js';
import { computeNucleus } from '../../server/dist/server/src/modules/nucleus/compute.js';
import { Database } from '../../server/dist/server/src/neo4j/database.js';
import { driverOf, login } from './contestant/child.mjs';
import { median } from './figures.mjs';

/** @typedef {{ scene: string, result: string, rounds: number }} Options */

const options = /** @type {Options} */ (JSON.parse(process.argv[2] ?? '{}'));
const { open } = /** @type {import('./data/make.mjs').Scene} */ (JSON.parse(readFileSync(options.scene, 'utf8')));
const [{ id: clusterId, slug } = { id: '', slug: '' }] = open;
/** More than it takes until a document is compiled. */
const warmUps = 30;
const secret = 'x'.repeat(32);

const database = new Database(login());
const driver = driverOf({ disableLosslessIntegers: true });
await computeNucleus(database, new Operations(database), clusterId, new Date().toISOString().slice(0, 10));

const ours = await createApp({ database, auth: createAuth({ database, origin: 'http://localhost:3000', secret }), secret, budgets: null, log: pino({ level: 'error' }) });
const bare = Fastify();
await bare.register(compress, COMPRESSION);
bare.post('/graphql', async () => {
  const { records } = await driver.executeQuery(
    `MATCH (s:Snapshot {clusterId: $clusterId}) WITH s ORDER BY s.onDate DESC LIMIT 1
     RETURN s.points AS points, s.picture AS lines, COLLECT {
       MATCH (m:Membership {clusterId: $clusterId})-[:OF]->(o:Organization) RETURN [o.id, o.name, o.kind, o.region, head(m.chainRoles)] } AS members`,
    { clusterId },
    { database: login().database, routing: 'READ' },
  );
  const [record] = records;
  return { points: JSON.parse(record?.get('points') ?? '{}'), lines: JSON.parse(record?.get('lines') ?? '[]'), members: record?.get('members') };
});

const picture = `query ($slug: String!) { cluster(slug: $slug) { nucleus { picture {
  ids names kinds labels x y strengths chainRoles places pairCount lines(most: 20000) { a b weight formal informal } } } } }`;

/** @param {import('fastify').FastifyInstance<any, any, any, any>} app @returns {Promise<{ milliseconds: number, bytes: number }>} */
async function ask(app) {
  const headers = { 'accept-encoding': 'br', 'content-type': 'application/json' };
  const start = performance.now();
  const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query: picture, variables: { slug } } });
  const milliseconds = performance.now() - start;
  if (answer.statusCode !== 200 || answer.headers['content-encoding'] !== 'br') throw new Error(`the picture was not to be had: ${answer.statusCode}`);
  return { milliseconds, bytes: answer.rawPayload.length };
}

const rounds = [];
for (let round = -warmUps; round < options.rounds; round += 1) {
  const [first, second] = round % 2 === 0 ? [ours, bare] : [bare, ours];
  const [one, other] = [await ask(first), await ask(second)];
  const [mine, stored] = first === ours ? [one, other] : [other, one];
  if (round >= 0) rounds.push({ ours: mine.milliseconds, bare: stored.milliseconds, times: mine.milliseconds / stored.milliseconds, bytes: mine.bytes });
}
const answer = await ours.inject({ method: 'POST', url: '/graphql', payload: { query: picture, variables: { slug } } });
const { ids, lines } = answer.json().data.cluster.nucleus.picture;
const middle = (/** @type {'ours' | 'bare' | 'times' | 'bytes'} */ name) => median(rounds.map((round) => round[name]));
const result = { points: ids.length, lines: lines.a.length, ours: middle('ours'), bare: middle('bare'), times: middle('times'), bytes: middle('bytes') };
console.error(`  explorer: ${result.times.toFixed(2)} × the stored snapshot's time`);
await Promise.all([ours.close(), bare.close()]);
await Promise.all([database.close(), driver.close()]);
writeFileSync(options.result, JSON.stringify(result));
