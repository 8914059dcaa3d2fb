import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, repositoryRoot } from '../../../server/src/config.js';
import { computeNucleus, storeFindings } from '../../../server/src/modules/nucleus/compute.js';
import { study } from '../../../server/src/modules/nucleus/findings.js';
import { reportOf } from '../../../server/src/modules/nucleus/report.js';
import { readSource } from '../../../server/src/modules/nucleus/source.js';
import { allNucleiAreDue } from '../../../server/src/jobs/schedule.js';
import { Operations } from '../../../server/src/journal/operation.js';
import { openDatabases } from '../../../server/src/neo4j/analytics.js';
import type { Client } from '../../kit/client.js';
import type { OrganizationKit } from '../../kit/cluster.js';
import { loadFigures, loadOutputs } from '../../kit/figures.js';
import { World } from '../../kit/world.js';

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

const TODAY = '2026-11-01';

/** Keys that docs/nucleus.md need not tell: the sentence around them does. */
const NAMES_OF_VALUES = new Set(['kind', 'side']);

it('has its graph work done by another Neo4j where one is named', async () => {
  const cluster = await world.cluster();
  await cluster.tie(await cluster.member(), await cluster.member());
  const { neo4j } = readConfig();
  const { database, analytics, close } = openDatabases({ neo4j, analyticsUri: neo4j.uri });
  const run = database.runOnce.bind(database);
  database.runOnce = (text, parameters) => (text.includes('gds.') ? Promise.reject(new Error('this one has no Graph Data Science')) : run(text, parameters));
  const computed = (by?: typeof analytics) => computeNucleus(database, new Operations(database), cluster.id, TODAY, by);
  await expect(computed()).rejects.toThrow('this one has no Graph Data Science');
  expect(await computed(analytics)).toEqual(expect.any(String));
  await close();
});

