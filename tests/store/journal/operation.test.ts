import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../../server/src/journal/canonical-json.js';
import { GENESIS, hashHolds, type StoredEntry } from '../../../server/src/journal/chain.js';
import { Operations, type OperationRequest } from '../../../server/src/journal/operation.js';
import { pruneOperations } from '../../../server/src/journal/prune.js';
import { Refusal } from '../../../server/src/shared/refusal.js';
import { World } from '../../kit/world.js';

let world: World;
let operations: Operations;
beforeAll(async () => {
  world = await World.create();
  operations = new Operations(world.database);
});
afterAll(() => world.close());

const request = (key: string, input: unknown = {}): OperationRequest => ({ author: { kind: 'operator', id: 'test' }, name: 'count', key, input, requestId: randomUUID() });

/** Adds one to a counter that the test owns, and writes it down in a journal of its own. */
const count = (id: string, key: string) =>
  operations.perform(request(key, { id }), async (transaction) => {
    const [row] = await transaction.run<{ value: number }>(
      'MATCH (j:Journal {id: $id}) SET j.lockedBy = $key SET j.counter = j.counter + 1 RETURN j.counter AS value',
      { id, key },
    );
    return { answer: row?.value ?? 0, entries: [{ journalId: id, action: 'count', organizationId: null, objectType: 'Counter', objectId: id, change: { key } }] };
  });

async function counter(): Promise<string> {
  const id = randomUUID();
  await world.run('CREATE (:Journal {id: $id, head: 0, headHash: $genesis, counter: 0})', { id, genesis: GENESIS });
  return id;
}

const entriesOf = (id: string) =>
  world.run<{ entry: StoredEntry }>(
    'MATCH (e:Entry)-[:RECORDED_IN]->(:Journal {id: $id}) RETURN e {.*} AS entry ORDER BY e.number',
    { id },
  );

it('does each key once, however often and however many at a time send it', async () => {
  const id = await counter();
  const keys = Array.from({ length: 30 }, () => randomUUID());
  const answers = await Promise.all([...keys, ...keys, ...keys].map((key) => count(id, key)));
  expect(answers.slice(0, 30).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  expect(answers.slice(30, 60)).toEqual(answers.slice(0, 30));
  expect(answers.slice(60)).toEqual(answers.slice(0, 30));
  expect(await entriesOf(id)).toHaveLength(30);
});

it('writes a journal without gaps in which every hash follows from the one before', async () => {
  const id = await counter();
  await Promise.all(Array.from({ length: 20 }, () => count(id, randomUUID())));
  const entries = (await entriesOf(id)).map(({ entry }) => entry);
  let previousHash = GENESIS;
  entries.forEach((entry, i) => {
    expect(entry.number).toBe(i + 1);
    expect(entry.previousHash).toBe(previousHash);
    expect(hashHolds(entry)).toBe(true);
    previousHash = entry.hash;
  });
  const [head] = await world.run<{ head: number; headHash: string }>('MATCH (j:Journal {id: $id}) RETURN j.head AS head, j.headHash AS headHash', { id });
  expect(head).toEqual({ head: 20, headHash: previousHash });
});

it('keeps of what changed salted digests in what is hashed, and the salt beside it', async () => {
  const id = await counter();
  await operations.perform(request(randomUUID()), async () => ({
    answer: null,
    entries: [
      { journalId: id, action: 'count', organizationId: null, objectType: 'Counter', objectId: id, change: { by: 1 }, before: { value: 1, name: 'a' }, after: { value: 2, name: 'a' } },
    ],
  }));
  const [found] = await world.run<{ change: string; salt: string }>('MATCH (e:Entry {journalId: $id}) RETURN e.change AS change, e.salt AS salt', { id });
  const digest = (value: number): string => createHash('sha256').update(JSON.stringify([found?.salt, 'value', value])).digest('hex');
  expect(found?.salt).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.parse(found?.change ?? '')).toEqual({ by: 1, digests: { value: [digest(1), digest(2)] } });
  await world.run('MATCH (e:Entry {journalId: $id}) REMOVE e.salt', { id });
  expect((await entriesOf(id)).map(({ entry }) => hashHolds(entry))).toEqual([true]);
});

it('stores nothing of a refused change, so that the key can be used again', async () => {
  const id = await counter();
  const key = randomUUID();
  const refused = operations.perform(request(key, { id }), async (transaction) => {
    await transaction.run('MATCH (j:Journal {id: $id}) SET j.counter = 99', { id });
    throw new Refusal('NOT_POSSIBLE', 'error.notFound');
  });
  await expect(refused).rejects.toMatchObject({ code: 'NOT_POSSIBLE' });
  expect(await count(id, key)).toBe(1);
});

it('refuses a key with another name, also while the first one is under way', async () => {
  const id = await counter();
  const key = randomUUID();
  const outcomes = await Promise.allSettled([
    count(id, key),
    operations.perform({ ...request(key, { id }), name: 'other' }, async () => ({ answer: 'other', entries: [] })),
  ]);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
});

it('refuses a key with another input', async () => {
  const [first, second] = [await counter(), await counter()];
  const key = randomUUID();
  await count(first, key);
  await expect(count(second, key)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  const [row] = await world.run<{ value: number }>('MATCH (j:Journal {id: $id}) RETURN j.counter AS value', { id: second });
  expect(row?.value).toBe(0);
});

it('takes the same input in whatever order its fields come as the same', () => {
  expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: undefined })).toBe(canonicalJson({ b: [1, { c: null, d: 'x' }] }));
  expect(canonicalJson({ a: 1 })).not.toBe(canonicalJson({ a: '1' }));
});

it('forgets operations after 30 days, however many they are', async () => {
  const key = randomUUID();
  const [old, recent] = [`${key}:old:`, `${key}:recent:`];
  const make = (prefix: string, days: number, count: number) =>
    world.run("UNWIND range(1, $count) AS i CREATE (:Operation {key: $prefix + i, hash: '', result: 'null', createdAt: datetime() - duration({days: $days})})", {
      prefix,
      days,
      count,
    });
  await make(old, 31, 2_100);
  await make(recent, 29, 2);
  await pruneOperations(world.database);
  const left = (prefix: string) => world.run<{ count: number }>('MATCH (o:Operation) WHERE o.key STARTS WITH $prefix RETURN count(o) AS count', { prefix });
  expect([await left(old), await left(recent)]).toEqual([[{ count: 0 }], [{ count: 2 }]]);
});
