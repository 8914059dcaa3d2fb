import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { actions, localId, stored, whoIs } from './kit.js';

let world: World;
let cluster: ClusterKit;
beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
});
afterAll(() => world.close());

type Person = { client: Client; id: string };
const person = async (client: Client): Promise<Person> => ({ client, id: (await whoIs(client)).id });

async function staffed(): Promise<{ farm: OrganizationKit; admin: Person; second: Person; worker: Person }> {
  const farm = await cluster.member();
  return { farm, admin: await person(await farm.admin()), second: await person(await farm.admin()), worker: await person(await farm.representative()) };
}

const end = (client: Client, farm: OrganizationKit, personId: string) =>
  client.change('representationEnd', { organizationId: farm.globalId, personId }, '... on RepresentationEnded { organizationId }');
const set = (client: Client, farm: OrganizationKit, personId: string, from: string, to: string) =>
  client.change(
    'representationChange',
    { organizationId: farm.globalId, personId, expectedRole: from, role: to },
    '... on RepresentationChanged { organization { people { id role email isViewer } } }',
  );

it('people see their colleagues, the administrator their addresses too, others nothing', async () => {
  const { farm, admin, second, worker } = await staffed();
  const PEOPLE = 'query ($id: ID!) { organization(id: $id) { people { id name email role since isViewer mandate { id } } } }';
  const list = async (client: Client) => (await client.ask(PEOPLE, { id: farm.globalId })).data.organization?.people;
  const told = await list(admin.client);
  expect(told.map(({ role }: { role: string }) => role)).toEqual(['ADMIN', 'ADMIN', 'REPRESENTATIVE']);
  expect(told.find(({ id }: Person) => id === worker.id)).toEqual({
    ...{ id: worker.id, name: 'Somebody', email: (await whoIs(worker.client)).email, role: 'REPRESENTATIVE', since: '2024-01-01', isViewer: false, mandate: null },
  });
  expect((await list(worker.client)).map(({ id, email, isViewer }: Person & { email: null; isViewer: boolean }) => ({ id, email, isViewer }))).toEqual(
    expect.arrayContaining([admin, second, worker].map(({ id }) => ({ id, email: null, isViewer: id === worker.id }))),
  );
  expect(await list(await (await cluster.member()).admin())).toBeNull();
  expect(await list(await cluster.councillor('SECRETARIAT'))).toBeNull();
});

it('a list of people holds the first hundred, administrators before others', async () => {
  const { farm, admin } = await staffed();
  await world.run(
    `MATCH (o:Organization {id: $id}) UNWIND range(1, 120) AS n
     CREATE (o)<-[:REPRESENTS {role: 'REPRESENTATIVE', since: date()}]-(:User {id: randomUUID(), name: 'A ' + n, email: randomUUID() + '@example.org'})`,
    { id: farm.id },
  );
  const { data } = await admin.client.ask('query ($id: ID!) { organization(id: $id) { people { role } } }', { id: farm.globalId });
  const roles = data.organization.people.map(({ role }: { role: string }) => role);
  expect(roles).toEqual(['ADMIN', 'ADMIN', ...Array.from({ length: 98 }, () => 'REPRESENTATIVE')]);
});

it('an administrator changes a role, on the role that they saw', async () => {
  const { farm, admin, worker } = await staffed();
  expect(await set(admin.client, farm, worker.id, 'ADMIN', 'REPRESENTATIVE')).toMatchObject({ __typename: 'Refused', code: 'CONFLICT', path: ['input', 'expectedRole'] });
  const result = await set(admin.client, farm, worker.id, 'REPRESENTATIVE', 'ADMIN');
  expect(result.organization.people.map(({ role }: { role: string }) => role)).toEqual(['ADMIN', 'ADMIN', 'ADMIN']);
  const own = await set(admin.client, farm, admin.id, 'ADMIN', 'REPRESENTATIVE');
  expect(own.organization.people.find(({ isViewer }: { isViewer: boolean }) => isViewer)).toEqual({ id: admin.id, role: 'REPRESENTATIVE', email: null, isViewer: true });
  expect(await set(admin.client, farm, worker.id, 'ADMIN', 'REPRESENTATIVE')).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  expect(await stored(world, farm.id)).toMatchObject({ [localId(admin.id)]: 'REPRESENTATIVE', [localId(worker.id)]: 'ADMIN' });
  expect(await actions(world, farm.id)).toEqual(['representation.change', 'representation.change']);
});

