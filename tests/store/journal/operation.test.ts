import { randomUUID } from 'node:crypto';
import { canonicalJson, entryHash, GENESIS, type EntryContent } from '../../../server/src/journal/chain.js';
import { Operations, type OperationRequest } from '../../../server/src/journal/operation.js';
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
  world.run<{ entry: EntryContent & { hash: string } }>(
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
    const { journalId, number, at, action, actorKind, actorId, organizationId = null, objectType, objectId, change, requestId } = entry;
    const content = { journalId, number, at, action, actorKind, actorId, organizationId, objectType, objectId, change, requestId, previousHash };
    expect(number).toBe(i + 1);
    expect(entry.hash).toBe(entryHash(content));
    previousHash = entry.hash;
  });
  const [head] = await world.run<{ head: number; headHash: string }>('MATCH (j:Journal {id: $id}) RETURN j.head AS head, j.headHash AS headHash', { id });
  expect(head).toEqual({ head: 20, headHash: previousHash });
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
