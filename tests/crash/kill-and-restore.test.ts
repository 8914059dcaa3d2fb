import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../server/src/backup/graph.js';
import { loadGraph } from '../../server/src/backup/load.js';
import { repositoryRoot } from '../../server/src/config.js';
import { migrate } from '../../server/src/neo4j/migrations.js';
import { ORIGIN, World } from '../kit/world.js';
import { command, emptyFolder } from '../launch/programs.js';
import { deaths, killNowAndThen } from './kills.js';
import type { LedgerClient } from './ledger.js';
import { OwnNeo4j } from './neo4j.js';
import { ServerProgram } from './server.js';
import { SIZE } from './size.js';
import { acknowledged, chain, effects, effectsOf, operations, recorded } from './verdict.js';
import { Workload } from './workload.js';

const MINUTES = 60_000;
const WRITES = SIZE.clients * SIZE.each;

const [data, restored, archives] = [emptyFolder(), emptyFolder(), emptyFolder()];
const [dump, online] = [join(archives, 'dump.tar'), join(archives, 'online.tar')];
const account = { email: `${randomUUID()}@test.example`, name: 'Somebody', password: randomUUID() };

let neo4j: OwnNeo4j;
let world: World;
let server: ServerProgram;
let workload: Workload;
let clients: LedgerClient[] = [];

beforeAll(async () => {
  neo4j = await OwnNeo4j.on(data, { withGds: SIZE.isWhole });
  world = await World.create({ login: neo4j.login });
  await migrate(world.database, join(repositoryRoot, 'graph-schema', 'cypher'));
  server = await ServerProgram.on(neo4j.login, { OZEK_DATA: data, ...(SIZE.isWhole ? {} : { OZEK_JOBS: 'off' }) });
  workload = await Workload.create(world, server.url, SIZE.clients);
  await world.auth.createAccount(account);
}, 5 * MINUTES);

afterAll(async () => {
  for (const client of clients) client.giveUp();
  await server?.kill('SIGKILL');
  await world?.close();
  await neo4j?.stop();
}, MINUTES);

it(`${WRITES} keyed writes of ${SIZE.clients} clients survive ${SIZE.serverKills} kills of the server and ${SIZE.neo4jKills} of Neo4j, each once`, async () => {
  const writers = workload.clients(server.url);
  clients = writers.map(({ client }) => client);
  const [readiness] = await Promise.all([killNowAndThen({ server, neo4j }, clients), ...writers.map((writer) => workload.run(writer, SIZE.each))]);

  expect(deaths.filter((victim) => victim === 'server')).toHaveLength(SIZE.serverKills);
  expect(Math.max(...readiness.unready)).toBeLessThan(5_000);
  expect(Math.max(...readiness.ready)).toBeLessThan(30_000);
  const sent = clients.flatMap(({ book }) => book);
  expect(sent).toHaveLength(WRITES);
  const again = sent.filter(({ tries }) => tries > 1).length;
  console.info(`${again} of ${sent.length} writes were sent more than once; ready ${readiness.ready.map(Math.round)} ms after Neo4j was back`);

  expect(await recorded(world, workload)).toEqual(acknowledged(clients));
  expect(await effects(world, workload)).toEqual(effectsOf(clients, workload));
  expect(await operations(world, clients)).toEqual({ keys: sent.length, nodes: sent.length, answered: sent.length });
  expect(await chain(world, workload)).toEqual({ sound: workload.entriesBefore + sent.length, entries: workload.entriesBefore + sent.length, headIsLast: true });

  // Whoever asks again, much later, is told the same, and nothing happens.
  const entries = await recorded(world, workload);
  await Promise.all(
    clients.map(async (client) => {
      for (const { key, mutation, input, selection, result } of [...client.book]) {
        const repeated = await client.send({ mutation, input, selection }, key);
        if (mutation === 'commitmentMake') expect(repeated).toMatchObject({ __typename: 'CommitmentMade' });
        else expect(repeated).toEqual(result);
      }
    }),
  );
  expect(await recorded(world, workload)).toEqual(entries);
}, 40 * MINUTES);

