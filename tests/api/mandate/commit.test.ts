import { randomUUID } from 'node:crypto';
import { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { DIESEL, look, promise, propose, purchase, stored, type Purchase } from '../initiative/kit.js';
import { localId, whoIs } from '../representation/kit.js';
import { dayIn, give, mandatesOf } from './kit.js';

let world: World;
let cluster: ClusterKit;
let organizer: Client;
let farm: OrganizationKit;
let mill: OrganizationKit;
let admin: Client;
let worker: Client;
let workerId: string;
beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  farm = await cluster.member();
  organizer = await farm.representative();
});
beforeEach(async () => {
  mill = await cluster.member();
  [admin, worker] = [await mill.admin(), await mill.representative()];
  workerId = (await whoIs(worker)).id;
});
afterAll(() => world.close());

const open = (more: Record<string, unknown> = {}): Promise<Purchase> => propose(organizer, purchase(cluster, farm, more));
const commit = (client: Client, to: Purchase, firm: string, more: Record<string, unknown> = {}) =>
  client.change('commitmentMake', promise(to, mill, firm, { ceiling: '100', ...more }), '... on CommitmentMade { commitment { id version } }');
const used = async (): Promise<string> => (await mandatesOf(admin, mill))[0]?.used.amount;

it('a representative commits up to the limit, in sum of what is not yet over, and is told what is left', async () => {
  await give(admin, mill, workerId);
  const [first, second] = [await open(), await open()];
  expect((await look(worker, first.id, 'viewerCanCommit'))?.['viewerCanCommit']).toBe(true);
  expect(await commit(worker, first, '4', { flexible: '2.5' })).toMatchObject({ __typename: 'CommitmentMade' });
  expect(await used()).toBe('650.00');
  expect(await commit(worker, second, '4')).toMatchObject({
    ...{ __typename: 'Refused', code: 'NOT_POSSIBLE', path: ['input', 'organizationId'] },
    message: 'This is beyond your mandate, of which 350.00 KZT is left. Commit less, or ask your administrator.',
  });
  expect(await stored(world, second.id)).toMatchObject({ firm: 0, live: 0 });
  expect(await commit(worker, second, '3.5')).toMatchObject({ __typename: 'CommitmentMade' });
  expect(await used()).toBe('1000.00');
  // A revision takes the place of what it revises.
  expect(await commit(worker, first, '6.5', { expectedVersion: 1 })).toMatchObject({ __typename: 'CommitmentMade' });
  expect(await commit(worker, first, '7', { expectedVersion: 2 })).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('650.00 KZT is left') });
  await organizer.change('initiativeCancel', { initiativeId: second.id, expectedVersion: 1, reason: 'No supplier.' });
  expect(await used()).toBe('650.00');
  const holders = await world.run('MATCH (c:Commitment)-[:MADE_BY]->(:Organization {id: $id}) RETURN DISTINCT c.holderId AS holderId', { id: mill.id });
  expect(holders).toEqual([{ holderId: localId(workerId) }]);
});

it('takes back what they made, and frees the mandate; what others made is not theirs', async () => {
  await give(admin, mill, workerId);
  const [first, second] = [await open(), await open()];
  const { commitment } = await commit(worker, first, '10');
  expect(await worker.change('commitmentWithdraw', { commitmentId: commitment.id, expectedVersion: 1 })).toMatchObject({ __typename: 'CommitmentWithdrawn' });
  expect(await used()).toBe('0.00');
  const made = await commit(admin, second, '50');
  expect(await worker.change('commitmentWithdraw', { commitmentId: made.commitment.id, expectedVersion: 1 })).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  expect(await commit(worker, second, '1', { expectedVersion: 1 })).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'lineId'] });
  expect(await stored(world, second.id)).toMatchObject({ firm: 50, live: 1 });
  // An administrator changes anybody's; whoever comes after a withdrawal makes a new one.
  expect(await commit(await mill.admin(), second, '40', { expectedVersion: 1 })).toMatchObject({ __typename: 'CommitmentMade' });
  expect(await admin.change('commitmentWithdraw', { commitmentId: made.commitment.id, expectedVersion: 2 })).toMatchObject({ __typename: 'CommitmentWithdrawn' });
  expect(await commit(worker, second, '1')).toMatchObject({ __typename: 'CommitmentMade' });
});

