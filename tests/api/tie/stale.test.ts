import { Operations } from '../../../server/src/journal/operation.js';
import { tiesBecomeStale } from '../../../server/src/modules/tie/staleness.js';
import { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit, TieKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';

const DAY_SECONDS = 86_400;

let world: World;
let cluster: ClusterKit;
let mill: OrganizationKit;
let farm: OrganizationKit;
let millAdmin: Client;
let farmAdmin: Client;

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  [mill, farm] = [await cluster.member(), await cluster.member()];
  [millAdmin, farmAdmin] = [await mill.admin(), await farm.admin()];
});
afterAll(() => world.close());

const FIELDS = 'id version state confirmedAt reconfirmedAt reconfirmedBy { id } staleAt viewerCanReconfirm';

/** A tie that the farm declared and the mill confirmed now. */
async function confirmed(type: string, more: Record<string, unknown> = {}): Promise<TieKit> {
  const { tie } = await farmAdmin.change('tieDeclare', { clusterId: cluster.globalId, organizationId: farm.globalId, partnerId: mill.globalId, type, visibility: 'MEMBERS', ...more }, '... on TieDeclared { tie { id version } }');
  const result = await millAdmin.change('tieConfirm', { tieId: tie.id, expectedVersion: tie.version, visibility: 'MEMBERS' });
  expect(result.__typename).toBe('TieConfirmed');
  return { globalId: tie.id, id: Buffer.from(tie.id, 'base64url').toString().split(':')[1] ?? '' };
}

const read = async (client: Client, tie: TieKit) => (await client.ask(`query ($id: ID!) { node(id: $id) { ... on Tie { ${FIELDS} } } }`, { id: tie.globalId })).data.node;
const reconfirm = (client: Client, tie: TieKit, expectedVersion: number) =>
  client.change('tieReconfirm', { tieId: tie.globalId, expectedVersion }, `... on TieReconfirmed { tie { ${FIELDS} } } ... on VersionConflict { currentVersion }`);
/** As if the last word of the parties lay so many months further back. */
const age = (tie: TieKit, months: number) => world.run('MATCH (t:Tie {id: $id}) SET t.staleAt = t.staleAt - duration({months: $months})', { id: tie.id, months });
const goStale = () => Promise.all([1, 2].map(() => tiesBecomeStale(world.database, new Operations(world.database))));
const entries = (tie: TieKit, action: string) =>
  world.run<{ kind: string; by: string | null; change: string }>(
    'MATCH (e:Entry {journalId: $journalId, objectId: $id, action: $action}) RETURN e.actorKind AS kind, e.organizationId AS by, e.change AS change',
    { journalId: cluster.id, id: tie.id, action },
  );
/** Whether the nucleus waits to be computed anew; it does not any more afterwards. */
async function nucleusIsDue(): Promise<boolean> {
  const rows = await world.run("MATCH (j:Job {name: $name}) WHERE j.dueAt IS NOT NULL SET j.dueAt = null RETURN j.name", { name: `nucleus:${cluster.id}` });
  return rows.length === 1;
}

it('becomes stale 12 months after its two sides confirmed it, once, by the clock, and the nucleus is computed anew', async () => {
  const [old, fresh] = [await confirmed('LEASE'), await confirmed('LOAN')];
  const { confirmedAt, staleAt } = await read(farmAdmin, old);
  const inTwelveMonths = new Date(confirmedAt);
  inTwelveMonths.setUTCFullYear(inTwelveMonths.getUTCFullYear() + 1);
  expect(staleAt.slice(0, 16)).toBe(inTwelveMonths.toISOString().slice(0, 16));
  await age(old, 12);
  await age(fresh, 11);
  await nucleusIsDue();
  await goStale();
  expect(await read(farmAdmin, old)).toMatchObject({ state: 'STALE', version: 3, staleAt: null, viewerCanReconfirm: true });
  expect(await read(farmAdmin, fresh)).toMatchObject({ state: 'CONFIRMED', version: 2 });
  expect(await entries(old, 'tie.stale')).toEqual([{ kind: 'clock', by: null, change: expect.stringContaining('"from":"CONFIRMED"') }]);
  expect(await nucleusIsDue()).toBe(true);
  const [entry] = (await farmAdmin.with({ 'accept-language': 'ru' }).ask('query ($id: ID!) { history(objectId: $id, first: 1) { nodes { sentence } } }', { id: old.globalId })).data.history.nodes;
  expect(entry.sentence).toBe('Связь, которую 12 месяцев никто не подтверждал, устарела.');
});

