import { randomUUID } from 'node:crypto';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const PROFILE = `query ($id: ID!) { organization(id: $id) {
  name employees outputs { year value } employeesVisibility contact { email } viewerCanEdit viewerRepresents version
  memberships { state cluster { slug } } } }`;

describe('a profile', () => {
  let cluster: ClusterKit;
  let farm: OrganizationKit;
  let admin: Client;

  beforeAll(async () => {
    cluster = await world.cluster();
    farm = await cluster.member({ name: 'Farm', employees: 40, outputs: [[2023, 10], [2024, 12]] });
    admin = await farm.admin();
  });

  it('is seen in the cluster, its figures by its own people unless opened', async () => {
    const other = await (await cluster.member()).admin();
    const own = (await admin.ask(PROFILE, { id: farm.globalId })).data.organization;
    expect(own).toEqual({
      name: 'Farm',
      employees: 40,
      outputs: [{ year: 2023, value: 10 }, { year: 2024, value: 12 }],
      employeesVisibility: 'OWN',
      contact: null,
      viewerCanEdit: true,
      viewerRepresents: true,
      version: 1,
      memberships: [{ state: 'ACTIVE', cluster: { slug: cluster.slug } }],
    });
    expect((await other.ask(PROFILE, { id: farm.globalId })).data.organization).toMatchObject({ name: 'Farm', employees: null, outputs: null, viewerCanEdit: false });
    expect((await world.visitor().ask(PROFILE, { id: farm.globalId })).data.organization).toBeNull();
  });

  it('tells the members what is for members only while the organization is one, and of another membership nothing', async () => {
    const other = await (await cluster.member()).admin();
    const seen = async (organization: OrganizationKit) => (await other.ask(PROFILE, { id: organization.globalId })).data.organization;
    const opened = { profile: 'PUBLIC', employees: 40, employeesVisibility: 'MEMBERS' };
    expect(await seen(await cluster.member(opened))).toMatchObject({ employees: 40, memberships: [{ state: 'ACTIVE' }] });
    for (const state of ['APPLIED', 'OBSERVER', 'LEFT']) expect(await seen(await cluster.organization(opened, state))).toMatchObject({ employees: null, memberships: [] });
  });

  it('looks the same hidden as absent', async () => {
    const absent = Buffer.from(`Organization:${randomUUID()}`).toString('base64url');
    const hidden = await world.visitor().ask(PROFILE, { id: farm.globalId });
    expect(hidden).toEqual(await world.visitor().ask(PROFILE, { id: absent }));
    expect(hidden).toEqual(await world.visitor().ask(PROFILE, { id: 'nonsense' }));
  });

  it('is changed by its admin, field by field, and found by its new name', async () => {
    const own = await world.cluster({ open: true });
    const mill = await own.member({ name: 'Old mill' });
    const client = await mill.admin();
    const word = `mill${randomUUID().slice(0, 8)}`;
    const result = await client.change(
      'organizationUpdate',
      {
        organizationId: mill.globalId,
        expectedVersion: 1,
        names: { name: `${word} of the north`, kk: 'Солтүстік диірмені' },
        employees: 300,
        employeesVisibility: 'PUBLIC',
        outputs: [{ year: 2024, value: 5.5 }],
        website: 'https://mill.example',
        contactEmail: 'office@mill.example',
      },
      '... on OrganizationUpdated { organization { version name employees outputs { year value } website contact { email phone } description } }',
    );
    expect(result.organization).toEqual({
      version: 2,
      name: `${word} of the north`,
      employees: 300,
      outputs: [{ year: 2024, value: 5.5 }],
      website: 'https://mill.example',
      contact: { email: 'office@mill.example', phone: null },
      description: null,
    });
    const search = 'query ($search: String!) { organizations(search: $search) { nodes { name } } }';
    // Its little words count as well: by its full name everybody finds it.
    for (const typed of [word, `${word} of the north`]) {
      expect((await world.visitor().ask(search, { search: typed })).data.organizations.nodes).toEqual([{ name: `${word} of the north` }]);
    }
    const kazakh = await world.visitor().with({ 'accept-language': 'kk' }).ask(PROFILE, { id: mill.globalId });
    expect(kazakh.data.organization.name).toBe('Солтүстік диірмені');
  });

  it('is left as it was by a bad value, an old version, or another hand', async () => {
    const before = (await admin.ask(PROFILE, { id: farm.globalId })).data.organization;
    const input = { organizationId: farm.globalId, expectedVersion: 1 };
    const bad = await admin.change('organizationUpdate', {
      ...input,
      names: { name: ' ' },
      website: 'javascript:alert(1)',
      contactEmail: '<farm@example.org>',
      employees: -1,
      outputs: [{ year: 1800, value: -2 }, { year: 2024, value: 1e308 }],
      city: 'a\u0000b',
    });
    expect(bad.problems.map((problem: { path: string[] }) => problem.path.slice(1).join('.'))).toEqual([
      'names.name', 'city', 'website', 'contactEmail', 'employees', 'outputs.0.year', 'outputs.0.value', 'outputs.1.value',
    ]);
    expect(await admin.change('organizationUpdate', { ...input, expectedVersion: 7, employees: 1 })).toMatchObject({ __typename: 'VersionConflict' });
    const representative = await farm.representative();
    expect(await representative.change('organizationUpdate', { ...input, employees: 1 })).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
    const stranger = await (await (await world.cluster()).member()).admin();
    expect(await stranger.change('organizationUpdate', { ...input, employees: 1 })).toMatchObject({ __typename: 'NotFound' });
    expect((await admin.ask(PROFILE, { id: farm.globalId })).data.organization).toEqual(before);
  });

  it('is changed by one of two who press at once', async () => {
    const own = await (await world.cluster()).member();
    const client = await own.admin();
    const results = await Promise.all(
      [11, 12].map((employees) => client.change('organizationUpdate', { organizationId: own.globalId, expectedVersion: 1, employees })),
    );
    expect(results.map((result) => result.__typename).sort()).toEqual(['OrganizationUpdated', 'VersionConflict']);
  });
});