it.each([
  ['without a ceiling', { ceiling: null }, {}, {}, 'Within a mandate a commitment needs a highest price, so that its amount is known.'],
  ['in another currency', {}, { currency: 'USD' }, {}, 'Your mandate is in KZT, and this purchase is in another currency. Ask your administrator.'],
  ['after its last day', {}, {}, { until: dayIn(-1) }, `Your mandate ended on ${dayIn(-1)}. Ask your administrator for a new one.`],
])('is refused %s', async (_what, commitment, terms, stale, message) => {
  const { mandate } = await give(admin, mill, workerId);
  if ('until' in stale) await world.run('MATCH (m:Mandate {id: $id}) SET m.until = date($until)', { id: localId(mandate.id), until: stale.until });
  const to = await open(terms);
  expect((await look(worker, to.id, 'viewerCanCommit'))?.['viewerCanCommit']).toBe(!('until' in stale));
  expect(await commit(worker, to, '1', commitment)).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE', message });
  expect(await stored(world, to.id)).toMatchObject({ firm: 0, live: 0 });
});

it('without a mandate nothing is committed; one that is taken back ends it, and what was promised stands', async () => {
  const [first, second] = [await open(), await open()];
  const forbidden = { __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'organizationId'] };
  expect((await look(worker, first.id, 'viewerCanCommit'))?.['viewerCanCommit']).toBe(false);
  expect(await commit(worker, first, '1')).toMatchObject(forbidden);
  const { mandate } = await give(admin, mill, workerId);
  expect(await commit(worker, first, '1')).toMatchObject({ __typename: 'CommitmentMade' });
  await admin.change('mandateRevoke', { mandateId: mandate.id });
  expect(await commit(worker, second, '1')).toMatchObject(forbidden);
  expect(await stored(world, first.id)).toMatchObject({ firm: 1, live: 1 });
  expect(await stored(world, second.id)).toMatchObject({ firm: 0, live: 0 });
});

it('commitments at once never exceed the limit', async () => {
  await give(admin, mill, workerId);
  const lines = Array.from({ length: 12 }, (_, index) => ({ ...DIESEL, product: `Fuel ${index}` }));
  const [one, two] = [await open({ lines: lines.slice(0, 6) }), await open({ lines: lines.slice(6) })];
  const places = [one, two].flatMap((to) => to.lines.map((line) => promise({ ...to, lines: [line] }, mill, '3', { ceiling: '100', idempotencyKey: randomUUID() })));
  const results = await Promise.all(places.map((input) => worker.change('commitmentMake', input)));
  expect(results.filter(({ __typename }) => __typename === 'CommitmentMade')).toHaveLength(3);
  expect(results.filter(({ __typename, code }) => __typename === 'Refused' && code === 'NOT_POSSIBLE')).toHaveLength(9);
  expect(await used()).toBe('900.00');
}, 60_000);

it('an API key commits within its own mandate, by its scope, until it ends', async () => {
  const make = (scopes: string[]) =>
    admin.change('apiKeyMake', { organizationId: mill.globalId, name: 'ERP', scopes, expiresInDays: 5 }, '... on ApiKeyMade { secret apiKey { id } }');
  const [writing, reading] = [await make(['READ', 'INITIATIVES_WRITE']), await make(['READ'])];
  const [client, reader] = [writing, reading].map(({ secret }) => new Client(world.app, { 'x-api-key': secret })) as [Client, Client];
  const to = await open();
  const forbidden = { __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'organizationId'] };
  await give(admin, mill, workerId);
  expect(await commit(client, to, '1')).toMatchObject(forbidden);
  expect(await commit(reader, to, '1')).toMatchObject({ ...forbidden, path: [] });
  await give(admin, mill, writing.apiKey.id, { limit: { amount: '150', currency: 'KZT' } });
  expect(await commit(client, to, '2')).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('150.00 KZT is left') });
  expect(await commit(client, to, '1.5')).toMatchObject({ __typename: 'CommitmentMade' });
  expect(await stored(world, to.id)).toMatchObject({ live: 1 });
  await admin.change('apiKeyRevoke', { apiKeyId: writing.apiKey.id });
  expect(await give(admin, mill, writing.apiKey.id)).toMatchObject({ __typename: 'NotFound' });
  expect((await mandatesOf(admin, mill)).map(({ holderId }: { holderId: string }) => holderId)).toEqual([workerId]);
});
