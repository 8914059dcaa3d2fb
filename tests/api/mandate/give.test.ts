import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { actions, whoIs } from '../representation/kit.js';
import { dayIn, give, mandatesOf } from './kit.js';

let world: World;
let cluster: ClusterKit;
let farm: OrganizationKit;
let admin: Client;
let worker: Client;
let workerId: string;
beforeEach(async () => {
  farm = await cluster.member();
  [admin, worker] = [await farm.admin(), await farm.representative()];
  workerId = (await whoIs(worker)).id;
});
beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
});
afterAll(() => world.close());

it('is given to a colleague, in place of the one they had, and all who act for the organization see it', async () => {
  const first = await give(admin, farm, workerId);
  expect(first).toEqual({
    __typename: 'MandateGiven',
    mandate: {
      ...{ id: expect.any(String), holderId: workerId, holderName: 'Somebody', givenByName: 'Somebody', until: dayIn(30) },
      ...{ limit: { amount: '1000.00', currency: 'KZT' }, used: { amount: '0.00', currency: 'KZT' } },
    },
  });
  const second = await give(admin, farm, workerId, { limit: { amount: '250.50', currency: 'USD' }, until: dayIn(0) });
  expect(await mandatesOf(worker, farm)).toEqual([second.mandate]);
  expect(second.mandate).toMatchObject({ limit: { amount: '250.50', currency: 'USD' }, until: dayIn(0) });
  expect((await worker.ask('query ($id: ID!) { node(id: $id) { id } }', { id: first.mandate.id })).data.node).toBeNull();
  expect(await mandatesOf(await (await cluster.member()).admin(), farm)).toBeNull();
  expect((await world.visitor().ask('query ($id: ID!) { node(id: $id) { id } }', { id: second.mandate.id })).data.node).toBeNull();
  const people = (await admin.ask('query ($id: ID!) { organization(id: $id) { people { id mandate { id } } } }', { id: farm.globalId })).data.organization.people;
  expect(people.find(({ id }: { id: string }) => id === workerId).mandate).toEqual({ id: second.mandate.id });
  expect(await actions(world, farm.id)).toEqual(['mandate.give', 'mandate.give']);
});

it('is given by administrators, to representatives and to keys that may commit', async () => {
  const adminId = (await whoIs(admin)).id;
  const strangerId = (await whoIs(await (await cluster.member()).representative())).id;
  expect(await give(worker, farm, workerId)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'organizationId'] });
  expect(await give(await farm.integrator(['read', 'initiatives:write']), farm, workerId)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  expect(await give(admin, farm, adminId)).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE', path: ['input', 'holderId'] });
  expect(await give(admin, farm, strangerId)).toMatchObject({ __typename: 'NotFound', path: ['input', 'holderId'] });
  expect(await give(admin, farm, farm.globalId)).toMatchObject({ __typename: 'NotFound', path: ['input', 'holderId'] });
  const make = async (scopes: string[]): Promise<string> =>
    (await admin.change('apiKeyMake', { organizationId: farm.globalId, name: 'ERP', scopes, expiresInDays: 5 }, '... on ApiKeyMade { apiKey { id } }')).apiKey.id;
  expect(await give(admin, farm, await make(['READ', 'TIES_WRITE']))).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
  expect(await mandatesOf(admin, farm)).toEqual([]);
  const keyId = await make(['READ', 'INITIATIVES_WRITE']);
  expect(await give(admin, farm, keyId)).toMatchObject({ mandate: { holderId: keyId, holderName: 'ERP' } });
});

it.each([
  ['nothing', { limit: { amount: '0', currency: 'KZT' } }, ['limit', 'amount']],
  ['less than nothing', { limit: { amount: '-1', currency: 'KZT' } }, ['limit', 'amount']],
  ['a currency nobody has', { limit: { amount: '1', currency: 'XXX' } }, ['limit', 'currency']],
  ['yesterday', { until: dayIn(-1) }, ['until']],
  ['more than two years', { until: dayIn(740) }, ['until']],
])('is not given for %s', async (_what, wrong, path) => {
  expect(await give(admin, farm, workerId, wrong)).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', ...path] }] });
  expect(await mandatesOf(admin, farm)).toEqual([]);
});

it('is taken back by an administrator, and ends with its holder’s acting for the organization or rise', async () => {
  const { mandate } = await give(admin, farm, workerId);
  const input = { mandateId: mandate.id };
  expect(await worker.change('mandateRevoke', input)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  expect(await (await (await cluster.member()).admin()).change('mandateRevoke', input)).toMatchObject({ __typename: 'NotFound', path: ['input', 'mandateId'] });
  expect(await mandatesOf(admin, farm)).toHaveLength(1);
  expect(await admin.change('mandateRevoke', input, '... on MandateRevoked { organization { mandates { id } } }')).toEqual({ __typename: 'MandateRevoked', organization: { mandates: [] } });
  expect(await admin.change('mandateRevoke', input)).toMatchObject({ __typename: 'NotFound' });

  const second = await farm.representative();
  const secondId = (await whoIs(second)).id;
  await give(admin, farm, workerId);
  await give(admin, farm, secondId);
  await admin.change('representationEnd', { organizationId: farm.globalId, personId: workerId });
  await admin.change('representationChange', { organizationId: farm.globalId, personId: secondId, expectedRole: 'REPRESENTATIVE', role: 'ADMIN' });
  expect(await mandatesOf(admin, farm)).toEqual([]);
});
