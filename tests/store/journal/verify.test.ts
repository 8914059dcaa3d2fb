import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordRestore } from '../../../server/launch/journal-anchors.mjs';
import { repositoryRoot } from '../../../server/src/config.js';
import { AnchorFile } from '../../../server/src/journal/anchor-file.js';
import { anchorJournals, keepHeads } from '../../../server/src/journal/anchor.js';
import { Operations } from '../../../server/src/journal/operation.js';
import { verifyJournal } from '../../../server/src/journal/verify-database.js';
import type { Finding } from '../../../server/src/journal/verify.js';
import { World } from '../../kit/world.js';

const LENGTH = 8;

let world: World;
let folder: string;
beforeAll(async () => {
  world = await World.create();
  folder = await mkdtemp(join(tmpdir(), 'ozek-anchors-'));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

/** A journal of the test's own with so many entries. */
async function journal(length = LENGTH): Promise<string> {
  const id = randomUUID();
  await write(id, length);
  return id;
}

async function write(id: string, count: number): Promise<void> {
  const operations = new Operations(world.database);
  for (let i = 0; i < count; i++) {
    await operations.perform({ author: { kind: 'operator', id: 'test' }, name: 'write', key: randomUUID(), input: {}, requestId: randomUUID() }, async () => ({
      answer: null,
      entries: [{ journalId: id, action: 'count', organizationId: null, objectType: 'Counter', objectId: id, change: { i }, before: { i: i - 1 }, after: { i } }],
    }));
  }
}

const findingsIn = async (id: string, data = folder): Promise<Finding[]> => (await verifyJournal(world.database, id, await new AnchorFile(data).read())).findings;

type Ended = { code: number; stdout: string; stderr: string };

/** Runs the built command as `npm run journal:verify` does. */
async function command(...args: string[]): Promise<Ended> {
  const script = join(repositoryRoot, 'server', 'dist', 'server', 'src', 'cli', 'journal-verify.js');
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, NODE_OPTIONS: '', OZEK_DATA: folder } });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}

const at = (number: number, set: string) => (id: string) => world.run(`MATCH (e:Entry {key: $key}) ${set}`, { key: `${id}:${number}` });
const found = (kind: Finding['kind'], number: number, until = number): Finding => ({ kind, number, until });