it.each([
  ['2026-02-30', '--on takes a day like 2026-03-01, not "2026-02-30"; see --help.\n'],
  ['2999-01-01', '2999-01-01 lies in the future; see --help.\n'],
])('does not analyse %s, and says why', (day, why) => {
  const command = join(repositoryRoot, 'server', 'dist', 'server', 'src', 'cli', 'analyse.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'any', '--on', day], { encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: why });
});

it('takes a day as it was: its members, the ties of then, and the output of years that were over', async () => {
  const cluster = await world.cluster();
  const [mill, farm, late] = [await cluster.member({ outputs: [[2022, 10], [2023, 20], [2024, 30], [2025, 40]] }), await cluster.member(), await cluster.member()];
  await world.run("MATCH (:Organization {id: $id})<-[:OF]-(m:Membership) SET m.since = date('2025-06-01')", { id: late.id });
  await cluster.tie(farm, late);
  const ended = await cluster.tie(mill, farm, { mutual: true, strength: 5 });
  await world.run("MATCH (t:Tie {id: $id}) SET t.state = 'ENDED', t.validUntil = date('2025-03-01')", ended);
  await world.run("MATCH (:Organization {id: $id})<-[:OF]-(m:Membership) SET m.since = null", { id: farm.id });
  const on = async (day: string) => {
    const { members, ties } = await readSource(world.database, cluster.id, day);
    const strengths = ties.map(({ state, strength }) => `${state} ${strength}`).sort();
    return { members: members.length, strengths, output: members.find(({ id }) => id === mill.id)?.output.map(({ year }) => year) };
  };
  expect(await on('2023-12-31')).toEqual({ members: 2, strengths: [], output: [2022] });
  expect(await on('2024-12-31')).toEqual({ members: 2, strengths: ['CONFIRMED 5'], output: [2022, 2023] });
  expect(await on('2025-02-28')).toEqual({ members: 2, strengths: ['CONFIRMED 5'], output: [2022, 2023, 2024] });
  expect(await on('2025-03-01')).toEqual({ members: 2, strengths: [], output: [2022, 2023, 2024] });
  expect(await on('2026-01-01')).toEqual({ members: 3, strengths: ['CONFIRMED 3'], output: [2022, 2023, 2024, 2025] });
});

it('is due wherever a change counts: after what a profile says of it, after a tie in all clusters of its two sides, and on a new day', async () => {
  const [cluster, other, third] = [await world.cluster(), await world.cluster(), await world.cluster()];
  const [farm, mill] = [await cluster.member(), await cluster.member()];
  const join = (member: { id: string }, where: { id: string }) =>
    world.run(
      `MATCH (o:Organization {id: $id}), (c:Cluster {id: $clusterId})
       CREATE (o)<-[:OF]-(:Membership {id: randomUUID(), clusterId: c.id, key: c.id + ':' + o.id, chainRoles: [], state: 'ACTIVE', version: 1})-[:IN]->(c)`,
      { id: member.id, clusterId: where.id },
    );
  await join(farm, other);
  await join(mill, other);
  await join(farm, third);
  const clusters = [cluster, other, third];
  /** Of the three, which are to be computed after this; afterwards none is. */
  const due = async (after: Promise<unknown>) => {
    await after;
    const rows = await world.run<{ name: string }>('UNWIND $names AS name MATCH (j:Job {name: name}) DELETE j RETURN name', { names: clusters.map(({ id }) => `nucleus:${id}`) });
    return clusters.map(({ id }) => rows.some(({ name }) => name === `nucleus:${id}`));
  };
  const admin = await farm.admin();
  let expectedVersion = 1;
  const update = (input: object) => admin.change('organizationUpdate', { organizationId: farm.globalId, expectedVersion: expectedVersion++, ...input }, '... on OrganizationUpdated { organization { version } }');
  expect(await due(update({ region: 'KZ-39' }))).toEqual([true, true, true]);
  expect(await due(update({ leadingProduct: 'wheat' }))).toEqual([true, true, true]);
  expect(await due(update({ productGroup: 'GRAIN' }))).toEqual([true, true, true]);
  expect(await due(update({ productGroup: null }))).toEqual([true, true, true]);
  expect(await due(update({ city: 'Rudny' }))).toEqual([false, false, false]);
  const { globalId: tieId } = await cluster.tie(farm, mill, { state: 'PROPOSED', visibility: 'PUBLIC', declaredBy: 'to' });
  expect(await due(admin.change('tieConfirm', { tieId, expectedVersion: 1, visibility: 'PUBLIC' }, '... on TieConfirmed { tie { id } }'))).toEqual([true, true, false]);
  expect(await due(allNucleiAreDue(world.database))).toEqual([true, true, true]);
});

it('knows what members make by the group that they chose, else by what they wrote where that is sure', async () => {
  const cluster = await world.cluster();
  const [wrote, chose, neither] = [await cluster.member(), await cluster.member(), await cluster.member()];
  for (const { id } of [wrote, chose]) await world.run("MATCH (o:Organization {id: $id}) SET o.leadingProduct = 'Бидай'", { id });
  await world.run("MATCH (o:Organization {id: $id}) SET o.leadingProduct = 'торговля зерном'", { id: neither.id });
  const admin = await chose.admin();
  const change = (productGroup: string | null, expectedVersion: number) =>
    admin.change('organizationUpdate', { organizationId: chose.globalId, expectedVersion, productGroup }, '... on OrganizationUpdated { organization { productGroup } }');
  const groups = async () => {
    const { members } = await readSource(world.database, cluster.id, TODAY);
    return [wrote, chose, neither].map(({ id }) => members.find((member) => member.id === id)?.productGroup);
  };
  expect((await change('FISH', 1)).organization).toEqual({ productGroup: 'FISH' });
  expect(await groups()).toEqual(['GRAIN', 'FISH', null]);
  expect((await change(null, 2)).organization).toEqual({ productGroup: null });
  expect(await groups()).toEqual(['GRAIN', 'GRAIN', null]);
});

it('gives the same data the same fingerprint, which nobody can find without the key of the cluster', async () => {
  const cluster = await world.cluster();
  await cluster.member({ employees: 120 });
  const fingerprint = async () => (await readSource(world.database, cluster.id, TODAY)).fingerprint;
  const [first, again] = await Promise.all([fingerprint(), fingerprint()]);
  expect(again).toBe(first);
  expect(await fingerprint()).toBe(first);
  // Two ties that only the council's opinion tells apart: which of them it is of makes no other network.
  const [a, b] = [await cluster.member(), await cluster.member()];
  const ties = [await cluster.tie(a, b), await cluster.tie(a, b)];
  const verified = async (which: number) => {
    await world.run('UNWIND $ties AS tie MATCH (t:Tie {id: tie.id}) SET t.review = tie.review', { ties: ties.map(({ id }, i) => ({ id, review: i === which ? 'VERIFIED' : null })) });
    return fingerprint();
  };
  expect(await verified(1)).toBe(await verified(0));
  await world.run('MATCH (c:Cluster {id: $id}) REMOVE c.fingerprintKey', { id: cluster.id });
  expect(await fingerprint()).not.toBe(first);
});

it('measures growth against that of the sector in the region where it is published, and says so; else nothing changes', async () => {
  // A run before this one may have left them in the same database.
  await world.run("MATCH (y:RegionalOutput) WHERE y.region STARTS WITH 'XL' DETACH DELETE y");
  const cluster = await world.cluster();
  const growing: [number, number][] = [[2022, 100], [2023, 110], [2024, 121]];
  const shown = { employees: 400, employeesVisibility: 'MEMBERS', outputsVisibility: 'MEMBERS' };
  const [farm, other] = [await cluster.member({ ...shown, outputs: growing }), await cluster.member({ ...shown, outputs: [[2022, 100], [2023, 150], [2024, 200]] })];
  await cluster.tie(farm, other);
  await world.run("MATCH (o:Organization {id: $id}) SET o.region = 'XL-1', o.sectors = ['01.11']", { id: farm.id });
  const [reader, operations] = [await farm.admin(), new Operations(world.database)];
  const asked = 'query ($slug: String!) { cluster(slug: $slug) { nucleus { placements { nodes { label sentence organization { id } } } } } }';
  const place = async () => {
    await computeNucleus(world.database, operations, cluster.id, TODAY);
    const { nodes } = (await reader.ask(asked, { slug: cluster.slug })).data.cluster.nucleus.placements;
    return nodes.find(({ organization }: { organization: { id: string } }) => organization.id === farm.globalId);
  };
  const fingerprint = async () => (await readSource(world.database, cluster.id, TODAY)).fingerprint;
  const plain = await fingerprint();
  const before = await place();
  expect(before.label).not.toBe('GROWTH_POLE');
  // Of other regions, of classifications that its code is not of, and of a year that is not over: none of it counts.
  await loadOutputs(world, 'XL-2', '01.11', 2022, [1, 1, 1]);
  await loadOutputs(world, 'XL-1', '01.11', 2022, [1, 1, 1], 'NAICS test');
  await loadOutputs(world, 'XL-1', '01.11', 2024, [105, 1, 1]);
  expect(await fingerprint()).toBe(plain);
  await loadOutputs(world, 'XL-1', '01.1', 2022, [100, 104, 110.25]);
  expect(await fingerprint()).not.toBe(plain);
  expect(await place()).toMatchObject({ label: 'GROWTH_POLE', sentence: expect.stringContaining('Growing 10.0% a year, at least as fast as its sector in the region (5.0%)') });
  const report = await reportOf(world.database, await study(world.database, await readSource(world.database, cluster.id, TODAY)));
  const reported = (id: string) => report.organizations.find((one) => one.id === id);
  expect(reported(farm.globalId)).toMatchObject({ reasons: { referenceFrom: 'SECTOR_IN_REGION', referenceGrowth: expect.closeTo(0.05, 9) }, attributes: { referenceGrowth: expect.closeTo(0.05, 9) } });
  // What everybody is told of a stage of two hides what each of them grew; the operator can compute the score again.
  const { position, score, reasons, attributes } = reported(other.globalId) ?? {};
  expect(reasons).toMatchObject({ referenceFrom: 'STAGE', referenceGrowth: null });
  expect(attributes).toMatchObject({ growth: expect.any(Number), referenceGrowth: expect.any(Number), missing: {} });
  const { size, growth, referenceGrowth, gatheringScore } = attributes ?? {};
  const relative = Math.min(1, Math.max(0, ((growth ?? 0) - (referenceGrowth ?? 0) + 0.1) / 0.2));
  expect(score).toBeCloseTo(50 * ((position ?? 0) + ((size ?? 0) + relative + (gatheringScore ?? 0)) / 3), 9);
});

it('counts hidden ties for the operator alone: they are never stored', async () => {
  await loadFigures(world, { 'XE-1': { 2020: { F: 300, M: 100 }, 2025: { F: 200, M: 200 }, 2026: { F: 1, M: 1 } }, 'XE-2': { 2020: { F: 300, M: 100 }, 2025: { F: 300, M: 100 } } });
  const cluster = await world.cluster({ region: 'XE-1' });
  const [a, b, c] = [await cluster.member(), await cluster.member(), await cluster.member()];
  await cluster.tie(a, b, { visibility: 'PARTIES', type: 'ADVICE', form: 'INFORMAL' });
  await cluster.tie(a, c, { visibility: 'COUNCIL' });
  await cluster.tie(b, c);
  await world.run("MATCH (:Organization {id: $id})<-[:FROM]-(t:Tie) SET t.review = 'DISPUTED'", { id: b.id });
  const found = async (allTies: boolean) => study(world.database, await readSource(world.database, cluster.id, TODAY, allTies));
  const report = await reportOf(world.database, await found(true), true);
  expect(report).toMatchObject({ cluster: { slug: cluster.slug, allTies: true }, figures: { tieCount: 2, pairCount: 2, formality: { informalRatio: 0.5 }, robustness: { bridgeCount: 2, articulationPoints: 1 } } });
  expect(report.organizations.find(({ id }) => id === a.globalId)).toMatchObject({ degree: 2, articulation: true, betweenness: 1 });
  expect((await reportOf(world.database, await found(false))).figures).toMatchObject({ tieCount: 0, missing: {}, core: { fit: null, missing: { fit: 'NO_TIES' } } });
  // Of the year of the day the figures cannot be out yet.
  expect(report).toMatchObject({ missing: {}, specialisation: { region: 'XE-1', year: 2025, since: 2020, parameters: { fewJobs: 10 }, sectors: [{ code: 'M', jobs: 200, reading: 'SPECIALISED' }, { code: 'F' }] } });
  await world.run('MATCH (c:Cluster {id: $id}) REMOVE c.region', { id: cluster.id });
  expect(await reportOf(world.database, await found(false))).toMatchObject({ specialisation: null, missing: { specialisation: 'NO_REGION' } });
  const keys = (value: unknown): string[] =>
    Array.isArray(value) ? value.flatMap(keys) : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => [key, ...keys(inner)]) : [];
  const document = readFileSync(join(repositoryRoot, 'docs', 'nucleus.md'), 'utf8');
  const pair = { a: expect.any(String), b: expect.any(String) };
  expect(report.pairs).toEqual(expect.arrayContaining([{ ...pair, weight: 0.3, formal: false, informal: true }, { ...pair, weight: 0.6, formal: true, informal: false }]));
  expect(report.pairs).toHaveLength(2);
  const told = { cluster: report.cluster, pairs: report.pairs, figures: report.figures, organizations: report.organizations, specialisation: report.specialisation, missing: report.missing };
  const untold = [...new Set(keys(told))].filter((key) => !document.includes(`\`${key}\``) && !NAMES_OF_VALUES.has(key));
  expect(untold).toEqual([]);
  await expect(storeFindings(world.database, new Operations(world.database), await found(true))).rejects.toThrow('not stored');
  expect(await world.run('MATCH (s:Snapshot {clusterId: $id}) RETURN s', { id: cluster.id })).toEqual([]);
});