describe('the directory', () => {
  const LIST = `query ($filter: OrganizationFilter, $search: String, $orderBy: OrganizationOrder, $first: Int, $after: String) {
    organizations(filter: $filter, search: $search, orderBy: $orderBy, first: $first, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }`;

  it('gives each visible organization of a cluster once, by name or newest first', async () => {
    const cluster = await world.cluster({ open: true });
    const named = ['Арна', 'Бұлақ', 'Дала', 'Ертіс', 'Көл'];
    for (const name of named) await cluster.member({ name });
    const all = async (orderBy: string): Promise<string[]> => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
          await world.visitor().ask(LIST, { filter: { clusterId: cluster.globalId }, orderBy, first: 2, after })
        ).data.organizations;
        seen.push(...page.nodes.map(({ name }) => name));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      return seen;
    };
    expect(await all('NAME')).toEqual(named);
    expect(await all('NEWEST')).toEqual([...named].reverse());
  });

  it('shows nothing of a closed cluster to a stranger, by list, filter or search', async () => {
    const cluster = await world.cluster();
    const word = `secret${randomUUID().slice(0, 8)}`;
    const secret = await cluster.member({ name: word });
    for (const variables of [{ filter: { clusterId: cluster.globalId } }, { search: word }]) {
      expect((await world.visitor().ask(LIST, variables)).data.organizations.nodes).toEqual([]);
      expect((await (await secret.admin()).ask(LIST, variables)).data.organizations.nodes).toEqual([{ name: word }]);
    }
  });

  it('finds by a membership and its roles only where the reader sees them, also what opened its profile', async () => {
    const closed = await world.cluster();
    const word = `mill${randomUUID().slice(0, 8)}`;
    await closed.member({ name: word, profile: 'PUBLIC', chainRoles: ['PROCESSOR'] });
    const found = async (client: Client, filter: object): Promise<number> =>
      (await client.ask('query ($search: String!, $filter: OrganizationFilter) { organizations(search: $search, filter: $filter) { nodes { id } } }', { search: word, filter })).data.organizations.nodes.length;
    const member = await (await closed.member()).representative();
    expect([await found(member, {}), await found(member, { chainRoles: ['PROCESSOR'] }), await found(member, { chainRoles: ['SELLER'] })]).toEqual([1, 1, 0]);
    const filters = [{}, { chainRoles: ['PROCESSOR'] }, { clusterId: closed.globalId }];
    expect(await Promise.all(filters.map((filter) => found(world.visitor(), filter)))).toEqual([1, 0, 0]);
  });

  it('refuses an order that does not fit and a cursor of another order', async () => {
    const cluster = await world.cluster({ open: true });
    for (const name of ['a', 'b']) await cluster.member({ name });
    const filter = { clusterId: cluster.globalId };
    const { endCursor } = (await world.visitor().ask(LIST, { filter, first: 1 })).data.organizations.pageInfo;
    const code = async (variables: Record<string, unknown>) => (await world.visitor().ask(LIST, { filter, ...variables })).errors?.[0]?.extensions.code;
    expect(await code({ orderBy: 'RELEVANCE' })).toBe('BAD_USER_INPUT');
    expect(await code({ orderBy: 'NEWEST', after: endCursor })).toBe('BAD_USER_INPUT');
  });
});

