import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../server/src/backup/graph.js';
import { repositoryRoot } from '../../server/src/config.js';
import { migrate } from '../../server/src/neo4j/migrations.js';
import { ORIGIN, World } from '../kit/world.js';
import { command, emptyFolder, type Program } from '../launch/programs.js';

const MINUTES = 60_000;
const [data, fromDump, fromExport, archives] = [emptyFolder(), emptyFolder(), emptyFolder(), emptyFolder()];
const [dump, online] = [join(archives, 'dump.tar'), join(archives, 'online.tar')];
const account = { email: `${randomUUID()}@test.example`, name: 'Somebody', password: randomUUID() };

let original: { digest: string; nodes: number };
const launchers: Program[] = [];

/** Runs Neo4j on a data folder, and gives a world on it. */
async function open(folder: string): Promise<World> {
  const launcher = command('dev-database.mjs', ['--data', folder]);
  launchers.push(launcher);
  const login = JSON.parse(await launcher.line()) as { uri: string; username: string; password: string };
  return World.create({ login: { ...login, database: 'neo4j' } });
}

async function close(world: World): Promise<void> {
  await world.close();
  expect(await launchers.pop()?.kill('SIGTERM')).toMatchObject({ code: 0 });
}

async function digest(world: World): Promise<{ digest: string; nodes: number }> {
  const { value, nodes } = await digestOf(world.database.driver, 'neo4j');
  return { digest: value, nodes };
}

const signIn = async (world: World): Promise<number> => {
  const { email, password } = account;
  const headers = { origin: ORIGIN, 'content-type': 'application/json' };
  return (await world.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers, payload: JSON.stringify({ email, password }) })).statusCode;
};

const heads = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'journal-anchors.jsonl'), 'utf8').trim().split('\n').at(-1) ?? '');

beforeAll(async () => {
  const world = await open(data);
  await migrate(world.database, join(repositoryRoot, 'graph-schema', 'cypher'));
  await world.auth.createAccount(account);
  const cluster = await world.cluster();
  const [farm, mill] = [await cluster.member({ outputs: [[2024, 12], [2025, 12.5]] }), await cluster.member({ name: 'Қостанай `диірмені`' })];
  await cluster.tie(farm, mill);
  original = await digest(world);

  const refused = await command('backup.mjs', [dump, '--data', data]).ended;
  expect([refused.code, refused.stderr]).toEqual([11, expect.stringMatching(/ is in use by the database for developers .* With --online it need not stop\.\n$/)]);
  expect(existsSync(dump)).toBe(false);
  const exported = await command('backup.mjs', ['--online', online, '--data', data]).ended;
  expect([exported.code, exported.stdout]).toEqual([0, expect.stringContaining(`Exported ${original.nodes} nodes`)]);
  await close(world);
  expect(await command('backup.mjs', [dump, '--data', data]).ended).toMatchObject({ code: 0 });
}, 8 * MINUTES);

afterAll(async () => {
  for (const launcher of launchers) await launcher.kill('SIGTERM');
});

it('a dump restores the same graph, to which the same people sign in', async () => {
  expect(await command('restore.mjs', [dump, '--data', fromDump]).ended).toMatchObject({ code: 0 });
  expect(heads(fromDump)).toMatchObject({ kind: 'restore', from: 'dump.tar' });
  const again = await command('restore.mjs', [dump, '--data', fromDump]).ended;
  expect([again.code, again.stderr]).toEqual([11, expect.stringContaining('holds a database already')]);
  const world = await open(fromDump);
  expect(await digest(world)).toEqual(original);
  expect(await signIn(world)).toBe(200);
  await close(world);
}, 8 * MINUTES);

it('an export restores the same graph into an empty database, and into no other', async () => {
  const world = await open(fromExport);
  expect(await command('restore.mjs', [online, '--data', fromExport]).ended).toMatchObject({ code: 0 });
  expect(heads(fromExport)).toMatchObject({ kind: 'restore', from: 'online.tar' });
  expect(await digest(world)).toEqual(original);
  const again = await command('restore.mjs', [online, '--data', fromExport]).ended;
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('The database holds data already')]);
  expect(await digest(world)).toEqual({ ...original, digest: expect.any(String) });
  expect(await signIn(world)).toBe(200);
  await close(world);
}, 8 * MINUTES);

it('a damaged archive is refused before anything is touched', async () => {
  const bytes = readFileSync(dump);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  const damaged = join(archives, 'damaged.tar');
  writeFileSync(damaged, bytes);
  const folder = emptyFolder();
  const { code, stderr } = await command('restore.mjs', [damaged, '--data', folder]).ended;
  expect([code, stderr]).toEqual([1, expect.stringMatching(/is damaged: neo4j\.dump is not what was packed\. Nothing was restored\.\n$/)]);
  expect(existsSync(join(folder, 'neo4j'))).toBe(false);
}, MINUTES);