const compute = (cluster: { id: string }, day = TODAY) => computeNucleus(world.database, new Operations(world.database), cluster.id, day);

it('names who misses a partner like a growth pole, by ties that every member may see', async () => {
  const cluster = await world.cluster();
  const pole = await cluster.member({ name: 'Pole', region: 'KZ-39', employees: 900, outputs: [[2022, 10], [2023, 20], [2024, 40]] });
  const farm = await cluster.member({ name: 'Farm' });
  const mill = (name: string, region: string) => cluster.member({ name, region, chainRoles: ['PROCESSOR'] });
  const [far, near, served, tied] = [await mill('Far', 'KZ-11'), await mill('Near', 'KZ-39'), await mill('Served', 'KZ-39'), await mill('Tied', 'KZ-39')];
  await cluster.member({ name: 'Seller', chainRoles: ['SELLER'] });
  await cluster.tie(farm, served);
  await cluster.tie(farm, near, { visibility: 'PARTIES' });
  await cluster.tie(farm, far, { state: 'PROPOSED' });
  await cluster.tie(tied, pole, { type: 'ADVICE', form: 'INFORMAL' });
  await compute(cluster);
  const missedBy = async ({ globalId }: OrganizationKit, client: Client) =>
    (await client.ask('query ($id: ID!, $cluster: ID!) { organization(id: $id) { placement(clusterId: $cluster) { label missedBy { name } } } }', { id: globalId, cluster: cluster.globalId })).data.organization.placement;
  const reader = await farm.admin();
  expect(await missedBy(pole, reader)).toEqual({ label: 'GROWTH_POLE', missedBy: [{ name: 'Near' }, { name: 'Far' }] });
  expect((await missedBy(served, reader)).missedBy).toEqual([]);
});

