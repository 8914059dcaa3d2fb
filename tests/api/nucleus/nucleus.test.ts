import { computeNucleus } from '../../../server/src/modules/nucleus/compute.js';
import { Operations } from '../../../server/src/journal/operation.js';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const TODAY = '2026-11-01';
const compute = (cluster: ClusterKit, onDate = TODAY) => computeNucleus(world.database, new Operations(world.database), cluster.id, onDate);

/** Three large growing mills, bound to each other, nine small farms that each supply one of them, and a large farm that stands alone. */
async function threeMills(cluster: ClusterKit): Promise<{ mills: OrganizationKit[]; farms: OrganizationKit[]; alone: OrganizationKit }> {
  const growing: [number, number][] = [[2020, 100], [2021, 110], [2022, 121], [2023, 133.1]];
  const mills = [];
  for (const name of ['Mill North', 'Mill South', 'Mill East']) {
    mills.push(await cluster.member({ name, chainRoles: ['PROCESSOR'], employees: 400, outputs: growing, employeesVisibility: 'MEMBERS', outputsVisibility: 'MEMBERS' }));
  }
  const farms = [];
  for (let n = 0; n < 9; n++) farms.push(await cluster.member({ name: `Farm ${n}`, chainRoles: ['PRODUCER'], employees: 20 }));
  const alone = await cluster.member({ name: 'Alone', chainRoles: ['PRODUCER'], employees: 900, outputs: [[2020, 10], [2021, 20], [2022, 40]] });
  const [north, south, east] = mills as [OrganizationKit, OrganizationKit, OrganizationKit];
  for (const [a, b] of [[north, south], [south, east], [east, north]] as const) await cluster.tie(a, b, { type: 'JOINT_VENTURE', strength: 5, mutual: true });
  for (const [n, farm] of farms.entries()) await cluster.tie(farm, mills[n % 3] ?? north, { strength: 3 });
  return { mills, farms, alone };
}

const SNAPSHOT = `query ($slug: String!, $labels: [NucleusLabel!]) { cluster(slug: $slug) { nucleus {
  onDate organizationCount tieCount pairCount density coreFit coreFitSentence labelCounts { label count } chainCoverage advice
  placements(labels: $labels) { nodes { label degree sentence inCore coreness pageRank organization { name } conditions { name verdict value threshold sentence } } }
  picture { ids names labels x y lines { a b weight formal informal } few: lines(most: 2) { weight } pairCount latitudes } } } }`;

const DIAGNOSIS = `query ($slug: String!) { cluster(slug: $slug) { nucleus { diagnosis {
  core { reading fit size chance { randomFit excess probability networks } degrees { excess } missing { figure reason } }
  nucleus { memberCount density ringOne ringOneShare missing { figure reason } }
  growthPoles { organization { name } } growthPoleCount
  chain { coverage links { from to flows state } bottlenecks { from to side organization { name } } onPathShare doubleMargin withoutStage missing { figure reason } }
  form { form researchCentred chain aggregate centralisation focal missing { figure reason } }
  orientation { vertical horizontal lateral }
  geography { localShare placedShare geographic missing { figure reason } }
  formality { formalTies informalTies informalRatio reading multiplexShare reciprocity informalOnlyPairs informalOnlyShare formalReach reach formalParts parts missing { figure reason } }
  communities { count single modularity reading largest { number size leading { name } } }
  robustness { resilience weakestMember { name } articulationCount articulationPoints { organization { name } articulation stranded pairLoss } bridgeCount bridges { a { name } b { name } cutOff } missing { figure reason } }
  brokers { organization { name } betweenness constraint effectiveSize coreNumber community onPath }
  components largestComponent } } } }`;

type Named = { organization: { name: string } };

const WHAT_IF = `fragment whatIf on WhatIf { before { ...state } after { ...state } entered { name } left { name } untold { name } cutOff supply }
  fragment state on WhatIfState { nucleus coreFit coreSize pairCount components largestComponent chainCoverage chainLinks { flows } }`;
