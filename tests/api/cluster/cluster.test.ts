import { World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const INSIDE = `query ($slug: String!) { cluster(slug: $slug) {
  name form memberCount viewerCanSee viewerIsMember
  members { nodes { chainRoles state organization { name } } }
  ties { nodes { id } } initiatives { nodes { id } } nucleus { id } notices { nodes { title } } } }`;

it('shows the inside of a closed cluster to its members and council alone', async () => {
  const cluster = await world.cluster();
  const mill = await cluster.member({ name: 'Mill', chainRoles: ['PROCESSOR'] });
  const member = await mill.admin();
  const council = await cluster.councillor();
  const stranger = await (await (await world.cluster()).member()).admin();
  const outside = { viewerCanSee: false, viewerIsMember: false, members: null, ties: null, initiatives: null, nucleus: null, notices: { nodes: [] } };

  for (const client of [world.visitor(), stranger]) {
    expect((await client.ask(INSIDE, { slug: cluster.slug })).data.cluster).toEqual({ name: `cluster ${cluster.id}`, form: 'CHAIN', memberCount: 1, ...outside });
  }
  for (const [client, viewerIsMember] of [[member, true], [council, false]] as const) {
    expect((await client.ask(INSIDE, { slug: cluster.slug })).data.cluster).toMatchObject({
      viewerCanSee: true,
      viewerIsMember,
      members: { nodes: [{ chainRoles: ['PROCESSOR'], state: 'ACTIVE', organization: { name: 'Mill' } }] },
      ties: { nodes: [] },
      initiatives: { nodes: [] },
      nucleus: null,
    });
  }
});

it('shows an open cluster to everybody', async () => {
  const cluster = await world.cluster({ open: true });
  await cluster.member({ name: 'Farm' });
  const { data } = await world.visitor().ask(INSIDE, { slug: cluster.slug });
  expect(data.cluster.members.nodes).toEqual([{ chainRoles: ['PRODUCER'], state: 'ACTIVE', organization: { name: 'Farm' } }]);
});

it('counts and lists active members only', async () => {
  const cluster = await world.cluster({ open: true });
  await cluster.member({ name: 'In' });
  await cluster.organization({ name: 'Applied' }, 'APPLIED');
  await cluster.organization({ name: 'Left' }, 'LEFT');
  const { data } = await world.visitor().ask(INSIDE, { slug: cluster.slug });
  expect(data.cluster.memberCount).toBe(1);
  expect(data.cluster.members.nodes.map((row: { organization: { name: string } }) => row.organization.name)).toEqual(['In']);
});

it('lists clusters by name, in pages', async () => {
  const made = [await world.cluster(), await world.cluster(), await world.cluster()];
  const slugs: string[] = [];
  let after: string | null = null;
  do {
    const page: { nodes: { slug: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
      await world.visitor().ask('query ($after: String) { clusters(first: 2, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } }', { after })
    ).data.clusters;
    slugs.push(...page.nodes.map(({ slug }) => slug));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(new Set(slugs).size).toBe(slugs.length);
  const own = slugs.filter((slug) => made.some((cluster) => cluster.slug === slug));
  expect(own).toEqual(made.map(({ slug }) => slug).sort());
});

describe('members', () => {
  const MEMBERS = `query ($slug: String!, $search: String, $filter: MemberFilter, $first: Int, $after: String) { cluster(slug: $slug) {
    members(search: $search, filter: $filter, first: $first, after: $after) { nodes { organization { name } } pageInfo { hasNextPage endCursor } } } }`;
  const names = (answer: { data: any }): string[] => // eslint-disable-line @typescript-eslint/no-explicit-any
    answer.data.cluster.members.nodes.map((row: { organization: { name: string } }) => row.organization.name);

  it('come in Kazakh alphabetical order, page by page', async () => {
    const cluster = await world.cluster({ open: true });
    const ordered = ['Alfa', 'Zerno', 'Алматы', 'Әулие', 'Балқаш', 'Қостанай', 'Өскемен', 'Ұлытау', 'Ілім', 'Ялта'];
    for (const name of [...ordered].reverse()) await cluster.member({ name });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer = await world.visitor().ask(MEMBERS, { slug: cluster.slug, first: 3, after });
      seen.push(...names(answer));
      const { hasNextPage, endCursor } = answer.data.cluster.members.pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(ordered);
  });

  it('stand where their name puts them, also after it was changed', async () => {
    const cluster = await world.cluster({ open: true });
    const [first] = [await cluster.member({ name: 'Alfa' }), await cluster.member({ name: 'Beta' })];
    const admin = await first.admin();
    await admin.change('organizationUpdate', { organizationId: first.globalId, names: { name: 'Gamma' }, expectedVersion: 1 });
    expect(names(await world.visitor().ask(MEMBERS, { slug: cluster.slug }))).toEqual(['Beta', 'Gamma']);
  });

  it('are found by name in either script, with a slip, best match first', async () => {
    const cluster = await world.cluster({ open: true });
    for (const name of ['Қарабалық диірмені', 'Тобыл элеваторы', 'Steppe Flourmill', 'Flourmill of the lake']) await cluster.member({ name });
    const find = async (search: string) => names(await world.visitor().ask(MEMBERS, { slug: cluster.slug, search }));
    expect(await find('диірмені')).toEqual(['Қарабалық диірмені']);
    expect(await find('элеватры')).toEqual(['Тобыл элеваторы']);
    expect(await find('Карабалик')).toEqual(['Қарабалық диірмені']);
    expect(await find('tobyl elevator')).toEqual(['Тобыл элеваторы']);
    expect(await find('stepe flourmil')).toEqual(['Steppe Flourmill']);
    expect((await find('flourmill')).sort()).toEqual(['Flourmill of the lake', 'Steppe Flourmill']);
    expect(await find('() + ~ " *')).toEqual([]);
  });

  it('are filtered by kind and role', async () => {
    const cluster = await world.cluster({ open: true });
    await cluster.member({ name: 'Farm', chainRoles: ['PRODUCER'] });
    await cluster.member({ name: 'Mill', chainRoles: ['PROCESSOR', 'SELLER'] });
    await cluster.member({ name: 'University', kind: 'UNIVERSITY', chainRoles: ['RESEARCH'] });
    const filter = async (by: Record<string, unknown>) => names(await world.visitor().ask(MEMBERS, { slug: cluster.slug, filter: by }));
    expect(await filter({ kinds: ['UNIVERSITY'] })).toEqual(['University']);
    expect(await filter({ chainRoles: ['SELLER', 'PRODUCER'] })).toEqual(['Farm', 'Mill']);
    expect(await filter({ label: 'NUCLEUS' })).toEqual([]);
  });
});