it('tells how many ties are confirmed, and of those that wait nothing exact and nothing of single ones', async () => {
  const cluster = await world.cluster();
  const all: OrganizationKit[] = [];
  for (let n = 0; n < 6; n++) all.push(await cluster.member());
  const [a, b, c, d, e, f] = all as [OrganizationKit, OrganizationKit, OrganizationKit, OrganizationKit, OrganizationKit, OrganizationKit];
  await cluster.tie(a, b);
  await cluster.tie(b, c, { state: 'STALE' });
  await cluster.tie(a, d, { visibility: 'PARTIES' });
  const proved = await cluster.tie(c, d, { declaredBy: null });
  await world.run("MATCH (t:Tie {id: $id}) SET t.sourceType = 'REGISTER'", proved);
  for (const [from, to] of [[a, b], [a, c], [a, d]] as const) await cluster.tie(from, to, { state: 'PROPOSED' });
  await cluster.tie(e, f, { state: 'PROPOSED', visibility: 'PARTIES' });
  for (const state of ['REJECTED', 'WITHDRAWN']) await cluster.tie(e, f, { state });
  const clients = [await a.admin(), await f.admin(), await cluster.councillor()];
  const told = async (client: Client) =>
    (await client.ask('query ($slug: String!) { cluster(slug: $slug) { nucleus { fingerprint diagnosis { confirmation { confirmed unanswered missing { figure reason } } } } } }', { slug: cluster.slug })).data.cluster.nucleus;
  await world.run('MATCH (t:Tie {clusterId: $id}) SET t.declaredAt = datetime("2026-10-01T00:00:00Z")', { id: cluster.id });
  await compute(cluster);
  const before = await Promise.all(clients.map(told));
  // Who declared three of them would learn that there is no other one.
  for (const { diagnosis } of before) expect(diagnosis.confirmation).toEqual({ confirmed: 3, unanswered: null, missing: [{ figure: 'unanswered', reason: 'TOO_FEW_CONCERNED' }] });
  await cluster.tie(b, f, { state: 'PROPOSED' });
  await cluster.tie(e, f, { state: 'PROPOSED' });
  await world.run('MATCH (t:Tie {clusterId: $id}) SET t.declaredAt = datetime("2026-10-01T00:00:00Z")', { id: cluster.id });
  expect(await compute(cluster)).not.toBeNull();
  for (const client of clients) expect((await told(client)).diagnosis.confirmation).toEqual({ confirmed: 3, unanswered: 5, missing: [] });
  // One more or one less within the same five changes nothing: no snapshot, no fingerprint.
  const { id } = await cluster.tie(c, e, { state: 'PROPOSED', visibility: 'PARTIES' });
  expect(await compute(cluster)).toBeNull();
  await world.run("MATCH (t:Tie {id: $id}) SET t.state = 'REJECTED' WITH t MATCH (:Organization {id: $a})<-[:FROM]-(o:Tie {state: 'PROPOSED'})-[:TO]->(:Organization {id: $c}) SET o.state = 'WITHDRAWN'", { id, a: a.id, c: c.id });
  expect(await compute(cluster)).toBeNull();
});