const WHAT_IF_LEAVES = `query ($slug: String!, $id: ID!) { cluster(slug: $slug) { nucleus { whatIfLeaves(organizationId: $id) { ...whatIf } } } } ${WHAT_IF}`;
const WHAT_IF_TIED = `query ($slug: String!, $a: ID!, $b: ID!, $form: TieForm) { cluster(slug: $slug) { nucleus { whatIfTied(a: $a, b: $b, form: $form) { ...whatIf } } } } ${WHAT_IF}`;

const COMPARISON = `query ($slug: String!, $from: Date, $to: Date) { cluster(slug: $slug) { nucleusDays nucleusComparison(from: $from, to: $to) {
  before { onDate tieCount } after { onDate } sameMethod entered { nodes { ...move } } left { nodes { ...move } } moved { nodes { ...move } } } } }
  fragment move on NucleusMove { organization { name } before { label } after { label } cause conditions { name before { verdict value } after { verdict value sentence } } }`;

const MOVED = `query ($slug: String!, $after: String) { cluster(slug: $slug) { nucleusComparison {
  moved(first: 4, after: $after) { nodes { organization { name } } pageInfo { hasNextPage endCursor } } } } }`;

describe('a computed nucleus', () => {
  let cluster: ClusterKit;
  let reader: Client;
  let alone: OrganizationKit;
  let mill: OrganizationKit;
  let farms: OrganizationKit[];

  beforeAll(async () => {
    cluster = await world.cluster();
    const made = await threeMills(cluster);
    alone = made.alone;
    mill = made.mills[0] ?? alone;
    farms = made.farms;
    const farm = made.farms[0];
    if (farm === undefined) throw new Error('nine farms were made');
    reader = await farm.admin();
    await compute(cluster);
  });

  it('has the mills in its heart, the farms around them and the one without ties outside', async () => {
    const { nucleus } = (await reader.ask(SNAPSHOT, { slug: cluster.slug })).data.cluster;
    expect(nucleus).toMatchObject({ onDate: TODAY, organizationCount: 13, tieCount: 12, pairCount: 12, density: 12 / 78, chainCoverage: 1 / 3 });
    const labels = Object.fromEntries(nucleus.placements.nodes.map((place: { label: string; organization: { name: string } }) => [place.organization.name, place.label]));
    expect(labels).toEqual({
      'Mill North': 'NUCLEUS',
      'Mill South': 'NUCLEUS',
      'Mill East': 'NUCLEUS',
      ...Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`Farm ${n}`, 'RING_1'])),
      Alone: 'GROWTH_POLE',
    });
    expect(nucleus.labelCounts).toEqual(expect.arrayContaining([{ label: 'NUCLEUS', count: 3 }, { label: 'RING_1', count: 9 }, { label: 'GROWTH_POLE', count: 1 }]));
    expect(nucleus.advice).toContain('The chain has a gap: no confirmed supply from processors to sellers.');
  });

  it('explains each place with the numbers that the viewer may know', async () => {
    const { nodes } = (await reader.ask(SNAPSHOT, { slug: cluster.slug, labels: ['NUCLEUS', 'GROWTH_POLE'] })).data.cluster.nucleus.placements;
    const [north, , , hidden] = nodes;
    expect(north.sentence).toBe('In the heart of the cluster: a large producer (400 people), growing 10.0% a year (its stage of the chain 10.0%), with 3 smaller partners around it.');
    expect(north.conditions).toEqual([
      { name: 'PRODUCTION', verdict: 'MET', value: null, threshold: null, sentence: 'It produces or processes.' },
      { name: 'LARGE', verdict: 'MET', value: 400, threshold: 250, sentence: 'It is large: 400 people; more than 250 are asked for.' },
      { name: 'GROWTH', verdict: 'MET', value: expect.closeTo(0.1, 6), threshold: 0, sentence: 'Its growth is proven: 10.0% a year.' },
      expect.objectContaining({ name: 'EMBEDDED', verdict: 'MET' }),
      expect.objectContaining({ name: 'GATHERING', verdict: 'MET', value: 3, threshold: 3 }),
    ]);
    expect(hidden.organization.name).toBe('Alone');
    expect(hidden.conditions.slice(1, 3)).toEqual([
      { name: 'LARGE', verdict: 'PRIVATE', value: null, threshold: null, sentence: 'Its size rests on figures that it keeps to itself.' },
      { name: 'GROWTH', verdict: 'PRIVATE', value: null, threshold: null, sentence: 'Its growth rests on figures that it keeps to itself.' },
    ]);
    const own = (await (await alone.admin()).ask(SNAPSHOT, { slug: cluster.slug, labels: ['GROWTH_POLE'] })).data.cluster.nucleus.placements.nodes[0];
    expect(own.conditions[1]).toMatchObject({ verdict: 'MET', value: 900 });
  });

  it('gives a picture whose lines join its points and whose heart is in the middle', async () => {
    const { picture } = (await reader.ask(SNAPSHOT, { slug: cluster.slug })).data.cluster.nucleus;
    expect(picture.names).toHaveLength(13);
    for (const list of Object.values(picture.lines)) expect(list).toHaveLength(12);
    expect(picture.pairCount).toBe(12);
    expect(picture.few).toEqual({ weight: picture.lines.weight.slice(0, 2) });
    expect(picture.latitudes).toEqual(Array(13).fill(null));
    const ends = picture.lines.a.map((end: number, n: number) => [picture.names[end], picture.names[picture.lines.b[n]]].sort().join(' – '));
    expect(ends).toContain('Mill North – Mill South');
    const radius = (name: string): number => {
      const i = picture.names.indexOf(name);
      return Math.hypot(picture.x[i], picture.y[i]);
    };
    expect(Math.max(radius('Mill North'), radius('Mill South'))).toBeLessThan(radius('Farm 0'));
    expect(radius('Farm 0')).toBeLessThan(radius('Alone'));
    expect(Math.max(...picture.names.map(radius))).toBeLessThanOrEqual(1);
  });

  it('leaves out who is not seen any more, with the lines to it, wherever it stands in the lists', async () => {
    const stranger = await alone.admin(); // tied to nobody, so that it sees others as members alone
    const ask = async () => (await stranger.ask(SNAPSHOT, { slug: cluster.slug })).data.cluster.nucleus.picture;
    const join = ({ names, lines }: { names: string[]; lines: { a: number[]; b: number[] } }) => lines.a.map((a, n) => `${names[a]} – ${names[lines.b[n] ?? -1]}`);
    const whole = await ask();
    for (const left of whole.ids) {
      if (left === alone.globalId) continue;
      const name = whole.names[whole.ids.indexOf(left)];
      const id = Buffer.from(left, 'base64url').toString('utf8').split(':')[1];
      await world.run(`MATCH (m:Membership {clusterId: $clusterId})-[:OF]->({id: $id}) SET m.state = 'ENDED'`, { clusterId: cluster.id, id });
      const without = await ask();
      await world.run(`MATCH (m:Membership {clusterId: $clusterId})-[:OF]->({id: $id}) SET m.state = 'ACTIVE'`, { clusterId: cluster.id, id });
      expect(without.ids).toEqual(whole.ids.filter((other: string) => other !== left));
      expect(join(without)).toEqual(join(whole).filter((line) => !line.split(' – ').includes(name)));
    }
  });

  it('tells of the points just what is asked for, under whatever name, in the language of the request', async () => {
    await world.run(`MATCH (o:Organization {id: $id}) SET o.nameKk = 'Солтүстік\tдиірмен', o.latitude = 53.25, o.longitude = -0.0000125`, { id: mill.id });
    const ask = async (fields: string) =>
      (await reader.with({ 'accept-language': 'kk' }).ask(`query ($slug: String!) { cluster(slug: $slug) { nucleus { picture { ${fields} } } } }`, { slug: cluster.slug })).data.cluster.nucleus.picture;
    const whole = await ask('ids called: names kinds chainRoles places labels x y strengths latitudes longitudes');
    const place = whole.ids.indexOf(mill.globalId);
    expect(Object.fromEntries(Object.entries<unknown[]>(whole).map(([list, told]) => [list, told[place]]))).toEqual({
      ...{ ids: mill.globalId, called: 'Солтүстік\tдиірмен', kinds: 'ENTERPRISE', chainRoles: 'PROCESSOR', places: null, labels: 'NUCLEUS' },
      ...{ x: expect.any(Number), y: expect.any(Number), strengths: expect.any(Number), latitudes: 53.25, longitudes: -0.0000125 },
    });
    expect(whole.latitudes.filter((degrees: number | null) => degrees !== null)).toEqual([53.25]);
    expect(whole.called).toContain('Farm 0');
    const { labels, lines } = await ask('... on NucleusPicture { labels } lines { a }');
    expect(labels).toEqual(whole.labels);
    expect(lines.a).toHaveLength(12);
    expect(await ask('pairCount')).toEqual({ pairCount: 12 });
    await world.run('MATCH (o:Organization {id: $id}) REMOVE o.latitude, o.longitude', { id: mill.id });
  });

  it('is diagnosed by codes and numbers, with names', async () => {
    const { diagnosis } = (await reader.ask(DIAGNOSIS, { slug: cluster.slug })).data.cluster.nucleus;
    expect(diagnosis).toMatchObject({
      core: { reading: 'MODERATE_CORE', size: 3, missing: [], chance: { networks: 99 } },
      growthPoles: [{ organization: { name: 'Alone' } }],
      growthPoleCount: 1,
      chain: {
        coverage: 1 / 3,
        links: [
          { from: 'SUPPLIER', to: 'PROCESSOR', flows: 9, state: 'COVERED' },
          { from: 'PROCESSOR', to: 'SELLER', flows: 0, state: 'NO_MEMBERS' },
          { from: 'SELLER', to: 'BUYER', flows: 0, state: 'NO_MEMBERS' },
        ],
        bottlenecks: [],
        doubleMargin: null,
        missing: [{ figure: 'doubleMargin', reason: 'NO_PATH' }],
      },
      form: { form: null, centralisation: expect.closeTo(41 / 132, 9), focal: false, missing: [{ figure: 'aggregate', reason: 'NO_PRODUCTS' }, { figure: 'form', reason: 'NO_PRODUCTS' }] },
      orientation: { vertical: 0.75, horizontal: 0.25, lateral: 0 },
      nucleus: { memberCount: 3, density: 1, ringOne: 9, ringOneShare: expect.closeTo(9 / 13, 9), missing: [] },
      geography: { localShare: null, missing: [{ figure: 'localShare', reason: 'NO_PLACES' }] },
      formality: { formalTies: 12, informalTies: 0, informalRatio: 0, reading: 'ASSOCIATION_LIKE', formalParts: 2, parts: 2, missing: [{ figure: 'reciprocity', reason: 'NO_INFORMAL_TIES' }] },
      robustness: { resilience: expect.closeTo(1 - 27 / 55, 9), articulationCount: 3, bridgeCount: 9, missing: [] },
      components: 2,
      largestComponent: 12,
    });
    expect(diagnosis.core.chance.probability).toBeLessThanOrEqual(0.05);
    const names = (rows: { organization: { name: string } }[]) => rows.map(({ organization }) => organization.name).sort();
    expect(names(diagnosis.robustness.articulationPoints)).toEqual(['Mill East', 'Mill North', 'Mill South']);
    expect(diagnosis.robustness.articulationPoints[0]).toMatchObject({ articulation: true, stranded: 3, pairLoss: expect.closeTo(27 / 55, 9) });
    expect(names(diagnosis.brokers)).toEqual(['Mill East', 'Mill North', 'Mill South']);
    expect(diagnosis.brokers[0]).toMatchObject({ betweenness: 27, coreNumber: 2, effectiveSize: 5 - 2 / 5, onPath: false });
    expect(['Mill East', 'Mill North', 'Mill South']).toContain(diagnosis.robustness.weakestMember.name);
    for (const { a, b, cutOff } of diagnosis.robustness.bridges) expect([`${a.name} ${b.name}`.includes('Farm'), cutOff]).toEqual([true, 1]);
    const { communities } = diagnosis;
    expect(communities).toMatchObject({ count: 4, single: 1, reading: 'CLEAR_GROUPS' });
    expect(communities.largest.map((one: { size: number }) => one.size)).toEqual([4, 4, 4]);
    for (const { leading } of communities.largest) expect([leading.length, leading[0].name]).toEqual([3, expect.stringMatching(/^Mill/)]);
  });

  it('tells at once what a leaving would change, as far as the reader may know', async () => {
    const [own, other] = [farms[0], farms[3]] as [OrganizationKit, OrganizationKit];
    const leaves = async (client: Client, { globalId }: OrganizationKit) =>
      (await client.ask(WHAT_IF_LEAVES, { slug: cluster.slug, id: globalId })).data.cluster.nucleus.whatIfLeaves;
    const names = ({ entered, left, untold }: Record<'entered' | 'left' | 'untold', { name: string }[]>) =>
      [entered, left, untold].map((list) => list.map(({ name }) => name).sort());
    const mill_ = await leaves(reader, mill);
    expect(mill_).toMatchObject({
      before: { nucleus: 3, coreSize: 3, pairCount: 12, components: 2, largestComponent: 12, chainCoverage: 1 / 3 },
      after: { nucleus: 2, pairCount: 7, components: 5, largestComponent: 8, chainCoverage: 1 / 3, chainLinks: [{ flows: 6 }, { flows: 0 }, { flows: 0 }] },
      cutOff: 3,
      supply: null,
    });
    expect(names(mill_)).toEqual([[], [], []]);
    // The mill needs three smaller partners, and has three: one that does not show its size counts.
    expect(names(await leaves(reader, own))).toEqual([[], ['Mill North'], []]);
    expect(names(await leaves(reader, other))).toEqual([[], ['Mill North'], []]);
    const elsewhere = await (await world.cluster()).member();
    expect(await leaves(reader, elsewhere)).toBeNull();
  });

  it('tells at once what a new tie would change', async () => {
    const tied = async (a: OrganizationKit, b: OrganizationKit, form?: string) =>
      (await reader.ask(WHAT_IF_TIED, { slug: cluster.slug, a: a.globalId, b: b.globalId, form })).data.cluster.nucleus.whatIfTied;
    const supplied = await tied(mill, alone);
    expect(supplied).toMatchObject({ after: { nucleus: 3, pairCount: 13, components: 1, largestComponent: 13, chainLinks: [{ flows: 10 }, {}, {}] }, entered: [], left: [], cutOff: null, supply: true });
    expect(supplied.after.coreFit).not.toBeCloseTo(supplied.before.coreFit, 6);
    expect(await tied(mill, alone, 'INFORMAL')).toMatchObject({ after: { components: 1, chainLinks: [{ flows: 9 }, {}, {}] }, supply: false });
    expect(await tied(mill, mill)).toBeNull();
    expect((await reader.ask(SNAPSHOT, { slug: cluster.slug })).data.cluster.nucleus.tieCount).toBe(12);
  });

  it('is computed once for the same ties, and anew when they change', async () => {
    expect(await compute(cluster)).toBeNull();
    const before = (await reader.ask(SNAPSHOT, { slug: cluster.slug })).data.cluster.nucleus.tieCount;
    await cluster.tie(alone, mill, {});
    expect(await compute(cluster)).not.toBeNull();
    const { nucleus } = (await reader.ask(SNAPSHOT, { slug: cluster.slug, labels: ['NUCLEUS'] })).data.cluster;
    expect(nucleus.tieCount).toBe(before + 1);
    // That the new partner has 900 people is its own affair: it counts as the small ones do.
    expect(nucleus.placements.nodes.map(({ conditions }: { conditions: { value: number }[] }) => conditions[4]?.value).sort()).toEqual([3, 3, 4]);
  });

  it('is compared between two days: who entered, who left, and why', async () => {
    const compared = async (days: { from?: string; to?: string }) => (await reader.ask(COMPARISON, { slug: cluster.slug, ...days })).data.cluster;
    expect((await compared({})).nucleusComparison).toBeNull();
    await compute(cluster, '2023-06-01');
    const { nucleusDays, nucleusComparison: since } = await compared({});
    expect(nucleusDays).toEqual([TODAY, '2023-06-01']);
    const earlier = 'query ($slug: String!, $upTo: Date) { cluster(slug: $slug) { nucleusDays(upTo: $upTo) } }';
    expect((await reader.ask(earlier, { slug: cluster.slug, upTo: '2026-10-31' })).data.cluster).toEqual({ nucleusDays: ['2023-06-01'] });
    expect(since).toMatchObject({ before: { onDate: '2023-06-01', tieCount: 0 }, after: { onDate: TODAY }, sameMethod: true, left: { nodes: [] } });
    expect(since.entered.nodes.map(({ organization }: Named) => organization.name).sort()).toEqual(['Mill East', 'Mill North', 'Mill South']);
    for (const { before, after, conditions } of since.entered.nodes) {
      expect([before.label, after.label]).toEqual(['GROWTH_POLE', 'NUCLEUS']);
      expect(conditions).toMatchObject([
        { name: 'EMBEDDED', before: { verdict: 'UNKNOWN' }, after: { verdict: 'MET' } },
        { name: 'GATHERING', before: { verdict: 'MISSED', value: 0 }, after: { verdict: 'MET' } },
      ]);
    }
    expect(since.moved.nodes.map(({ cause }: { cause: string }) => cause)).toEqual(Array(9).fill('CONDITIONS'));
    const moved: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const list: { nodes: Named[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (await reader.ask(MOVED, { slug: cluster.slug, after })).data.cluster.nucleusComparison.moved;
      moved.push(...list.nodes.map(({ organization }) => organization.name));
      ({ hasNextPage: more, endCursor: after } = list.pageInfo);
    }
    expect(moved).toEqual(since.moved.nodes.map(({ organization }: Named) => organization.name));

    await world.run('MATCH (:Organization {id: $id})<-[:FROM|TO]-(t:Tie) WHERE t.type = "SUPPLY_CONTRACT" SET t.validUntil = date($today)', { id: mill.id, today: TODAY });
    await compute(cluster, '2026-12-01');
    const { nucleusComparison: later } = await compared({ from: TODAY });
    expect(later).toMatchObject({
      entered: { nodes: [] },
      left: { nodes: [{ organization: { name: 'Mill North' }, before: { label: 'NUCLEUS' }, after: { label: 'GROWTH_POLE' }, cause: 'CONDITIONS', conditions: [{ name: 'GATHERING', after: { verdict: 'MISSED', value: 0 } }] }] },
    });
    expect(later.moved.nodes.map(({ cause }: { cause: string }) => cause)).toEqual(Array(3).fill('OTHERS'));
    const poles = 'query ($slug: String!) { cluster(slug: $slug) { nucleus { diagnosis { growthPoles { organization { name } } growthPoleCount } } } }';
    const { diagnosis } = (await reader.ask(poles, { slug: cluster.slug })).data.cluster.nucleus;
    // The mill is a pole now too, and stands in the core as before.
    expect(diagnosis).toEqual({ growthPoles: [{ organization: { name: 'Alone' } }], growthPoleCount: 1 });
    expect((await compared({ from: '2026-12-01', to: TODAY })).nucleusComparison).toBeNull();
    expect((await world.visitor().ask(COMPARISON, { slug: cluster.slug })).data.cluster).toEqual({ nucleusDays: null, nucleusComparison: null });
  });

  it('is not for those outside the cluster', async () => {
    expect((await world.visitor().ask(SNAPSHOT, { slug: cluster.slug })).data.cluster.nucleus).toBeNull();
    const [row] = await world.run<{ id: string }>('MATCH (s:Snapshot {clusterId: $id}) RETURN s.id AS id LIMIT 1', { id: cluster.id });
    const id = Buffer.from(`NucleusSnapshot:${row?.id}`).toString('base64url');
    expect((await world.visitor().ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data.node).toBeNull();
    expect((await reader.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data.node).toEqual({ id });
  });
});

it('rests on ties that every member may see, that hold on the day and that both sides confirmed', async () => {
  const cluster = await world.cluster({ open: true });
  const [a, b, c] = [await cluster.member(), await cluster.member(), await cluster.member({ employees: 300, employeesVisibility: 'MEMBERS' })];
  await cluster.tie(a, b, { visibility: 'PARTIES' });
  await cluster.tie(a, c, { visibility: 'COUNCIL' });
  await cluster.tie(b, c, { state: 'PROPOSED' });
  const ended = await cluster.tie(b, c);
  await world.run('MATCH (t:Tie {id: $id}) SET t.validUntil = date("2025-01-01")', { id: ended.id });
  await compute(cluster);
  const { nucleus } = (await world.visitor().ask(SNAPSHOT, { slug: cluster.slug })).data.cluster;
  expect(nucleus).toMatchObject({ tieCount: 0, coreFit: null, coreFitSentence: 'There are no ties yet from which a core could be told.' });
  const position = 'query ($id: ID!, $cluster: ID!, $on: Date) { organization(id: $id) { placement(clusterId: $cluster, on: $on) { coreness pageRank missing { figure reason } } } }';
  const positionOf = async ({ globalId }: OrganizationKit, on?: string) =>
    (await world.visitor().ask(position, { id: globalId, cluster: cluster.globalId, on })).data.organization.placement;
  const [noPartners, noOthers] = [['constraint', 'effectiveSize'].map((figure) => ({ figure, reason: 'NO_PARTNERS' })), { figure: 'pairLoss', reason: 'NO_OTHER_PAIRS' }];
  const noTies = ['coreness', 'pageRank'].map((figure) => ({ figure, reason: 'NO_TIES' }));
  expect(await positionOf(a)).toEqual({ coreness: null, pageRank: null, missing: [...noTies, ...noPartners, noOthers] });
  await compute(cluster, '2024-06-01');
  const earlier = (await world.visitor().ask('query ($slug: String!) { cluster(slug: $slug) { nucleus(on: "2024-12-31") { onDate tieCount } } }', { slug: cluster.slug })).data;
  expect(earlier.cluster.nucleus).toEqual({ onDate: '2024-06-01', tieCount: 1 });
  // Among others that are tied, to have no tie is a position.
  expect(await positionOf(a, '2024-12-31')).toEqual({ coreness: 0, pageRank: expect.closeTo(0.15, 6), missing: noPartners });
  expect(await positionOf(b, '2024-12-31')).toEqual({ coreness: 1, pageRank: 1, missing: [noOthers] });
  const gathering = 'query ($id: ID!, $cluster: ID!) { organization(id: $id) { placement(clusterId: $cluster, on: "2024-12-31") { conditions { value } } } }';
  const { conditions } = (await world.visitor().ask(gathering, { id: b.globalId, cluster: cluster.globalId })).data.organization.placement;
  // A visitor, who does not see that its partner is large, does not learn it from the number of the small ones.
  expect(conditions[4].value).toBe(1);
  const places = 'query ($id: ID!, $cluster: ID!) { organization(id: $id) { now: placement(clusterId: $cluster) { degree } then: placement(clusterId: $cluster, on: "2024-12-31") { degree } } }';
  expect((await world.visitor().ask(places, { id: c.globalId, cluster: cluster.globalId })).data.organization).toEqual({ now: { degree: 0 }, then: { degree: 1 } });
});