describe('the neighbourhood', () => {
  const AROUND = `query ($id: ID!, $clusterId: ID!, $depth: Int, $first: Int) { organization(id: $id) {
    neighbourhood(clusterId: $clusterId, depth: $depth, first: $first) {
      organizations { distance organization { name } } ties { from { name } to { name } } truncated } } }`;

  it('reaches one or two steps over ties that the viewer may see', async () => {
    const cluster = await world.cluster();
    const [a, b, c, d, e] = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => cluster.member({ name })));
    if (!a || !b || !c || !d || !e) throw new Error('five were made');
    await cluster.tie(a, b, { strength: 5 });
    await cluster.tie(b, c);
    await cluster.tie(c, a, { strength: 1 });
    await cluster.tie(c, d);
    await cluster.tie(a, e, { visibility: 'PARTIES' });
    const reader = await d.admin();
    const around = async (client: Client, variables: Record<string, unknown>) => {
      const { neighbourhood } = (await client.ask(AROUND, { id: a.globalId, clusterId: cluster.globalId, ...variables })).data.organization;
      return {
        places: neighbourhood.organizations.map((row: { distance: number; organization: { name: string } }) => `${row.organization.name}${row.distance}`),
        ties: neighbourhood.ties.map((tie: { from: { name: string }; to: { name: string } }) => tie.from.name + tie.to.name).sort(),
        truncated: neighbourhood.truncated,
      };
    };
    expect(await around(reader, { depth: 1 })).toEqual({ places: ['A0', 'B1', 'C1'], ties: ['AB', 'BC', 'CA'], truncated: false });
    expect(await around(reader, { depth: 2 })).toEqual({ places: ['A0', 'B1', 'C1', 'D2'], ties: ['AB', 'BC', 'CA', 'CD'], truncated: false });
    expect(await around(reader, { depth: 1, first: 1 })).toEqual({ places: ['A0', 'B1'], ties: ['AB'], truncated: true });
    expect((await around(await a.admin(), { depth: 1 })).places).toEqual(['A0', 'B1', 'E1', 'C1']);
    const deep = await reader.ask(AROUND, { id: a.globalId, clusterId: cluster.globalId, depth: 3 });
    expect(deep.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('gives nobody who is hidden a place, however strongly tied, at either step', async () => {
    const cluster = await world.cluster();
    const [middle, near, far] = [await cluster.member({ name: 'middle' }), await cluster.member({ name: 'near' }), await cluster.member({ name: 'far' })];
    await cluster.tie(middle, near, { strength: 1 });
    await cluster.tie(near, far, { strength: 1 });
    for (const end of [middle, near]) {
      for (const name of ['left', 'gone']) await cluster.tie(end, await cluster.organization({ name }, 'LEFT'), { strength: 5 });
    }
    const variables = { id: middle.globalId, clusterId: cluster.globalId, depth: 2 };
    const around = async (first: number) => (await (await far.admin()).ask(AROUND, { ...variables, first })).data.organization.neighbourhood;
    const named = { organization: { name: 'middle' }, distance: 0 };
    expect(await around(2)).toMatchObject({ organizations: [named, { organization: { name: 'near' } }, { organization: { name: 'far' } }], truncated: false });
    expect(await around(1)).toMatchObject({ organizations: [named, { organization: { name: 'near' } }], truncated: true });
  });

  it('is read together with its organization, and of a cluster that one does not see into it is null', async () => {
    const [cluster, other] = [await world.cluster(), await world.cluster()];
    const [farm, mill] = [await cluster.member(), await cluster.member()];
    await cluster.tie(farm, mill);
    const reader = await farm.admin();
    const ask = (fields: string) => reader.ask(`query ($id: ID!, $in: ID!, $out: ID!) { organization(id: $id) { name ${fields} } node(id: $out) { id } another: node(id: $in) { id } }`, {
      ...{ id: farm.globalId, in: cluster.globalId, out: other.globalId },
    });
    const alone = await world.statements(() => ask(''));
    for (const fields of ['depth: 2, first: 5', 'depth: 1', 'first: 5']) {
      const around = `neighbourhood(clusterId: $in, ${fields}) { organizations { distance organization { id } } ties { type from { id } } }`;
      expect(await world.statements(() => ask(around))).toBe(alone);
      const { organizations, ties } = (await ask(around)).data.organization.neighbourhood;
      expect(organizations.map((row: { organization: { id: string } }) => row.organization.id)).toEqual([farm.globalId, mill.globalId]);
      expect(ties).toEqual([{ type: 'SUPPLY_CONTRACT', from: { id: farm.globalId } }]);
    }
    const twice = (await ask('near: neighbourhood(clusterId: $in) { truncated } far: neighbourhood(clusterId: $in, depth: 2) { truncated } none: neighbourhood(clusterId: $out) { truncated }')).data.organization;
    expect(twice).toMatchObject({ near: { truncated: false }, far: { truncated: false }, none: null });
  });
});