it('others change nothing', async () => {
  const { farm, admin, second, worker } = await staffed();
  const before = await stored(world, farm.id);
  for (const client of [worker.client, await farm.integrator(['read', 'ties:write'])]) {
    expect(await set(client, farm, second.id, 'ADMIN', 'REPRESENTATIVE')).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    expect(await end(client, farm, second.id)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  }
  const stranger = await (await (await world.cluster()).member()).admin();
  expect(await set(stranger, farm, second.id, 'ADMIN', 'REPRESENTATIVE')).toMatchObject({ __typename: 'NotFound', path: ['input', 'organizationId'] });
  expect(await end(stranger, farm, second.id)).toMatchObject({ __typename: 'NotFound', path: ['input', 'organizationId'] });
  const outsider = await whoIs(stranger);
  expect(await end(admin.client, farm, outsider.id)).toMatchObject({ __typename: 'NotFound', path: ['input', 'personId'] });
  expect(await end(admin.client, farm, farm.globalId)).toMatchObject({ __typename: 'NotFound', path: ['input', 'personId'] });
  expect(await stored(world, farm.id)).toMatchObject(before);
});

it('the last administrator stays: neither leaves nor steps down, and a suspended one does not count', async () => {
  const farm = await cluster.member();
  const [admin, worker] = [await person(await farm.admin()), await person(await farm.representative())];
  const refused = { __typename: 'Refused', code: 'NOT_POSSIBLE', path: ['input', 'personId'] };
  expect(await end(admin.client, farm, admin.id)).toMatchObject(refused);
  expect(await set(admin.client, farm, admin.id, 'ADMIN', 'REPRESENTATIVE')).toMatchObject(refused);
  await world.run('MATCH (u:User {id: $id}) SET u.suspendedAt = datetime()', { id: localId(worker.id) });
  await set(admin.client, farm, worker.id, 'REPRESENTATIVE', 'ADMIN');
  expect(await end(admin.client, farm, admin.id)).toMatchObject(refused);
  expect(await stored(world, farm.id)).toEqual({ [localId(admin.id)]: 'ADMIN', [localId(worker.id)]: 'ADMIN' });
});

it.each([1, 2, 3])('of two administrators who remove each other at once one stays (%i)', async () => {
  const farm = await cluster.member();
  const [first, second] = [await person(await farm.admin()), await person(await farm.admin())];
  const results = await Promise.all([end(first.client, farm, second.id), end(second.client, farm, first.id)]);
  expect(results.map(({ __typename }) => __typename).sort()).toEqual(['Refused', 'RepresentationEnded']);
  expect(Object.values(await stored(world, farm.id))).toEqual(['ADMIN']);
});

it('of two administrators who leave, and of two who step down at once, one stays', async () => {
  const [left, stepped] = [await cluster.member(), await cluster.member()];
  const leaving = [await person(await left.admin()), await person(await left.admin())];
  const stepping = [await person(await stepped.admin()), await person(await stepped.admin())];
  const results = await Promise.all([
    ...leaving.map(({ client, id }) => end(client, left, id)),
    ...stepping.map(({ client, id }) => set(client, stepped, id, 'ADMIN', 'REPRESENTATIVE')),
  ]);
  expect(results.map(({ __typename }) => __typename).sort()).toEqual(['Refused', 'Refused', 'RepresentationChanged', 'RepresentationEnded']);
  expect(Object.values(await stored(world, left.id))).toEqual(['ADMIN']);
  expect(Object.values(await stored(world, stepped.id)).sort()).toEqual(['ADMIN', 'REPRESENTATIVE']);
});

it('who leaves sees and does nothing in its name any more', async () => {
  const { farm, worker } = await staffed();
  expect(await end(worker.client, farm, worker.id)).toEqual({ __typename: 'RepresentationEnded', organizationId: farm.globalId });
  expect((await worker.client.ask('query ($id: ID!) { organization(id: $id) { id } }', { id: farm.globalId })).data.organization).toBeNull();
  expect(await end(worker.client, farm, worker.id)).toMatchObject({ __typename: 'NotFound' });
  expect(await actions(world, farm.id)).toEqual(['representation.end']);
});
