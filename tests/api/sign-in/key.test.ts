import type { FastifyInstance } from 'fastify';
import type { Auth } from '../../../server/src/access/auth/auth.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { cookieOf, newAccount, openAuth, openDatabase, post, serve, signIn } from './kit.js';

let database: Database;
let auth: Auth;
let app: FastifyInstance;

beforeAll(async () => {
  database = openDatabase();
  auth = openAuth(database);
  app = await serve(auth);
});

afterAll(async () => {
  await app.close();
  await database.close();
});

async function newKey() {
  const { userId, email } = await newAccount(auth);
  const organizationId = crypto.randomUUID();
  const { id, key } = await auth.createApiKey({ userId, organizationId, name: 'ERP', scopes: ['read', 'ties:write'], expiresInDays: 30 });
  const identity = { kind: 'key', keyId: id, userId, name: 'ERP', organizationId, scopes: ['read', 'ties:write'] };
  return { userId, email, organizationId, id, key, identity };
}

const setOnKey = (id: string, assignment: string): Promise<unknown> =>
  database.write((transaction) => transaction.run(`MATCH (k:Apikey {id: $id}) SET ${assignment}`, { id }));

describe('an API key', () => {
  test('is recognised in either header, with the organization and the scopes that it was made for', async () => {
    const { key, identity } = await newKey();
    expect(key).toMatch(/^ozek_[A-Za-z]{64}$/);
    for (const headers of [{ 'x-api-key': key }, { authorization: `Bearer ${key}` }, { authorization: `bearer  ${key}` }]) {
      expect(await auth.identify(headers)).toEqual({ outcome: 'accepted', identity });
    }
  });

  test('is stored as a hash that does not hold it, and expires when it was said', async () => {
    const { id, key } = await newKey();
    const [row] = await database.read<{ node: Record<string, unknown>; days: number }>(
      'MATCH (k:Apikey {id: $id}) RETURN properties(k) AS node, duration.inDays(datetime(), k.expiresAt).days AS days',
      { id },
    );
    expect(JSON.stringify(row?.node)).not.toContain(key.slice('ozek_'.length + 4));
    expect(row?.node).toMatchObject({ start: key.slice(0, 'ozek_'.length + 4), enabled: true });
    expect(row?.days).toBe(29);
  });

  test('that has expired, was switched off or taken away is refused', async () => {
    const [expired, off, gone] = [await newKey(), await newKey(), await newKey()];
    await setOnKey(expired.id, 'k.expiresAt = datetime.realtime() - duration({seconds: 1})');
    await setOnKey(off.id, 'k.enabled = false');
    await database.write((transaction) => transaction.run('MATCH (k:Apikey {id: $id}) DELETE k', { id: gone.id }));
    for (const { key } of [expired, off, gone]) expect(await auth.identify({ 'x-api-key': key })).toEqual({ outcome: 'refused' });
  });

  test.each([
    ['empty', ''],
    ['a word', 'secret'],
    ['of the right shape but unknown', `ozek_${'a'.repeat(64)}`],
    ['with a letter too many', `ozek_${'a'.repeat(65)}`],
    ['in another script', `ozek_${'ё'.repeat(64)}`],
    ['with a null byte', `ozek_${'a'.repeat(63)}\0`],
    ['endless', 'a'.repeat(100_000)],
  ])('that is %s is refused, not taken for a visitor', async (_what, key) => {
    expect(await auth.identify({ 'x-api-key': key })).toEqual({ outcome: 'refused' });
    expect(await auth.identify({ authorization: `Bearer ${key}` })).toEqual({ outcome: 'refused' });
  });

  test('counts before the cookie: a wrong one is refused in a session too', async () => {
    const { email, key, identity } = await newKey();
    const cookie = cookieOf(await signIn(app, email));
    expect(await auth.identify({ cookie, 'x-api-key': key })).toEqual({ outcome: 'accepted', identity });
    expect(await auth.identify({ cookie, 'x-api-key': 'wrong' })).toEqual({ outcome: 'refused' });
  });

  test('cannot be replaced by the token of a session', async () => {
    const { email } = await newAccount(auth);
    const { token } = (await signIn(app, email)).json<{ token: string }>();
    expect(await auth.identify({ authorization: `Bearer ${token}` })).toEqual({ outcome: 'refused' });
  });

  test('holds for 30 requests at once, also while somebody else holds the lock of its node', async () => {
    const { id, key, identity } = await newKey();
    const held = await database.write(async (transaction) => {
      await transaction.run('MATCH (k:Apikey {id: $id}) SET k.updatedAt = k.createdAt', { id });
      return Promise.all(Array.from({ length: 30 }, () => auth.identify({ 'x-api-key': key })));
    });
    expect(held).toEqual(held.map(() => ({ outcome: 'accepted', identity })));
  });

  test('tells when it was last used', async () => {
    const { id, key } = await newKey();
    const used = async () => (await database.read<{ at: string | null }>('MATCH (k:Apikey {id: $id}) RETURN k.lastRequest AS at', { id }))[0]?.at;
    expect(await used()).toBeNull();
    await auth.identify({ 'x-api-key': key });
    // Nobody who asks waits for the note of it.
    while ((await used()) === null);
    const first = await used();
    await auth.identify({ 'x-api-key': key });
    expect(await used()).toBe(first);
    await setOnKey(id, "k.lastRequest = datetime.realtime() - duration('PT2M')");
    const before = await used();
    await auth.identify({ 'x-api-key': key });
    while ((await used()) === before);
  });

  test('is not made by a person over the network: neither keys nor their rights', async () => {
    const { email, id } = await newKey();
    const cookie = cookieOf(await signIn(app, email));
    for (const path of ['/api-key/create', '/api-key/update', '/api-key/delete', '/api-key/verify']) {
      expect((await post(app, path, { name: 'mine', keyId: id, metadata: { organizationId: 'yours' } }, { cookie })).statusCode).toBe(404);
    }
    for (const path of ['/api-key/list', `/api-key/get?id=${id}`]) {
      expect((await app.inject({ url: `/api/auth${path}`, headers: { cookie } })).statusCode).toBe(404);
    }
  });

  test.each([
    ['no scope', { scopes: [] }],
    ['an unknown scope', { scopes: ['everything'] }],
    ['no name', { name: '' }],
    ['no organization', { organizationId: '' }],
    ['a life of two years', { expiresInDays: 730 }],
    ['no life', { expiresInDays: 0 }],
  ])('is not made with %s', async (_what, wrong) => {
    const { userId } = await newAccount(auth);
    const input = { userId, organizationId: crypto.randomUUID(), name: 'ERP', scopes: ['read'], expiresInDays: 30, ...wrong };
    await expect(auth.createApiKey(input as Parameters<Auth['createApiKey']>[0])).rejects.toThrow();
    expect(await database.read('MATCH (k:Apikey {referenceId: $userId}) RETURN k.id AS id', { userId })).toEqual([]);
  });
});
