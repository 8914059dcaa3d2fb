import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { actions, ask, decide, key, localId, newBin, register, REQUEST, stored, whoIs, wish, type Wish } from './kit.js';

let world: World;
let cluster: ClusterKit;
let farm: OrganizationKit;
let admin: Client;
let secretary: Client;
beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  farm = await cluster.member({ profile: 'PUBLIC' });
  [admin, secretary] = [await farm.admin(), await cluster.councillor('SECRETARIAT')];
});
afterAll(() => world.close());

const ASKED = `... on RepresentationAsked { request { ${REQUEST} personName personEmail identifier } }`;
const look = async (client: Client, id: string) => (await client.ask(`query ($id: ID!) { node(id: $id) { ... on RepresentationRequest { state personName personEmail viewerCanDecide } } }`, { id })).data.node;
const idOf = async (client: Client): Promise<string> => localId((await whoIs(client)).id);

describe('asking to act for an organization', () => {
  it('waits for its administrators, who alone see who asks', async () => {
    const own = await cluster.member({ profile: 'PUBLIC' });
    const [owner, person] = [await own.admin(), await world.person()];
    const { email } = await whoIs(person);
    expect(await person.change('representationAsk', wish(own), ASKED)).toMatchObject({
      __typename: 'RepresentationAsked',
      request: {
        ...{ version: 1, state: 'PENDING', decider: 'ORGANIZATION', role: 'REPRESENTATIVE', registers: false, organizationName: own.name, organization: { name: own.name } },
        ...{ cluster: null, viewerCanDecide: false, viewerCanWithdraw: true, personName: 'Somebody', personEmail: null, identifier: null },
      },
    });
    const LIST = `query ($id: ID!) { organization(id: $id) { viewerCanAsk representationRequests { id personEmail viewerCanDecide } } }`;
    const list = async (client: Client) => (await client.ask(LIST, { id: own.globalId })).data.organization;
    const asOwner = await list(owner);
    expect(asOwner).toEqual({ viewerCanAsk: false, representationRequests: [{ id: expect.any(String), personEmail: email, viewerCanDecide: true }] });
    expect(await list(person)).toEqual({ viewerCanAsk: false, representationRequests: null });
    expect(await list(await world.person())).toEqual({ viewerCanAsk: true, representationRequests: null });
    expect(await list(world.visitor())).toEqual({ viewerCanAsk: false, representationRequests: null });
    expect(await list(await own.integrator())).toEqual({ viewerCanAsk: false, representationRequests: null });
    const [{ id }] = asOwner.representationRequests;
    for (const client of [world.visitor(), secretary, admin, await own.representative(), await own.integrator()]) expect(await look(client, id)).toBeNull();
    expect(await look(person, id)).toEqual({ state: 'PENDING', personName: 'Somebody', personEmail: null, viewerCanDecide: false });
    expect(await actions(world, own.id)).toEqual(['representation.ask']);
  });

  it('is accepted in the role that the administrator gives, or rejected with a reason', async () => {
    const [person, other] = [await world.person(), await world.person()];
    const [first, second] = [await ask(person, farm, { role: 'ADMIN' }), await ask(other, farm)];
    expect(await decide(admin, first, true, { role: 'REPRESENTATIVE' })).toMatchObject({ request: { state: 'ACCEPTED', role: 'REPRESENTATIVE', version: 2, viewerCanDecide: false } });
    expect(await decide(admin, second, false, { reason: 'We do not know you.' })).toMatchObject({ request: { state: 'REJECTED', reason: 'We do not know you.' } });
    const people = await stored(world, farm.id);
    expect([people[await idOf(person)], people[await idOf(other)]]).toEqual(['REPRESENTATIVE', undefined]);
    expect((await other.ask('{ viewer { representationRequests { state reason viewerCanWithdraw } } }')).data.viewer.representationRequests).toEqual([
      { state: 'REJECTED', reason: 'We do not know you.', viewerCanWithdraw: false },
    ]);
    await ask(other, farm);
  });

  it('is decided by nobody on their own, nor by others', async () => {
    const person = await world.person();
    const asked = await ask(person, farm);
    const refused = { __typename: 'Refused', code: 'FORBIDDEN', path: ['input', 'requestId'] };
    const hidden = { __typename: 'NotFound', code: 'NOT_FOUND', path: ['input', 'requestId'] };
    expect(await decide(person, asked, true)).toMatchObject({ ...refused, message: 'Nobody decides on their own request.' });
    for (const client of [await world.person(), await farm.representative(), secretary, await (await cluster.member()).admin()]) expect(await decide(client, asked, true)).toMatchObject(hidden);
    expect(await decide(await farm.integrator(['read', 'journal:read']), asked, true)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    expect((await stored(world, farm.id))[await idOf(person)]).toBeUndefined();
    expect(await look(person, asked.id)).toMatchObject({ state: 'PENDING' });
  });

  it('is decided once: of two at the same time one is too late, and a key sent twice answers the same', async () => {
    const asked = await ask(await world.person(), farm);
    const second = await farm.admin();
    const results = await Promise.all([decide(admin, asked, true), decide(second, asked, false, { reason: 'Not ours.' })]);
    expect(results.map(({ __typename }) => __typename).sort()).toEqual(['RepresentationDecided', 'VersionConflict']);
    expect(results.find(({ __typename }) => __typename === 'VersionConflict')).toMatchObject({ currentVersion: 2 });
    const third = await ask(await world.person(), farm);
    const idempotencyKey = key();
    const [one, two] = await Promise.all([decide(admin, third, true, { idempotencyKey }), decide(admin, third, true, { idempotencyKey })]);
    expect(one).toMatchObject({ request: { state: 'ACCEPTED', version: 2 } });
    expect(two).toEqual(one);
    expect(await decide(admin, { ...third, version: 2 }, true)).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
  });

  it('waits once for one organization, and not for one that the person acts for', async () => {
    const person = await world.person();
    const results = await Promise.all([1, 2, 3].map(() => person.change('representationAsk', wish(farm), ASKED)));
    expect(results.map(({ __typename }) => __typename).sort()).toEqual(['Refused', 'Refused', 'RepresentationAsked']);
    expect(await (await farm.representative()).change('representationAsk', wish(farm, { role: 'ADMIN' }))).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
  });

  it('is taken back by the person alone', async () => {
    const person = await world.person();
    const asked = await ask(person, farm);
    const input = { requestId: asked.id, expectedVersion: 1 };
    expect(await admin.change('representationWithdraw', input)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    expect(await (await world.person()).change('representationWithdraw', input)).toMatchObject({ __typename: 'NotFound' });
    expect(await person.change('representationWithdraw', { ...input, expectedVersion: 2 })).toMatchObject({ __typename: 'VersionConflict', code: 'CONFLICT' });
    expect(await look(admin, asked.id)).toMatchObject({ state: 'PENDING' });
    expect(await person.change('representationWithdraw', input, '... on RepresentationWithdrawn { request { state version } }')).toEqual({
      __typename: 'RepresentationWithdrawn',
      request: { state: 'WITHDRAWN', version: 2 },
    });
    expect(await decide(admin, { ...asked, version: 2 }, true)).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
  });
});

describe('an organization without an administrator', () => {
  const WAITING = `query ($slug: String!, $first: Int, $after: String) {
    cluster(slug: $slug) { representationRequests(first: $first, after: $after) { nodes { id personEmail viewerCanDecide organization { name } } pageInfo { hasNextPage endCursor } } } }`;

  it('is checked by the secretariat of its cluster, which makes an administrator', async () => {
    const own = await world.cluster();
    const [keeper, mill] = [await own.councillor('SECRETARIAT'), await own.member({ profile: 'PUBLIC' })];
    const [person, other] = [await world.person(), await world.person()];
    const first = await ask(person, mill, { clusterId: own.globalId });
    const second = await ask(other, mill);
    const list = async (client: Client, variables = {}) => (await client.ask(WAITING, { slug: own.slug, first: 1, ...variables })).data.cluster.representationRequests;
    const page = await list(keeper);
    expect(page).toEqual({
      nodes: [{ id: first.id, personEmail: (await whoIs(person)).email, viewerCanDecide: true, organization: { name: mill.name } }],
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
    });
    expect((await list(keeper, { after: page.pageInfo.endCursor })).nodes.map(({ id }: Wish) => id)).toEqual([second.id]);
    for (const client of [await own.councillor(), await mill.representative(), secretary, world.visitor()]) expect(await list(client)).toBeNull();
    expect(await decide(secretary, first, true)).toMatchObject({ __typename: 'NotFound' });
    expect(await decide(keeper, first, true, { role: 'REPRESENTATIVE' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'role'] }] });
    expect(await decide(keeper, first, true)).toMatchObject({ request: { state: 'ACCEPTED', role: 'ADMIN', decider: 'SECRETARIAT', cluster: { slug: own.slug } } });

    // From now on its administrator decides, also on what was addressed to the secretariat.
    expect((await list(keeper)).nodes).toEqual([]);
    expect(await look(keeper, second.id)).toBeNull();
    expect(await decide(keeper, second, true)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN', message: 'The organization has an administrator, who decides this.' });
    expect((await stored(world, mill.id))[await idOf(other)]).toBeUndefined();
    expect(await decide(person, second, true)).toMatchObject({ request: { state: 'ACCEPTED', role: 'REPRESENTATIVE', decider: 'ORGANIZATION' } });
    expect(await actions(world, own.id)).toEqual(['representation.ask', 'representation.ask', 'representation.accept']);
    expect(await actions(world, mill.id)).toEqual(['representation.accept']);
  });

  it('gets one administrator when two wishes are accepted at once', async () => {
    const mill = await cluster.member({ profile: 'PUBLIC' });
    const people = [await world.person(), await world.person()];
    const wishes = await Promise.all(people.map((person) => ask(person, mill)));
    const other = await cluster.councillor('SECRETARIAT');
    const results = await Promise.all([secretary, other].map((client, index) => decide(client, wishes[index] ?? { id: '', version: 0, organization: null }, true)));
    expect(results.map(({ __typename }) => __typename).sort()).toEqual(['Refused', 'RepresentationDecided']);
    expect(Object.values(await stored(world, mill.id))).toEqual(['ADMIN']);
  });

  it('and without a cluster has nobody who could check', async () => {
    const lone = await cluster.organization({ profile: 'PUBLIC' }, 'LEFT');
    expect(await (await world.person()).change('representationAsk', wish(lone))).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
  });

  it('lets a secretary not decide on their own wish', async () => {
    const mill = await cluster.member();
    const asked = await ask(secretary, mill, { role: 'ADMIN' });
    expect(await decide(secretary, asked, true)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    expect(await stored(world, mill.id)).toEqual({});
  });
});

describe('asking by identifier', () => {
  const byIdentifier = (identifier: string) => ({ identifierScheme: 'KZ-BIN', identifier, role: 'REPRESENTATIVE', evidence: 'Accountant' });

  it('reaches an organization that the person does not see, and tells nothing of it', async () => {
    const bin = newBin();
    const hidden = await cluster.member({ name: 'Secret mill' });
    await world.run(`MATCH (o:Organization {id: $id}) SET o.identifierScheme = 'KZ-BIN', o.identifier = $bin`, { id: hidden.id, bin });
    const person = await world.person();
    expect(await person.change('representationAsk', wish(hidden))).toMatchObject({ __typename: 'NotFound', path: ['input', 'organizationId'] });
    const result = await person.change('representationAsk', { ...byIdentifier(bin), clusterId: cluster.globalId }, ASKED);
    expect(result).toMatchObject({ request: { organization: null, organizationName: `KZ-BIN ${bin}`, cluster: null, decider: 'SECRETARIAT', identifier: bin } });
    expect(JSON.stringify(result)).not.toContain('Secret');
    expect(await decide(secretary, result.request, true)).toMatchObject({ request: { state: 'ACCEPTED', organization: { name: 'Secret mill' } } });
    expect(await stored(world, hidden.id)).toEqual({ [await idOf(person)]: 'ADMIN' });
  });

  it('joins the wish of another registrar; who is refused leaves what others still wait for', async () => {
    const bin = newBin();
    const [registrar, colleague] = [await world.person(), await world.person()];
    const registered = await register(registrar, cluster, { identifier: bin });
    const result = await colleague.change('representationAsk', byIdentifier(bin), ASKED);
    expect(result.request.organization).toBeNull();
    await decide(secretary, registered, false, { reason: 'Not the director.' });
    expect(await decide(secretary, result.request, true)).toMatchObject({ request: { state: 'ACCEPTED', organization: { name: 'Жаңа шаруа' } } });
    expect(await stored(world, localId(registered.organization?.id ?? ''))).toEqual({ [await idOf(colleague)]: 'ADMIN' });
  });

  it('finds nothing for a number that nobody has, and wants one way of naming', async () => {
    const person = await world.person();
    expect(await person.change('representationAsk', byIdentifier(newBin()))).toMatchObject({ __typename: 'NotFound', path: ['input', 'identifier'] });
    expect(await person.change('representationAsk', byIdentifier('1'))).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: ['input', 'identifier'] }] });
    expect(await person.change('representationAsk', { ...wish(farm), ...byIdentifier(newBin()) })).toMatchObject({ __typename: 'InvalidInput' });
    expect((await person.ask('{ viewer { representationRequests { id } } }')).data.viewer.representationRequests).toEqual([]);
  });
});
