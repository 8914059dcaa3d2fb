import { globalId } from '../../../server/src/shared/identifier.js';
import { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { registration } from '../representation/kit.js';
import { cookieOf, newAccount, PASSWORD, post, signIn } from '../sign-in/kit.js';

let world: World;
let cluster: ClusterKit;
let farm: OrganizationKit;

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  farm = await cluster.member({ name: 'Қостанай дәні' });
});

afterAll(() => world.close());

/** Somebody whose password the test knows. */
async function somebody(role: string | null = 'REPRESENTATIVE', organization = farm): Promise<{ userId: string; email: string; client: Client }> {
  const { userId, email } = await newAccount(world.auth);
  if (role !== null) await organization.letRepresent(userId, role);
  return { userId, email, client: new Client(world.app, { cookie: cookieOf(await signIn(world.app, email)) }) };
}

const erase = (client: Client, password: string | null = PASSWORD, key = crypto.randomUUID()) =>
  client.change('accountErase', { password, idempotencyKey: key }, '... on AccountErased { erasedAt }');

/** How many nodes say anything of the person, beside the journal. */
const traces = async (userId: string, email: string): Promise<number> => {
  const [row] = await world.run<{ count: number }>(
    `MATCH (n) WHERE NOT n:Entry AND any(key IN keys(n) WHERE toStringOrNull(n[key]) CONTAINS $userId OR toStringOrNull(n[key]) CONTAINS $email)
     RETURN count(n) AS count`, { userId, email });
  return row?.count ?? -1;
};

/** The numbers of the entries that do not follow the one before. */
async function brokenLinks(journalId: string): Promise<number[]> {
  const entries = await world.run<{ number: number; hash: string; previousHash: string }>(
    'MATCH (e:Entry {journalId: $journalId}) RETURN e.number AS number, e.hash AS hash, e.previousHash AS previousHash ORDER BY e.number', { journalId });
  return entries.filter((entry, index) => index > 0 && (entry.previousHash !== entries[index - 1]?.hash || entry.number !== index + 1)).map(({ number }) => number);
}

test('everything that tells who it was is gone, the record of what they did stays, and its chain is whole', async () => {
  const { userId, email, client } = await somebody();
  const other = new Client(world.app, { cookie: cookieOf(await signIn(world.app, email)) });
  await client.change('contactSet', { phone: '+7 714 200 00 00', visibility: 'MEMBERS', consent: true });
  const { key } = await world.auth.createApiKey({ userId, organizationId: farm.id, name: 'ERP', scopes: ['read'], expiresInDays: 1 });
  await post(world.app, '/request-password-reset', { email });
  const before = await world.run<{ hash: string }>('MATCH (e:Entry {actorId: $userId}) RETURN e.hash AS hash', { userId });
  expect(before).toHaveLength(1);

  expect(await erase(client)).toEqual({ __typename: 'AccountErased', erasedAt: expect.stringMatching(/Z$/) });
  for (const gone of [client, other]) expect((await gone.ask('{ viewer { name } }')).data.viewer).toBeNull();
  expect((await new Client(world.app, { 'x-api-key': key }).ask('{ viewer { name } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await signIn(world.app, email)).statusCode).toBe(401);
  // The one trace is the operation itself, by the id alone.
  expect(await traces(userId, email)).toBe(1);
  const after = await world.run<{ action: string; hash: string }>('MATCH (e:Entry {actorId: $userId}) RETURN e.action AS action, e.hash AS hash ORDER BY e.number', { userId });
  expect(after.map(({ action }) => action)).toEqual(['contact.set', 'account.erase']);
  expect(after[0]?.hash).toBe(before[0]?.hash);
  expect(await brokenLinks('platform')).toEqual([]);
});

test('it needs the password, and a wrong one changes nothing', async () => {
  const { userId, email, client } = await somebody();
  expect(await erase(client, 'not-the-password')).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'password'], message: 'This is not your password.' }] });
  expect(await erase(client, null)).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'password'] }] });
  expect((await client.ask('{ viewer { email representations { role } } }')).data.viewer).toEqual({ email, representations: [{ role: 'REPRESENTATIVE' }] });
  expect(await world.run('MATCH (e:Entry {actorId: $userId}) RETURN e.id', { userId })).toEqual([]);
});

test('an account without a password needs a session of the last ten minutes', async () => {
  const { userId, client } = await somebody(null);
  await world.run("MATCH (a:Account {userId: $userId}) REMOVE a.password SET a.providerId = 'oidc'", { userId });
  await world.run('MATCH (s:Session {userId: $userId}) SET s.createdAt = datetime.realtime() - duration({minutes: 11})', { userId });
  expect(await erase(client, null)).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE', message: expect.stringContaining('sign in again') });
  await world.run('MATCH (s:Session {userId: $userId}) SET s.createdAt = datetime.realtime() - duration({minutes: 9})', { userId });
  expect(await erase(client, null)).toMatchObject({ __typename: 'AccountErased' });
});