it('tells those who act for an organization which ties wait, on either side, and nobody else', async () => {
  const cluster = await world.cluster();
  const [mine, ...others] = [await cluster.member({ name: 'Mine' }), await cluster.member({ name: 'First' }), await cluster.member({ name: 'Second' }), await cluster.member({ name: 'Third' })];
  await compute(cluster);
  const confirmations = `query ($id: ID!, $cluster: ID!, $first: Int) { organization(id: $id) { placement(clusterId: $cluster) { confirmations {
    outstanding(first: $first) { to { name } } outstandingCount unanswered(first: $first) { from { name } viewerCanConfirm } unansweredCount askedCount } } } }`;
  const asked = async (client: Client, { globalId } = mine, first?: number) =>
    (await client.ask(confirmations, { id: globalId, cluster: cluster.globalId, first })).data.organization.placement.confirmations;
  const admin = await mine.admin();
  expect(await asked(admin)).toEqual({ outstanding: [], outstandingCount: 0, unanswered: [], unansweredCount: 0, askedCount: 0 });
  const elsewhere = await world.cluster();
  await elsewhere.tie(mine, others[0] ?? mine, { state: 'PROPOSED' });
  for (const other of others) await cluster.tie(mine, other, { state: 'PROPOSED', visibility: 'PARTIES' });
  for (const [n, state] of ['CONFIRMED', 'PROPOSED', 'REJECTED', 'WITHDRAWN'].entries()) await cluster.tie(others[n % 3] ?? mine, mine, { state });
  const outstanding = ['First', 'Second', 'Third'].map((name) => ({ to: { name } }));
  expect(await asked(admin)).toEqual({ outstanding: outstanding.slice(0, 2), outstandingCount: 3, unanswered: [{ from: { name: 'Second' }, viewerCanConfirm: true }], unansweredCount: 1, askedCount: 3 });
  expect((await asked(await mine.integrator(), mine, 100)).outstanding).toEqual(outstanding);
  expect(await asked(await (others[1] ?? mine).admin())).toBeNull();
  expect(await asked(await cluster.councillor())).toBeNull();
  expect(await asked(admin, others[1])).toBeNull();
});
