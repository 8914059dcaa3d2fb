import type { DBAdapter } from '@better-auth/core/db/adapter';
import { Neo4jError } from 'neo4j-driver';
import { neo4jAdapter } from '../../../server/src/access/auth/adapter.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { openDatabase } from '../../api/sign-in/kit.js';

/** What the published suite does not ask: many at once on one node. On labels of its own, like the suite. */
const PREFIX = 'Race';

let database: Database;
let adapter: DBAdapter;

beforeAll(() => {
  database = openDatabase();
  adapter = neo4jAdapter(database, { labelPrefix: PREFIX })({ rateLimit: { storage: 'database' } });
});

afterAll(async () => {
  await database.write((transaction) => transaction.run(`MATCH (n:${PREFIX}Verification|${PREFIX}RateLimit) DETACH DELETE n`));
  await database.close();
});

const many = <Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

const newCounter = async (): Promise<string> => {
  const key = crypto.randomUUID();
  await adapter.create({ model: 'rateLimit', data: { key, count: 0, lastRequest: 1 } });
  return key;
};

const newToken = async (identifier: string, value: string): Promise<void> => {
  await adapter.create({ model: 'verification', data: { identifier, value, expiresAt: new Date(), createdAt: new Date(), updatedAt: new Date() } });
};

type Counter = { count: number; lastRequest: number };
const counterOf = (key: string): Promise<Counter | null> => adapter.findOne<Counter>({ model: 'rateLimit', where: [{ field: 'key', value: key }] });

test('of 40 that consume one token one gets it', async () => {
  const identifier = crypto.randomUUID();
  await newToken(identifier, 'once');
  const got = await many(40, () => adapter.consumeOne<{ value: string }>({ model: 'verification', where: [{ field: 'identifier', value: identifier }] }));
  expect(got.filter((token) => token !== null)).toEqual([expect.objectContaining({ identifier, value: 'once' })]);
  expect(await adapter.count({ model: 'verification', where: [{ field: 'identifier', value: identifier }] })).toBe(0);
});

test('of 40 that consume from 25 tokens 25 get one each, all different', async () => {
  const identifier = crypto.randomUUID();
  await many(25, (index) => newToken(identifier, `token ${index}`));
  const got = await many(40, () => adapter.consumeOne<{ value: string }>({ model: 'verification', where: [{ field: 'identifier', value: identifier }] }));
  const values = got.flatMap((token) => (token === null ? [] : [token.value]));
  expect(values).toHaveLength(25);
  expect(new Set(values).size).toBe(25);
});

test('60 increments with a guard stop exactly at it, and each winner sees a number of its own', async () => {
  const key = await newCounter();
  const got = await many(60, (index) =>
    adapter.incrementOne<Counter>({
      model: 'rateLimit',
      where: [{ field: 'key', value: key }, { field: 'count', operator: 'lt', value: 25 }],
      increment: { count: 1 },
      set: { lastRequest: index },
    }),
  );
  const counts = got.flatMap((row) => (row === null ? [] : [row.count])).sort((a, b) => a - b);
  expect(counts).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  expect(await counterOf(key)).toMatchObject({ count: 25 });
});

test('of 20 that replace a value they all saw one does', async () => {
  const key = await newCounter();
  const got = await many(20, (index) =>
    adapter.incrementOne<Counter>({
      model: 'rateLimit',
      where: [{ field: 'key', value: key }, { field: 'lastRequest', value: 1 }],
      increment: {},
      set: { lastRequest: index + 2 },
    }),
  );
  expect(got.filter((row) => row !== null)).toHaveLength(1);
});

test('20 transactions that read, add and write back lose nothing where they lock by an increment first', async () => {
  const key = await newCounter();
  await many(20, () =>
    adapter.transaction(async (transaction) => {
      const where = [{ field: 'key', value: key }];
      await transaction.incrementOne({ model: 'rateLimit', where, increment: { lastRequest: 1 } });
      const row = await transaction.findOne<Counter>({ model: 'rateLimit', where });
      await transaction.update({ model: 'rateLimit', where, update: { count: (row?.count ?? 0) + 1 } });
    }),
  );
  expect(await counterOf(key)).toMatchObject({ count: 20, lastRequest: 21 });
});

test('a transaction that fails leaves nothing, and nobody saw it meanwhile', async () => {
  const identifier = crypto.randomUUID();
  const where = [{ field: 'identifier', value: identifier }];
  const failing = adapter.transaction(async (transaction) => {
    await transaction.create({ model: 'verification', data: { identifier, value: 'x', expiresAt: new Date(), createdAt: new Date(), updatedAt: new Date() } });
    expect(await transaction.count({ model: 'verification', where })).toBe(1);
    expect(await adapter.count({ model: 'verification', where })).toBe(0);
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await adapter.count({ model: 'verification', where })).toBe(0);
});

test('a write begins anew when what it had found was deleted while it waited, and gives up on any other error', async () => {
  const interrupted = openDatabase();
  const write = interrupted.write.bind(interrupted);
  const failures = ['Neo.ClientError.Statement.EntityNotFound', 'Neo.ClientError.Statement.EntityNotFound'];
  interrupted.write = async (work, timeoutMs) => {
    const code = failures.shift();
    if (code !== undefined) throw new Neo4jError('Unable to load NODE', code, '22N28', 'error');
    return write(work, timeoutMs);
  };
  const key = await newCounter();
  const increment = () =>
    neo4jAdapter(interrupted, { labelPrefix: PREFIX })({ rateLimit: { storage: 'database' } }).incrementOne<Counter>({
      model: 'rateLimit',
      where: [{ field: 'key', value: key }],
      increment: { count: 1 },
    });
  expect(await increment()).toMatchObject({ count: 1 });
  failures.push('Neo.ClientError.Schema.ConstraintValidationFailed');
  await expect(increment()).rejects.toMatchObject({ code: 'Neo.ClientError.Schema.ConstraintValidationFailed' });
  expect(await counterOf(key)).toMatchObject({ count: 1 });
  await interrupted.close();
});

test.each(["identifier` = '' OR true //", 'constructor', '__proto__', 'password'])('a property that the model lacks is no condition: %s', async (field) => {
  await expect(adapter.findOne({ model: 'verification', where: [{ field, value: 'x' }] })).rejects.toThrow();
  await expect(adapter.findMany({ model: 'verification', sortBy: { field, direction: 'asc' } })).rejects.toThrow();
});

test.each(['User) DETACH DELETE (n', 'nobody', ''])('a model that is none is refused: %s', async (model) => {
  await expect(adapter.deleteMany({ model, where: [] })).rejects.toThrow();
});
