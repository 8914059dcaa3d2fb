import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { repositoryRoot } from '../../server/src/config.js';
import { migrate } from '../../server/src/neo4j/migrations.js';
import { World } from '../kit/world.js';
import { emptyFolder, until } from '../launch/programs.js';
import type { LedgerClient } from './ledger.js';
import { OwnNeo4j } from './neo4j.js';
import { ServerProgram } from './server.js';
import { acknowledged, chain, effects, effectsOf, operations, recorded } from './verdict.js';
import { Workload } from './workload.js';

/** `npm run test:crash` runs the large one; the usual tests a small one. */
const { clients: CLIENTS, each: EACH, serverKills: SERVER_KILLS, neo4jKills: NEO4J_KILLS } =
  process.env['OZEK_CRASH'] === 'large'
    ? { clients: 50, each: 20, serverKills: 10, neo4jKills: 3 }
    : { clients: 15, each: 10, serverKills: 2, neo4jKills: 1 };
const MINUTES = 60_000;

let neo4j: OwnNeo4j;
let world: World;
let server: ServerProgram;
let workload: Workload;

beforeAll(async () => {
  neo4j = await OwnNeo4j.on(emptyFolder());
  world = await World.create({ login: neo4j.login });
  await migrate(world.database, join(repositoryRoot, 'graph-schema', 'cypher'));
  server = await ServerProgram.on(neo4j.login);
  workload = await Workload.create(world, server.url, CLIENTS);
}, 5 * MINUTES);

afterAll(async () => {
  await server?.kill('SIGTERM');
  await world?.close();
  await neo4j?.stop();
}, MINUTES);

/** Milliseconds until the server says that it is ready, or that it is not. */
async function untilReadiness(wanted: boolean): Promise<number> {
  const start = performance.now();
  while ((await server.isReady()) !== wanted) await pause(50);
  return performance.now() - start;
}

/** What is killed, in the order of the run: Neo4j now and then between the server's deaths. */
const deaths = Array.from({ length: SERVER_KILLS + NEO4J_KILLS }, (_, n) => {
  const before = Math.floor((n * NEO4J_KILLS) / (SERVER_KILLS + NEO4J_KILLS));
  const after = Math.floor(((n + 1) * NEO4J_KILLS) / (SERVER_KILLS + NEO4J_KILLS));
  return after > before ? ('neo4j' as const) : ('server' as const);
});

/** Kills in the middle of the work: each when another part of it has been acknowledged. */
async function killNowAndThen(clients: LedgerClient[]): Promise<{ unready: number[]; ready: number[] }> {
  const done = () => clients.reduce((sum, { book }) => sum + book.length, 0);
  const readiness: { unready: number[]; ready: number[] } = { unready: [], ready: [] };
  for (const [n, victim] of deaths.entries()) {
    await until(() => done() >= ((n + 1) * CLIENTS * EACH) / (deaths.length + 1));
    if (victim === 'server') {
      await server.kill('SIGKILL');
      await server.start();
      continue;
    }
    const { pid } = server;
    await neo4j.kill();
    readiness.unready.push(await untilReadiness(false));
    await neo4j.startAgain();
    readiness.ready.push(await untilReadiness(true));
    expect(server.pid).toBe(pid);
  }
  return readiness;
}

it(`${CLIENTS * EACH} keyed writes of ${CLIENTS} clients survive ${SERVER_KILLS} kills of the server and ${NEO4J_KILLS} of Neo4j, each once`, async () => {
  const writers = workload.clients(server.url);
  const clients = writers.map(({ client }) => client);
  const [readiness] = await Promise.all([killNowAndThen(clients), ...writers.map((writer) => workload.run(writer, EACH))]);

  expect(deaths.filter((victim) => victim === 'server')).toHaveLength(SERVER_KILLS);
  expect(Math.max(...readiness.unready)).toBeLessThan(5_000);
  expect(Math.max(...readiness.ready)).toBeLessThan(30_000);
  const sent = clients.flatMap(({ book }) => book);
  expect(sent).toHaveLength(CLIENTS * EACH);
  const again = sent.filter(({ tries }) => tries > 1).length;
  console.info(`${again} of ${sent.length} writes were sent more than once; ready ${readiness.ready.map(Math.round)} ms after Neo4j was back`);

  expect(await recorded(world, workload)).toEqual(acknowledged(clients));
  expect(await effects(world, workload)).toEqual(effectsOf(clients, workload));
  expect(await operations(world, clients)).toEqual({ keys: sent.length, nodes: sent.length, answered: sent.length });
  expect(await chain(world, workload)).toEqual({ sound: workload.entriesBefore + sent.length, entries: workload.entriesBefore + sent.length, headIsLast: true });

  // Whoever asks again, much later, is told the same, and nothing happens.
  const entries = await recorded(world, workload);
  for (const { client } of writers) {
    for (const { key, mutation, input, selection, result } of [...client.book]) {
      const repeated = await client.send({ mutation, input, selection }, key);
      if (mutation === 'commitmentMake') expect(repeated).toMatchObject({ __typename: 'CommitmentMade' });
      else expect(repeated).toEqual(result);
    }
  }
  expect(await recorded(world, workload)).toEqual(entries);
}, 15 * MINUTES);
