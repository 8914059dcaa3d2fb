import { Operations } from '../../../server/src/journal/operation.js';
import { runOrder } from '../../../server/src/modules/operator/run.js';
import type { Client } from '../../kit/client.js';
import { loadFigures } from '../../kit/figures.js';
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

it('finds clusters by name, product or address in either script, a typo allowed, the best first and in pages', async () => {
  const rare = ['Quyryqty', 'Құйрықты'];
  const found = (slug: string, names: { name: string; nameRu?: string; leadingProduct?: string }) =>
    runOrder(new Operations(world.database), {
      command: { command: 'found-cluster', slug, nameKk: null, nameRu: null, nameEn: null, form: 'CHAIN', region: 'KZ-55', leadingProduct: 'fish', leadingProductKk: null, leadingProductRu: null, leadingProductEn: null, ...names },
      key: null,
    });
  await found('quiriqti-balyq', { name: `${rare[1]} балық кластері`, nameRu: 'Рыбный кластер Куйрыкты' });
  await found('quiriqti-honey', { name: 'Bal', leadingProduct: 'honey of Quiriqti' });
  const search = async (words: string, more = {}) =>
    (await world.visitor().ask('query ($search: String!, $first: Int, $after: String) { clusters(search: $search, first: $first, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } }', { search: words, ...more })).data
      .clusters;
  const slugs = async (words: string) => (await search(words)).nodes.map(({ slug }: { slug: string }) => slug).sort();
  for (const words of [...rare, 'куйрыкты', 'KUIRYKTY', 'Quyryqti-']) expect(await slugs(words)).toEqual(['quiriqti-balyq', 'quiriqti-honey']);
  expect(await slugs('quyryqty fish')).toEqual(['quiriqti-balyq']);
  expect(await slugs('рыбный куйрыкты')).toEqual(['quiriqti-balyq']);
  expect(await slugs('куйрыкты honey')).toEqual(['quiriqti-honey']);
  expect(await slugs('…!')).toEqual([]);
  const first = await search('quiriqti', { first: 1 });
  const second = await search('quiriqti', { first: 1, after: first.pageInfo.endCursor });
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  expect([...first.nodes, ...second.nodes].map(({ slug }: { slug: string }) => slug).sort()).toEqual(['quiriqti-balyq', 'quiriqti-honey']);
  expect((await slugs(' ')).length).toBeGreaterThan(2);
  const { errors } = await world.visitor().ask('query ($after: String!) { clusters(after: $after) { nodes { id } } }', { after: first.pageInfo.endCursor });
  expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
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

  it('come in the order of the names that are read: in each language its own, and a place in one is none in another', async () => {
    const cluster = await world.cluster({ open: true });
    await cluster.member({ name: 'Dala', names: { nameKk: 'Ғасыр', nameRu: 'Яблоко', nameEn: 'Cedar' } });
    const changed = await cluster.member({ name: 'Egin', names: { nameKk: 'Гүл', nameRu: 'Берёза' } });
    await cluster.member({ name: 'Arna' });
    const read = async (language: string) => {
      const reader = world.visitor().with({ 'accept-language': language });
      const pages = [await reader.ask(MEMBERS, { slug: cluster.slug, first: 2 })];
      pages.push(await reader.ask(MEMBERS, { slug: cluster.slug, first: 2, after: pages[0]?.data.cluster.members.pageInfo.endCursor }));
      const directory = await reader.ask('query ($id: ID!) { organizations(filter: { clusterId: $id }) { nodes { name } } }', { id: cluster.globalId });
      const found = pages.flatMap(names);
      expect(directory.data.organizations.nodes.map(({ name }: { name: string }) => name)).toEqual(found);
      return found;
    };
    expect(await read('kk')).toEqual(['Arna', 'Гүл', 'Ғасыр']);
    expect(await read('ru')).toEqual(['Arna', 'Берёза', 'Яблоко']);
    expect(await read('en')).toEqual(['Arna', 'Cedar', 'Egin']);
    const { endCursor } = (await world.visitor().ask(MEMBERS, { slug: cluster.slug, first: 1 })).data.cluster.members.pageInfo;
    const elsewhere = await world.visitor().with({ 'accept-language': 'kk' }).ask(MEMBERS, { slug: cluster.slug, first: 1, after: endCursor });
    expect(elsewhere.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    await (await changed.admin()).change('organizationUpdate', { organizationId: changed.globalId, names: { kk: '', ru: 'Эвкалипт', en: 'Birch' }, expectedVersion: 1 });
    expect(await read('kk')).toEqual(['Arna', 'Egin', 'Ғасыр']);
    expect(await read('ru')).toEqual(['Arna', 'Эвкалипт', 'Яблоко']);
    expect(await read('en')).toEqual(['Arna', 'Birch', 'Cedar']);
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

const SPECIALISATION = `query ($slug: String!, $classification: String, $year: Int, $since: Int, $on: Date) { cluster(slug: $slug) {
  specialisation(classification: $classification, year: $year, since: $since, on: $on) {
    region country classification year since years sources { source licence } regions countryIsSum jobs nationalJobs shift { ...shift } missing { figure reason }
    sectors { code name jobs nationalJobs share focus nationalFocus lq reading lqStar shareStar focusStar stars shift { ...shift } missing { figure reason } } } } }
  fragment shift on ShiftShare { change national mix local }`;

const specialisationFor = async (client: Client, slug: string, variables: object = {}) => {
  const { data, errors } = await client.ask(SPECIALISATION, { slug, ...variables });
  expect(errors).toBeUndefined();
  return data.cluster.specialisation;
};

it('tells everybody what the region of a cluster is specialised in, in one reading of the figures', async () => {
  await loadFigures(world, {
    'XA-1': { 2010: { F: 400, M: 100 }, 2020: { F: 360, M: 240 } },
    'XA-2': { 2010: { F: 1000, M: 100 }, 2020: { F: 1240, M: 60 } },
    'XA-3': { 2010: { F: 300, M: 100 }, 2020: { F: 400, M: 100 } },
  });
  const cluster = await world.cluster({ region: 'XA-1' });
  const found = await specialisationFor(world.visitor(), cluster.slug);
  expect(found).toMatchObject({
    region: 'XA-1', country: 'XA', classification: 'Test sectors', year: 2020, since: 2010, years: [2010, 2020],
    sources: [{ source: 'Test office', licence: 'CC BY 4.0' }], regions: 3, countryIsSum: true, jobs: 600, nationalJobs: 2400, missing: [],
  });
  // Milling: 240 of 600 here, 400 of 2,400 in the country; the country grew from 2,000 by a fifth, milling from 300 by a third.
  const [milling, farming] = found.sectors;
  expect(milling).toMatchObject({ code: 'M', name: 'Milling', jobs: 240, nationalJobs: 400, share: 0.6, focus: 0.4, nationalFocus: 1 / 6, reading: 'STRONG', lqStar: true, shareStar: true, focusStar: true, stars: 3, missing: [] });
  expect(milling.lq).toBeCloseTo(2.4, 12);
  expect(milling.shift).toMatchObject({ change: 140, national: expect.closeTo(20, 9), mix: expect.closeTo(100 * (1 / 3 - 1 / 5), 9), local: expect.closeTo(140 - 100 / 3, 9) });
  expect(farming).toMatchObject({ code: 'F', jobs: 360, reading: 'NOT_SPECIALISED', stars: 0 });
  expect(found.shift).toMatchObject({ change: 100, national: expect.closeTo(100, 9) });
  expect((await specialisationFor(world.visitor().with({ 'accept-language': 'ru' }), cluster.slug)).sectors[0].name).toBe('Мукомольное дело');
  const plain = await world.statements(() => world.visitor().ask('query ($slug: String!) { cluster(slug: $slug) { id } }', { slug: cluster.slug }));
  expect(await world.statements(() => specialisationFor(world.visitor(), cluster.slug))).toBe(plain + 1);
});

it('takes the newest year up to the one asked for, over on the day asked for, and compares with the first of the ten years before or from the one asked for on', async () => {
  await loadFigures(world, { 'XB-1': Object.fromEntries([2001, 2010, 2012, 2020, 2022].map((year) => [year, { F: 20, M: 20 }])), 'XB-2': { 2020: { F: 20, M: 20 } } });
  const { slug } = await world.cluster({ region: 'XB-1' });
  const years = async (variables: object) => {
    const found = await specialisationFor(world.visitor(), slug, variables);
    return found === null ? null : [found.year, found.since];
  };
  expect(await years({})).toEqual([2022, 2012]);
  expect(await years({ year: 2021 })).toEqual([2020, 2010]);
  expect(await years({ year: 2021, since: 1990 })).toEqual([2020, 2001]);
  expect(await years({ year: 2020, since: 2011 })).toEqual([2020, 2012]);
  expect(await years({ year: 2020, since: 2020 })).toEqual([2020, null]);
  expect(await years({ year: 2000 })).toBeNull();
  // Of a day, of which the page of the nucleus tells, only what was over.
  expect(await years({ on: '2022-12-31' })).toEqual([2020, 2010]);
  expect(await years({ on: '2023-01-01' })).toEqual([2022, 2012]);
  expect(await years({ on: '2023-01-01', year: 2013 })).toEqual([2012, 2010]);
  expect(await years({ on: '2001-12-31' })).toBeNull();
  // Of 2010 there is one region: what the country was is not known.
  const { shift, missing, sectors } = await specialisationFor(world.visitor(), slug, { year: 2020 });
  expect({ shift, missing }).toEqual({ shift: null, missing: [{ figure: 'shift', reason: 'NO_EARLIER_FIGURES' }] });
  expect(sectors[0]).toMatchObject({ lq: 1, stars: expect.any(Number), missing: [{ figure: 'shift', reason: 'NO_EARLIER_FIGURES' }] });
});

it('keeps classifications apart, and takes the finer one of two', async () => {
  await loadFigures(world, { 'XC-1': { 2020: { F: 20 } }, XC: { 2020: { F: 40 } } }, 'Coarse');
  await loadFigures(world, { 'XC-1': { 2020: { F: 10, M: 10 } }, XC: { 2020: { F: 30, M: 10, TOTAL: 50 } } }, 'Fine');
  const { slug } = await world.cluster({ region: 'XC-1' });
  const fine = await specialisationFor(world.visitor(), slug);
  expect(fine).toMatchObject({ classification: 'Fine', countryIsSum: false, nationalJobs: 50, sectors: [{ code: 'M', lq: 2.5 }, { code: 'F' }] });
  expect(fine.sectors[0].missing).toEqual(['shareStar', 'focusStar', 'stars', 'shift'].map((figure) => ({ figure, reason: figure === 'shift' ? 'NO_EARLIER_FIGURES' : 'ONE_REGION' })));
  expect(await specialisationFor(world.visitor(), slug, { classification: 'Coarse' })).toMatchObject({ classification: 'Coarse', sectors: [{ code: 'F', lq: 1 }] });
  expect(await specialisationFor(world.visitor(), slug, { classification: 'None' })).toBeNull();
});

it('is silent where the region is not told or nothing was loaded, and reads by the parameters of the cluster', async () => {
  await loadFigures(world, { 'XD-1': { 2020: { F: 90, M: 60 } }, 'XD-2': { 2020: { F: 110, M: 40 } } });
  const cluster = await world.cluster({ region: 'XD-1' });
  expect(await specialisationFor(world.visitor(), (await world.cluster({ region: 'XD-9' })).slug)).toBeNull();
  const reading = async (variables = {}) => (await specialisationFor(world.visitor(), cluster.slug, variables)).sectors[0];
  expect(await reading()).toMatchObject({ code: 'M', lq: expect.closeTo(1.2, 12), reading: 'NOT_SPECIALISED' });
  const change = (log: object[]) => world.run('MATCH (c:Cluster {id: $id}) SET c.nucleusParameters = $log', { id: cluster.id, log: JSON.stringify(log) });
  await change([{ asOf: '2026-01-01', values: { specialisedFrom: 1.2 } }, { asOf: '2999-01-01', values: { specialisedFrom: 1.25 } }]);
  expect(await reading()).toMatchObject({ reading: 'SPECIALISED' });
  expect(await reading({ on: '2025-12-31' })).toMatchObject({ reading: 'NOT_SPECIALISED' });
  await world.run('MATCH (c:Cluster {id: $id}) REMOVE c.region', { id: cluster.id });
  expect(await specialisationFor(world.visitor(), cluster.slug)).toBeNull();
});
