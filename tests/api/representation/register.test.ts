import type { Client } from '../../kit/client.js';
import type { ClusterKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { actions, decide, key, localId, newBin, register, registration, REQUEST, stored, whoIs } from './kit.js';

let world: World;
let cluster: ClusterKit;
let secretary: Client;
beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  secretary = await cluster.councillor('SECRETARIAT');
});
afterAll(() => world.close());

const REGISTERED = `... on OrganizationRegistered { request { ${REQUEST} } }`;
const find = async (client: Client, id: string) => (await client.ask('query ($id: ID!) { organization(id: $id) { name } }', { id })).data.organization;
const count = async (identifier: string): Promise<number> => {
  const [row] = await world.run<{ count: number }>('MATCH (o:Organization {identifier: $identifier}) RETURN count(o) AS count', { identifier });
  return row?.count ?? -1;
};

describe('registering an organization', () => {
  it('brings it onto the platform with its application, for the secretariat to check', async () => {
    const own = await world.cluster();
    const person = await world.person();
    const identifier = newBin();
    const written = `${identifier.slice(0, 6)} ${identifier.slice(6)}`;
    const result = await person.change('organizationRegister', registration(own, { identifier: written }), REGISTERED);
    expect(result).toEqual({
      __typename: 'OrganizationRegistered',
      request: {
        ...{ id: expect.any(String), version: 1, state: 'PENDING', decider: 'SECRETARIAT', role: 'ADMIN', registers: true },
        organizationName: 'Жаңа шаруа',
        organization: { id: expect.any(String), name: 'Жаңа шаруа' },
        ...{ cluster: { slug: own.slug }, viewerCanDecide: false, viewerCanWithdraw: true, reason: null },
      },
    });
    const [row] = await world.run(
      `MATCH (o:Organization {identifier: $identifier})<-[:OF]-(m:Membership)-[:IN]->(c:Cluster)
       RETURN o.name AS name, o.nameRu AS ru, o.profile AS profile, o.version AS version, o.searchText AS searchText, m.state AS state, m.chainRoles AS roles, c.id AS clusterId`,
      { identifier },
    );
    expect(row).toMatchObject({ name: 'Жаңа шаруа', ru: 'Новое хозяйство', profile: 'MEMBERS', version: 1, state: 'APPLIED', roles: ['PRODUCER', 'SELLER'], clusterId: own.id });
    expect(row).toHaveProperty('searchText', expect.stringContaining(identifier));
    expect(await stored(world, localId(result.request.organization.id))).toEqual({});
    expect(await actions(world, own.id)).toEqual(['organization.register']);
  });

  it('shows it to its registrar and the secretariat alone, until that accepts; then its registrar administers it', async () => {
    const person = await world.person();
    const wish = await register(person, cluster);
    const id = wish.organization?.id ?? '';
    const seeing = [person, secretary];
    const blind = [world.visitor(), await world.person(), await cluster.councillor(), await (await cluster.member()).admin(), await (await world.cluster()).councillor('SECRETARIAT')];
    for (const client of seeing) expect(await find(client, id)).toEqual({ name: 'Жаңа шаруа' });
    for (const client of blind) expect(await find(client, id)).toBeNull();

    expect(await decide(secretary, wish, true)).toMatchObject({ __typename: 'RepresentationDecided', request: { state: 'ACCEPTED', role: 'ADMIN', version: 2, decider: 'SECRETARIAT' } });
    expect(await stored(world, localId(id))).toEqual({ [localId((await whoIs(person)).id)]: 'ADMIN' });
    const { viewer } = (await person.ask('{ viewer { representations { role organization { id } } representationRequests { state } } }')).data;
    expect(viewer).toEqual({ representations: [{ role: 'ADMIN', organization: { id } }], representationRequests: [{ state: 'ACCEPTED' }] });
    expect(await find(await cluster.councillor(), id)).toEqual({ name: 'Жаңа шаруа' });
    expect(await find(world.visitor(), id)).toBeNull();
  });

  it('is led by the chair too, who decides', async () => {
    const own = await world.cluster();
    const chair = await own.councillor('RESEARCH');
    await world.run('MATCH (s:Seat)-[:SEAT_IN]->(:Cluster {id: $id}) SET s.chair = true', { id: own.id });
    const wish = await register(await world.person(), own);
    expect(await decide(chair, wish, true)).toMatchObject({ __typename: 'RepresentationDecided', request: { state: 'ACCEPTED' } });
  });

  it('gives the identifier free again when it is rejected, and hides what was registered', async () => {
    const person = await world.person();
    const identifier = newBin();
    const wish = await register(person, cluster, { identifier });
    expect(await decide(secretary, wish, false)).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'reason'] }] });
    expect(await decide(secretary, wish, false, { reason: 'The order is not signed.' })).toMatchObject({ request: { state: 'REJECTED', reason: 'The order is not signed.', organization: null } });
    expect(await find(person, wish.organization?.id ?? '')).toBeNull();
    expect(await find(secretary, wish.organization?.id ?? '')).toBeNull();
    const again = await register(await world.person(), cluster, { identifier });
    expect(again.organization?.id).not.toBe(wish.organization?.id);
  });

  it('is refused for an identifier that is here already: registered, imported, or at the same time', async () => {
    const identifier = newBin();
    const [first, second] = [await world.person(), await world.person()];
    const results = await Promise.all([first, second].map((client) => client.change('organizationRegister', registration(cluster, { identifier }), REGISTERED)));
    expect(results.map(({ __typename }) => __typename).sort()).toEqual(['OrganizationRegistered', 'Refused']);
    expect(await count(identifier)).toBe(1);
    const refused = { __typename: 'Refused', code: 'NOT_POSSIBLE', path: ['input', 'identifier'] };
    expect(await (await world.person()).change('organizationRegister', registration(cluster, { identifier }))).toMatchObject({
      ...refused,
      message: 'An organization with this identifier is on the platform already. Ask to act for it instead.',
    });
    const imported = await cluster.member();
    const bin = newBin();
    await world.run(`MATCH (o:Organization {id: $id}) SET o.identifierScheme = 'KZ-BIN', o.identifier = $bin`, { id: imported.id, bin });
    expect(await first.change('organizationRegister', registration(cluster, { identifier: bin }))).toMatchObject(refused);
    expect([await count(identifier), await count(bin)]).toEqual([1, 1]);
  });

  it('happens once for one key', async () => {
    const person = await world.person();
    const input = registration(cluster, { idempotencyKey: key() });
    const results = await Promise.all([person.change('organizationRegister', input, REGISTERED), person.change('organizationRegister', input, REGISTERED)]);
    expect(results[0].__typename).toBe('OrganizationRegistered');
    expect(results[1]).toEqual(results[0]);
    expect(await count(String(input['identifier']))).toBe(1);
  });

  it('is for persons with a verified address, at most five waiting at a time', async () => {
    const identifier = newBin();
    const input = registration(cluster, { identifier });
    const member = await cluster.member();
    expect((await world.visitor().ask('mutation ($input: OrganizationRegisterInput!) { organizationRegister(input: $input) { __typename } }', { input: { ...input, idempotencyKey: key() } })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    expect(await (await member.integrator(['read', 'ties:write'])).change('organizationRegister', input)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    const person = await world.person();
    await world.run('MATCH (u:User {id: $id}) SET u.emailVerified = false', { id: localId((await whoIs(person)).id) });
    expect(await person.change('organizationRegister', input)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    expect(await count(identifier)).toBe(0);

    const eager = await world.person();
    const results = await Promise.all(Array.from({ length: 7 }, () => eager.change('organizationRegister', registration(cluster), REGISTERED)));
    expect(results.filter(({ __typename }) => __typename === 'OrganizationRegistered')).toHaveLength(5);
    expect(results.find(({ __typename }) => __typename === 'Refused')).toMatchObject({ code: 'NOT_POSSIBLE', message: expect.stringContaining('At most 5 requests') });
    const made = results.find(({ __typename }) => __typename === 'OrganizationRegistered').request;
    expect(await eager.change('representationWithdraw', { requestId: made.id, expectedVersion: 1 })).toMatchObject({ __typename: 'RepresentationWithdrawn' });
    await register(eager, cluster);
  });

  it('tells all that is wrong with it', async () => {
    const person = await world.person();
    const wrong = { identifier: '971240001316', country: 'kz', region: 'RU-KGN', chainRoles: [], evidence: ' ', names: { ru: 'x' } };
    const result = await person.change('organizationRegister', registration(cluster, wrong));
    expect(result).toMatchObject({ __typename: 'InvalidInput', code: 'BAD_USER_INPUT' });
    expect(result.problems.map(({ path }: { path: string[] }) => path.join('.')).sort()).toEqual([
      'input.chainRoles',
      'input.country',
      'input.evidence',
      'input.identifier',
      'input.names.name',
      'input.region',
    ]);
    expect(await person.change('organizationRegister', registration(cluster, { identifierScheme: 'PIC' }))).toMatchObject({
      problems: [{ path: ['input', 'identifierScheme'], message: 'One of KZ-BIN, LEI, ROR, VAT.' }],
    });
    const nowhere = { __typename: 'NotFound', path: ['input', 'clusterId'] };
    expect(await person.change('organizationRegister', registration(cluster, { clusterId: (await cluster.member()).globalId }))).toMatchObject(nowhere);
    expect(await count('971240001316')).toBe(0);
  });
});
