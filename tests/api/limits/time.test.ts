import { sendable } from '../../../server/src/api/errors.js';
import { World } from '../../kit/world.js';

let patient: World;
let hurried: World;
beforeAll(async () => {
  [patient, hurried] = await Promise.all([World.create(), World.create({ seconds: 1 })]);
});
afterAll(() => Promise.all([patient.close(), hurried.close()]));

it('ends a request that waits too long for the database, and changes nothing', async () => {
  const member = await (await hurried.cluster()).member();
  const admin = await member.admin();
  const session = patient.database.driver.session();
  const holder = session.beginTransaction();
  await holder.run('MATCH (o:Organization {id: $id}) SET o.lockedBy = "somebody slow"', { id: member.id });
  const startedAt = performance.now();
  const answer = await admin.with({ 'accept-language': 'ru' }).ask(
    'mutation ($input: OrganizationUpdateInput!) { organizationUpdate(input: $input) { __typename } }',
    { input: { organizationId: member.globalId, expectedVersion: 1, city: 'Қостанай', idempotencyKey: 'a key of its own' } },
  );
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  await holder.rollback();
  await session.close();
  expect(answer.errors).toEqual([
    expect.objectContaining({ message: 'Запрос занял слишком много времени. Запросите меньше сразу или повторите немного позже.', extensions: { code: 'QUERY_TIMEOUT' } }),
  ]);
});

it.each([
  ['wrong Cypher', 'RETURN nothing', 'INTERNAL_SERVER_ERROR', 'error.internal'],
  ['what a rule of the schema refuses', 'CREATE (:Cluster {id: $id}), (:Cluster {id: $id})', 'INTERNAL_SERVER_ERROR', 'error.internal'],
  ['a statement that takes too long', 'UNWIND range(1, 1000000000) AS n RETURN sum(n) AS sum', 'UNAVAILABLE', 'error.unavailable'],
])('tells a fault of its own from one of the database that passes: %s', async (_name, text, code, message) => {
  const logged: unknown[] = [];
  const error: unknown = await patient.database.write((transaction) => transaction.run(text, { id: 'twice' }), 500).catch((thrown: unknown) => thrown);
  const sent = sendable(error, { error: (...line: unknown[]) => logged.push(line) }, (key) => key);
  expect([sent.extensions?.['code'], sent.message, logged.length]).toEqual([code, message, 1]);
});

it.each([
  ['en', 'Something went wrong on our side. It has been recorded.'],
  ['kk', 'Біздің жақта ақау болды. Ол тіркелді.'],
  ['ru', 'Сбой на нашей стороне. Он записан.'],
])('tells a fault of its own in the language of the request, and nothing else of it: %s', async (language, message) => {
  const told = { message, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  const cluster = await patient.cluster();
  const reader = (await (await cluster.member()).admin()).with({ 'accept-language': language });
  await patient.run("CREATE (:Snapshot {id: $id, key: $id, clusterId: $id, onDate: date(), takenAt: datetime(), figures: 'damaged'})", { id: cluster.id });
  expect((await reader.ask('query ($slug: String!) { cluster(slug: $slug) { nucleus { id } } }', { slug: cluster.slug })).errors).toEqual([expect.objectContaining(told)]);

  const world = await World.create();
  world.app.get('/broken', () => {
    throw new Error('a secret');
  });
  const response = await world.app.inject({ url: '/broken', headers: { 'accept-language': language } });
  expect([response.statusCode, response.json()]).toEqual([500, { errors: [told] }]);
  await world.close();
});

it('ends a long answer that nobody reads to its end in time', async () => {
  const rows = patient.database.stream('UNWIND range(1, 1000000000) AS n RETURN n', {}, 500);
  await expect((async () => {
    for await (const _row of rows);
  })()).rejects.toMatchObject({ code: expect.stringMatching(/^Neo\.ClientError\.Transaction\./) });
});

it('has no time for anybody when there is none', async () => {
  const world = await World.create({ seconds: 0 });
  const { status, errors } = await world.visitor().ask('{ clusters { nodes { id } } }');
  expect([status, errors?.[0]?.extensions.code]).toEqual([503, 'QUERY_TIMEOUT']);
  await world.close();
});