test('it is refused to the last administrator of an organization and to who sits in a council, naming it', async () => {
  const own = await cluster.member({ name: 'Тобыл диірмені' });
  const { client, userId } = await somebody('ADMIN', own);
  expect(await erase(client)).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE', message: expect.stringContaining('“Тобыл диірмені”') });
  await own.admin();
  // One who is suspended cannot act.
  await world.run("MATCH (other:User)-[:REPRESENTS]->(:Organization {id: $id}) WHERE other.id <> $userId SET other.suspendedAt = datetime()", { id: own.id, userId });
  expect(await erase(client)).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('“Тобыл диірмені”') });
  await own.admin();
  await world.run(
    `MATCH (u:User {id: $userId}), (c:Cluster {id: $id})
     CREATE (u)-[:HOLDS]->(:Seat {id: $seatId, side: 'BUSINESS', chair: false, since: date('2024-01-01')})-[:SEAT_IN]->(c)`,
    { userId, id: cluster.id, seatId: crypto.randomUUID() },
  );
  expect(await erase(client)).toMatchObject({ __typename: 'Refused', message: expect.stringContaining(`“cluster ${cluster.id}”`) });
  await world.run('MATCH (:User {id: $userId})-[holds:HOLDS]->(s:Seat) SET s.until = date() DELETE holds', { userId });
  expect(await erase(client)).toMatchObject({ __typename: 'AccountErased' });
});

test('what the person asked of organizations and was given by them goes too, and what they registered is free again', async () => {
  const admin = await farm.admin();
  const { userId, email, client } = await somebody();
  const given = await admin.change(
    'mandateGive',
    { organizationId: farm.globalId, holderId: globalId('Viewer', userId), limit: { amount: '1000', currency: 'KZT' }, until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) },
    '... on MandateGiven { mandate { id } }',
  );
  expect(given.__typename).toBe('MandateGiven');
  const input = registration(cluster);
  expect((await client.change('organizationRegister', input)).__typename).toBe('OrganizationRegistered');
  const exported = (await world.app.inject({ url: '/api/account/export', headers: client.headers })).json();
  expect(exported).toMatchObject({ requests: [{ identifier: input['identifier'], state: 'PENDING' }], mandates: [{ limitMinor: '100000', currency: 'KZT' }] });

  expect((await erase(client)).__typename).toBe('AccountErased');
  expect(await world.run('MATCH (r:RepresentationRequest {personId: $userId}) RETURN r.id', { userId })).toEqual([]);
  expect((await admin.ask(`{ organization(id: "${farm.globalId}") { mandates { id } } }`)).data.organization.mandates).toEqual([]);
  expect(await world.run('MATCH (n:Invitation|User) WHERE n.email = $email RETURN n.id', { email })).toEqual([]);
  const next = await somebody(null);
  expect((await next.client.change('organizationRegister', input)).__typename).toBe('OrganizationRegistered');
});

test('of the two last administrators that leave at once one stays', async () => {
  const own = await cluster.member();
  const pair = [await somebody('ADMIN', own), await somebody('ADMIN', own)];
  const results = await Promise.all(pair.map(({ client }) => erase(client)));
  expect(results.map(({ __typename }: { __typename: string }) => __typename).sort()).toEqual(['AccountErased', 'Refused']);
});

test('the export holds what is kept about the person, and no secret', async () => {
  const { userId, email, client } = await somebody();
  await client.change('contactSet', { position: 'Agronomist', phone: '+7 714 200 00 00', visibility: 'MEMBERS', consent: true });
  await world.run("MATCH (u:User {id: $userId}) SET u.termsVersion = '2026-01-01', u.termsAcceptedAt = datetime('2026-02-03T04:05:06Z')", { userId });
  const response = await world.app.inject({ url: '/api/account/export', headers: client.headers });
  expect([response.statusCode, response.headers['content-disposition'], response.headers['cache-control']]).toEqual([200, 'attachment; filename="ozek-account.json"', 'no-store']);
  expect(response.json()).toMatchObject({
    person: { id: userId, email, name: 'Айгүл Тестова', emailVerified: true, termsVersion: '2026-01-01', termsAcceptedAt: '2026-02-03T04:05:06.000Z' },
    signIn: { password: true, secondFactor: false, services: [], passkeys: [], sessions: [{ ipAddress: '192.0.2.1' }] },
    contact: { position: 'Agronomist', phone: '+7 714 200 00 00', visibility: 'MEMBERS' },
    representations: [{ organizationId: farm.id, organization: 'Қостанай дәні', role: 'REPRESENTATIVE' }],
    seats: [],
    apiKeys: [],
    actions: [{ action: 'contact.set', objectType: 'Person', objectId: userId }],
  });
  const [secrets] = await world.run<{ token: string; hash: string }>('MATCH (s:Session {userId: $userId}) MATCH (a:Account {userId: $userId}) RETURN s.token AS token, a.password AS hash', { userId });
  expect(secrets?.token.length).toBeGreaterThan(20);
  expect(response.body).not.toContain(secrets?.token);
  expect(response.body).not.toContain(secrets?.hash);
  expect((await world.app.inject({ url: '/api/account/export' })).statusCode).toBe(401);
  expect((await world.app.inject({ url: '/api/account/export', headers: (await farm.integrator()).headers })).statusCode).toBe(401);
});