/** What somebody with the database's password may do to the third of eight entries, and what is found of it. */
const TAMPERINGS: [string, (id: string) => Promise<unknown>, Finding[]][] = [
  ...['id', 'action', 'actorKind', 'actorId', 'organizationId', 'objectType', 'objectId', 'change', 'requestId', 'previousHash', 'hash'].map(
    (field): [string, (id: string) => Promise<unknown>, Finding[]] => [
      `${field} is changed`,
      at(3, `SET e.${field} = 'x' + randomUUID()`),
      [found('altered', 3)],
    ],
  ),
  ...['action', 'actorId', 'objectId', 'change', 'requestId', 'hash'].map((field): [string, (id: string) => Promise<unknown>, Finding[]] => [
    `${field} is taken away from the last`,
    at(8, `REMOVE e.${field}`),
    [found('altered', 8)],
  ]),
  ['the time is moved by a microsecond', at(3, 'SET e.at = e.at + duration({microseconds: 1})'), [found('altered', 3)]],
  ['the time becomes a text', at(3, "SET e.at = 'yesterday'"), [found('altered', 3)]],
  ['the number is no number', at(3, "SET e.number = 'three'"), [found('inserted', 0), found('removed', 3)]],
  ['the number is taken away', at(3, 'REMOVE e.number'), [found('inserted', 0), found('removed', 3)]],
  ['the number is another', at(3, 'SET e.number = 30'), [found('removed', 3), found('removed', 9, 29), found('altered', 30), found('inserted', 9, 30)]],
  ['it is removed', at(3, 'DETACH DELETE e'), [found('removed', 3)]],
  ['it is removed with its neighbour', (id) => Promise.all([at(3, 'DETACH DELETE e')(id), at(4, 'DETACH DELETE e')(id)]), [found('removed', 3, 4)]],
  ['it goes to another journal', at(3, "SET e.journalId = 'elsewhere-' + e.id"), [found('removed', 3)]],
  ['one is put in beside it', at(3, 'CREATE (copy:Entry) SET copy = e {.*, id: randomUUID(), key: randomUUID()}'), [found('inserted', 3)]],
  [
    'one takes its node, and it gets another',
    at(
      3,
      `CREATE (own:Entry) SET own = e {.*, id: randomUUID(), key: randomUUID()}
       WITH e, own, e.id AS id, e.key AS key SET e.id = randomUUID(), e.key = randomUUID() SET own.id = id, own.key = key`,
    ),
    [found('inserted', 3)],
  ],
  ['one is put in after the last', at(8, 'CREATE (copy:Entry) SET copy = e {.*, id: randomUUID(), key: randomUUID(), number: 9}'), [found('altered', 9), found('inserted', 8), found('inserted', 9)]],
  [
    'it is swapped with the fifth',
    (id) =>
      world.run(
        `MATCH (a:Entry {key: $id + ':3'}), (b:Entry {key: $id + ':5'})
         SET a.key = 'swap' + $id SET b.key = $id + ':3' SET a.key = $id + ':5', a.number = 5, b.number = 3`,
        { id },
      ),
    [found('altered', 3), found('altered', 5)],
  ],
  ['the end is cut off', (id) => Promise.all([at(7, 'DETACH DELETE e')(id), at(8, 'DETACH DELETE e')(id)]), [found('cut', 7, 8)]],
  ['the head is put back', (id) => world.run('MATCH (j:Journal {id: $id}) SET j.head = 7', { id }), [found('inserted', 8)]],
  ['the head has another hash', (id) => world.run("MATCH (j:Journal {id: $id}) SET j.headHash = 'x'", { id }), [found('altered', 8)]],
];

it.each(TAMPERINGS)('finds it when %s', async (_what, tamper, findings) => {
  const id = await journal();
  expect(await findingsIn(id)).toEqual([]);
  await tamper(id);
  const key = (finding: Finding): string => JSON.stringify(finding);
  expect((await findingsIn(id)).map(key).sort()).toEqual(findings.map(key).sort());
});

it('finds an end that is cut off together with the head by what is kept outside', async () => {
  const id = await journal();
  await keepHeads(world.database, new AnchorFile(folder));
  await world.run(
    `MATCH (j:Journal {id: $id}) MATCH (e:Entry {journalId: $id}) WHERE e.number > 5 DETACH DELETE e
     WITH DISTINCT j MATCH (last:Entry {key: $id + ':5'}) SET j.head = 5, j.headHash = last.hash`,
    { id },
  );
  expect(await findingsIn(id)).toEqual([found('cut', 6, LENGTH)]);
  await world.run('MATCH (e:Entry {journalId: $id}) DETACH DELETE e WITH count(*) AS gone MATCH (j:Journal {id: $id}) DETACH DELETE j', { id });
  expect(await findingsIn(id)).toEqual([found('cut', 1, LENGTH)]);
});

it('keeps each head once, for its owner alone, and tells the journal', async () => {
  const data = await mkdtemp(join(folder, 'own-'));
  const id = await journal(2);
  const file = new AnchorFile(data);
  await keepHeads(world.database, file);
  await keepHeads(world.database, file);
  await keepHeads(world.database, new AnchorFile(data));
  await write(id, 1);
  await keepHeads(world.database, file);
  expect((await stat(file.path)).mode & 0o777).toBe(0o600);
  expect((await file.read()).of(id).sinceRestore.map(({ number }) => number)).toEqual([2, 3]);
  const [state] = await world.run<{ number: number; at: string | null }>('MATCH (j:Journal {id: $id}) RETURN j.anchoredNumber AS number, j.anchoredAt AS at', { id });
  expect(state?.at).toEqual(expect.any(String));
  expect(state?.number).toBe(3);
});