describe('what was written and survived, backed up', () => {
  let original: { digest: string; nodes: number };
  let sound: Awaited<ReturnType<typeof chain>>;
  beforeAll(async () => {
    await server.kill('SIGTERM');
    [original, sound] = [await digest(), await chain(world, workload)];
    const refused = await command('backup.mjs', [dump, '--data', data]).ended;
    expect([refused.code, refused.stderr]).toEqual([11, expect.stringMatching(/ is in use by the crash tests .* With --online it need not stop\.\n$/)]);
    expect(existsSync(dump)).toBe(false);
    const exported = await command('backup.mjs', ['--online', online, '--data', data]).ended;
    expect([exported.code, exported.stdout]).toEqual([0, expect.stringContaining(`Exported ${original.nodes} nodes`)]);
    await close();
    expect(await command('backup.mjs', [dump, '--data', data]).ended).toMatchObject({ code: 0 });
  }, 8 * MINUTES);

  async function digest(): Promise<{ digest: string; nodes: number }> {
    const { value, nodes } = await digestOf(world.database.driver, 'neo4j');
    return { digest: value, nodes };
  }

  async function close(): Promise<void> {
    await world.close();
    await neo4j.stop();
  }

  async function isAsBefore(): Promise<void> {
    expect(await digest()).toEqual(original);
    expect(await chain(world, workload)).toEqual(sound);
    const { email, password } = account;
    const headers = { origin: ORIGIN, 'content-type': 'application/json' };
    const { statusCode } = await world.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers, payload: JSON.stringify({ email, password }) });
    expect(statusCode).toBe(200);
  }

  const heads = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'journal-anchors.jsonl'), 'utf8').trim().split('\n').at(-1) ?? '');

  it('is not restored from a damaged archive: that is refused before anything is touched', async () => {
    const bytes = readFileSync(dump);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    const damaged = join(archives, 'damaged.tar');
    writeFileSync(damaged, bytes);
    const { code, stderr } = await command('restore.mjs', [damaged, '--data', restored]).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/is damaged: neo4j\.dump is not what was packed\. Nothing was restored\.\n$/)]);
    expect(existsSync(join(restored, 'neo4j'))).toBe(false);
  }, MINUTES);

  it('is the same graph once it is restored from a dump, and the same people sign in to it', async () => {
    expect(await command('restore.mjs', [dump, '--data', restored]).ended).toMatchObject({ code: 0 });
    expect(heads(restored)).toMatchObject({ kind: 'restore', from: 'dump.tar' });
    const again = await command('restore.mjs', [dump, '--data', restored]).ended;
    expect([again.code, again.stderr]).toEqual([11, expect.stringContaining('holds a database already')]);
    neo4j = await OwnNeo4j.on(restored, { withGds: SIZE.isWhole });
    world = await World.create({ login: neo4j.login });
    await isAsBefore();
  }, 8 * MINUTES);

  it('is the same graph once its export is restored into an empty database, and into no other', async () => {
    expect(await restoreExport()).toContain('The database holds data already');
    await world.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS');
    if (SIZE.isWhole) await dropSchema();
    expect(await restoreExport()).toBe('');
    if (SIZE.isWhole) expect(heads(restored)).toMatchObject({ kind: 'restore', from: 'online.tar' });
    await isAsBefore();
  }, 8 * MINUTES);

  /** Gives why it was refused; nothing where it was not. The command applies the migrations first, for which Neo4j must be whole. */
  async function restoreExport(): Promise<string> {
    if (SIZE.isWhole) {
      const { code, stderr } = await command('restore.mjs', [online, '--data', restored]).ended;
      return code === 0 ? '' : stderr;
    }
    execFileSync('tar', ['-xf', online, '-C', archives]);
    return loadGraph(world.database.driver, 'neo4j', join(archives, 'graph.jsonl.gz')).then(() => '', String);
  }

  async function dropSchema(): Promise<void> {
    const constraints = await world.run<{ name: string }>('SHOW CONSTRAINTS YIELD name');
    for (const { name } of constraints) await world.run(`DROP CONSTRAINT \`${name}\``);
    const indexes = await world.run<{ name: string }>("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name");
    for (const { name } of indexes) await world.run(`DROP INDEX \`${name}\``);
  }
});