it('is confirmed again by the word of either side, for another 12 months, and who gave it is shown', async () => {
  const tie = await confirmed('LICENCE');
  await age(tie, 12);
  await goStale();
  await nucleusIsDue();
  const both = await Promise.all([reconfirm(farmAdmin, tie, 3), reconfirm(millAdmin, tie, 3)]);
  expect(both.map(({ __typename }) => __typename).sort()).toEqual(['TieReconfirmed', 'VersionConflict']);
  const [first, conflict] = both[0].__typename === 'TieReconfirmed' ? both : [both[1], both[0]];
  expect(conflict).toMatchObject({ currentVersion: 4 });
  const by = first === both[0] ? farm : mill;
  expect(first.tie).toMatchObject({ state: 'CONFIRMED', version: 4, reconfirmedBy: { id: by.globalId }, viewerCanReconfirm: false });
  expect(Date.parse(first.tie.staleAt) - Date.parse(first.tie.reconfirmedAt)).toBeGreaterThan(364 * DAY_SECONDS * 1_000);
  expect(await entries(tie, 'tie.reconfirm')).toEqual([{ kind: 'person', by: by.id, change: expect.stringContaining('"from":"STALE"') }]);
  expect(await nucleusIsDue()).toBe(true);
  expect(await reconfirm(farmAdmin, tie, 4)).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE' });
  await age(tie, 12);
  await goStale();
  expect(await read(farmAdmin, tie)).toMatchObject({ state: 'STALE', version: 5 });
});

it('can be reconfirmed from 60 days before on, also by a key, never by others, and is listed for its two sides', async () => {
  const tie = await confirmed('SERVICE_CONTRACT');
  const [early, soon] = [await World.create({ clockShiftSeconds: 300 * DAY_SECONDS }), await World.create({ clockShiftSeconds: 310 * DAY_SECONDS })];
  const at = (when: World, client: Client) => new Client(when.app, client.headers);
  const listed = async (client: Client): Promise<string[]> =>
    (await client.ask('query ($slug: String!) { cluster(slug: $slug) { ties(filter: { toReconfirm: true, types: [SERVICE_CONTRACT] }) { nodes { id } } } }', { slug: cluster.slug })).data.cluster.ties.nodes.map(({ id }: { id: string }) => id);
  const third = await (await cluster.member()).admin();
  const [key, reader] = [await mill.integrator(['read', 'ties:write']), await mill.integrator(['read'])];

  expect(await read(at(early, farmAdmin), tie)).toMatchObject({ viewerCanReconfirm: false });
  expect(await listed(at(early, farmAdmin))).toEqual([]);
  expect(await reconfirm(at(early, farmAdmin), tie, 2)).toMatchObject({ __typename: 'Refused', code: 'NOT_POSSIBLE', path: ['input', 'tieId'] });
  for (const client of [farmAdmin, millAdmin]) expect(await listed(at(soon, client))).toEqual([tie.globalId]);
  for (const client of [third, world.visitor()]) expect((await at(soon, client).ask(`query ($id: ID!) { node(id: $id) { ... on Tie { viewerCanReconfirm } } }`, { id: tie.globalId })).data.node?.viewerCanReconfirm ?? false).toBe(false);
  expect(await listed(at(soon, third))).toEqual([]);
  for (const client of [third, reader]) expect(await reconfirm(at(soon, client), tie, 2)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  await nucleusIsDue();
  expect(await reconfirm(at(soon, key), tie, 2)).toMatchObject({ __typename: 'TieReconfirmed', tie: { state: 'CONFIRMED', version: 3, reconfirmedBy: { id: mill.globalId } } });
  expect(await nucleusIsDue()).toBe(false);
  await Promise.all([early.close(), soon.close()]);

  // Whoever has left the cluster does not keep a tie of it fresh; whoever is no side and does not see it finds none.
  await age(tie, 24);
  const stranger = await (await (await world.cluster()).member()).admin();
  expect(await reconfirm(stranger, tie, 3)).toMatchObject({ __typename: 'NotFound' });
  await world.run("MATCH (m:Membership {key: $key}) SET m.state = 'LEFT'", { key: `${cluster.id}:${farm.id}` });
  expect(await read(farmAdmin, tie)).toMatchObject({ viewerCanReconfirm: false });
  expect(await reconfirm(farmAdmin, tie, 3)).toMatchObject({ __typename: 'Refused', code: 'FORBIDDEN' });
  await world.run("MATCH (m:Membership {key: $key}) SET m.state = 'ACTIVE'", { key: `${cluster.id}:${farm.id}` });
});

it('never becomes stale when a register proves it, when it ends by agreement before, and once it is over', async () => {
  const inDays = (days: number) => new Date(Date.now() + days * DAY_SECONDS * 1_000).toISOString().slice(0, 10);
  const registered = await cluster.tie(farm, mill, { type: 'OWNERSHIP', declaredBy: null });
  const [short, ended] = [await confirmed('SECONDMENT', { validUntil: inDays(200) }), await confirmed('JOINT_VENTURE')];
  expect((await millAdmin.change('tieEnd', { tieId: ended.globalId, expectedVersion: 2 })).__typename).toBe('TieEnded');
  for (const tie of [registered, short, ended]) expect(await read(farmAdmin, tie)).toMatchObject({ staleAt: null, viewerCanReconfirm: false });
  for (const [tie, version] of [[registered, 1], [ended, 3]] as const) expect(await reconfirm(farmAdmin, tie, version)).toMatchObject({ code: 'NOT_POSSIBLE' });
  // A stale one can still be ended.
  const stale = await confirmed('RD_PROJECT');
  await age(stale, 12);
  await goStale();
  expect((await farmAdmin.change('tieEnd', { tieId: stale.globalId, expectedVersion: 3 })).__typename).toBe('TieEnded');
});