it('survives a line that a dying program left in the middle', async () => {
  const data = await mkdtemp(join(folder, 'torn-'));
  const file = new AnchorFile(data);
  const head = { journalId: 'a', number: 1, hash: 'b', at: '2026-03-01T00:00:00.000Z' };
  await file.keep([head]);
  await appendFile(file.path, '{"kind":"anchor","at":"2026');
  await file.keep([{ ...head, number: 2 }]);
  const kept = await file.read();
  expect([kept.of('a').sinceRestore.map(({ number }) => number), kept.unreadableLines]).toEqual([[1, 2], 1]);
});

it('posts the heads to another place where one is set, and says when it does not take them', async () => {
  const id = await journal(1);
  const received: string[] = [];
  let status = 204;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push(body);
      response.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const settings = { file: new AnchorFile(folder), url: `http://127.0.0.1:${port}/anchors` };
  await anchorJournals(world.database, settings);
  const { anchors } = JSON.parse(received[0] ?? '') as { anchors: { journalId: string; number: number; hash: string }[] };
  expect(anchors.find(({ journalId }) => journalId === id)).toMatchObject({ number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  status = 500;
  await expect(anchorJournals(world.database, settings)).rejects.toThrow('the place for anchors answered 500');
  server.close();
});

describe('the command', () => {
  it('says that all is well, and names journal and number when it is not', async () => {
    const id = await journal();
    expect(await command('--journal', id)).toEqual({ code: 0, stdout: `✓ ${id}: 8 entries, nothing of it is kept outside yet\n`, stderr: '' });
    await at(3, "SET e.action = 'x'")(id);
    const { code, stdout } = await command('--journal', id);
    expect([code, stdout.split('\n').slice(1, 2)]).toEqual([3, ['  entry 3 was altered, or stands in the place of another']]);
    const json = await command('--journal', id, '--json');
    expect([json.code, JSON.parse(json.stdout)]).toEqual([
      3,
      { holds: false, restoredAt: null, journals: [{ journalId: id, entries: 8, findings: [found('altered', 3)], lostByRestore: null, anchoredNumber: null }] },
    ]);
  });

  it('refuses what it does not understand and what is not there', async () => {
    expect((await command('--jurnal')).code).toBe(2);
    expect(await command('--journal', 'nowhere')).toEqual({ code: 1, stdout: '', stderr: 'There is no journal nowhere.\n' });
  });
});

it('takes a restore for what it is, once it is recorded', async () => {
  const data = await mkdtemp(join(folder, 'restore-'));
  const id = await journal();
  await keepHeads(world.database, new AnchorFile(data));
  const cut = () =>
    world.run(
      `MATCH (e:Entry {journalId: $id}) WHERE e.number > 5 DETACH DELETE e
       WITH count(*) AS gone MATCH (j:Journal {id: $id}), (last:Entry {key: $id + ':5'}) SET j.head = 5, j.headHash = last.hash, j.anchoredNumber = null`,
      { id },
    );
  await cut();
  expect(await findingsIn(id, data)).toEqual([found('cut', 6, LENGTH)]);
  await recordRestore(data, { from: 'backup.dump' });
  const restored = await new AnchorFile(data).read();
  expect(await verifyJournal(world.database, id, restored)).toMatchObject({ findings: [], lostByRestore: { number: 1, until: LENGTH } });
  await write(id, 4);
  await keepHeads(world.database, new AnchorFile(data));
  expect(await findingsIn(id, data)).toEqual([]);
  await cut();
  expect(await findingsIn(id, data)).toEqual([found('cut', 6, 9)]);
  expect(await readFile(new AnchorFile(data).path, 'utf8')).toContain('"from":"backup.dump"');
});
