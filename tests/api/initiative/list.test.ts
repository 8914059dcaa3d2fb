import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { commit, inDays, promise, propose, purchase, type Purchase } from './kit.js';

let world: World;
let cluster: ClusterKit;
let farm: OrganizationKit;
let mill: OrganizationKit;
let farmer: Client;
let miller: Client;
const made: Purchase[] = [];

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  [farm, mill] = [await cluster.member(), await cluster.member()];
  [farmer, miller] = [await farm.admin(), await mill.admin()];
  for (let n = 0; n < 7; n++) made.push(await propose(farmer, purchase(cluster, farm, { title: `purchase ${n}` })));
  const [first, second, third] = made;
  if (first === undefined || second === undefined || third === undefined) throw new Error('seven purchases were made');
  await farmer.change('initiativeCancel', { initiativeId: first.id, expectedVersion: 1, reason: 'Not this year.' });
  await commit(miller, promise(second, mill, '5'));
  const { id, version } = await commit(miller, promise(third, mill, '5'));
  await miller.change('commitmentWithdraw', { commitmentId: id, expectedVersion: version });
});
afterAll(() => world.close());

const LIST = `query ($slug: String!, $first: Int, $after: String, $filter: InitiativeFilter, $orderBy: InitiativeOrder) {
  cluster(slug: $slug) { initiatives(first: $first, after: $after, filter: $filter, orderBy: $orderBy) { nodes { title } pageInfo { hasNextPage endCursor } } } }`;

const titles = async (client: Client, filter: Record<string, unknown>): Promise<string[]> =>
  (await client.ask(LIST, { slug: cluster.slug, filter })).data.cluster.initiatives.nodes.map((node: { title: string }) => node.title);

const numbered = (...numbers: number[]): string[] => numbers.map((n) => `purchase ${n}`);

describe('the joint purchases of a cluster', () => {
  const paged = async (client: Client, variables: Record<string, unknown> = {}): Promise<string[]> => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { nodes: { title: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
        await client.ask(LIST, { slug: cluster.slug, first: 3, after, ...variables })
      ).data.cluster.initiatives;
      seen.push(...page.nodes.map(({ title }) => title));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    return seen;
  };

  it('are paged newest first, each once', async () => {
    expect(await paged(miller)).toEqual(numbered(6, 5, 4, 3, 2, 1, 0));
  });

  it('are paged by the deadline that comes next, each once, without what is over', async () => {
    const other = await world.cluster();
    const organizer = await other.member();
    const proposer = await organizer.admin();
    const soon = inDays(3);
    const deadlines = { late: inDays(9), soon, middle: inDays(5), alike: soon, over: inDays(4) };
    for (const [title, deadlineAt] of Object.entries(deadlines)) await propose(proposer, purchase(other, organizer, { title, deadlineAt }));
    await world.run("MATCH (i:Initiative {clusterId: $id, title: 'over'}) SET i.deadlineAt = datetime() - duration({days: 1}), i.state = 'UNSUCCESSFUL'", { id: other.id });
    expect(await paged(proposer, { slug: other.slug, first: 1, orderBy: 'DEADLINE' })).toEqual(['soon', 'alike', 'middle', 'late']);
  });

  it('wait for the organizer and for who committed once their minimums are met, for 60 days', async () => {
    const other = await world.cluster();
    const [organizer, buyer, stranger] = [await other.member(), await other.member(), await other.member()];
    const [proposer, committed, others] = [await organizer.admin(), await buyer.admin(), await stranger.admin()];
    for (const title of ['met', 'old', 'missed', 'open']) await commit(committed, promise(await propose(proposer, purchase(other, organizer, { title })), buyer, '5'));
    const ended = [{ title: 'met', state: 'LOCKED', days: 59 }, { title: 'old', state: 'LOCKED', days: 61 }, { title: 'missed', state: 'UNSUCCESSFUL', days: 1 }];
    await world.run('UNWIND $ended AS one MATCH (i:Initiative {clusterId: $id, title: one.title}) SET i.state = one.state, i.deadlineAt = datetime() - duration({days: one.days})', { id: other.id, ended });
    const filter = { awaitingViewer: true };
    expect(await paged(proposer, { slug: other.slug, filter })).toEqual(['met']);
    expect(await paged(committed, { slug: other.slug, filter })).toEqual(['met']);
    expect(await paged(others, { slug: other.slug, filter })).toEqual([]);
  });

  it('are filtered by state, by kind, by words of title and products, in either script and with a slip, and by what the reader committed to', async () => {
    expect(await titles(miller, { states: ['CANCELLED'] })).toEqual(numbered(0));
    expect(await titles(miller, { states: ['COLLECTING', 'LOCKED'] })).toEqual(numbered(6, 5, 4, 3, 2, 1));
    expect(await titles(miller, { kinds: ['JOINT_SALE'] })).toEqual([]);
    expect(await titles(miller, { kinds: ['JOINT_PROCUREMENT'], states: ['CANCELLED'] })).toEqual(numbered(0));
    expect(await titles(miller, { viewerCommitted: true })).toEqual(numbered(1));
    expect(await titles(miller, { viewerCommitted: false })).toEqual(numbered(6, 5, 4, 3, 2, 0));
    expect(await titles(farmer, { viewerCommitted: true })).toEqual([]);
    expect(await titles(farmer, { search: '4 PURCH' })).toEqual(numbered(4));
    expect(await titles(farmer, { search: '4 5' })).toEqual([]);
    expect(await titles(farmer, { search: 'desel 4' })).toEqual(numbered(4));
    expect(await titles(farmer, { search: 'фуел', states: ['CANCELLED'] })).toEqual(numbered(0));
    expect(await paged(farmer, { filter: { search: 'Diesel' } })).toEqual(numbered(6, 5, 4, 3, 2, 1, 0));
    expect(await paged(farmer, { filter: { search: 'Diesel' }, orderBy: 'DEADLINE' })).toEqual(numbered(0, 1, 2, 3, 4, 5, 6));
  });

  it('refuse a page size and a cursor that are none', async () => {
    const code = async (variables: Record<string, unknown>) => (await miller.ask(LIST, { slug: cluster.slug, ...variables })).errors?.[0]?.extensions.code;
    expect(await code({ first: 0 })).toBe('BAD_USER_INPUT');
    expect(await code({ first: 101 })).toBe('BAD_USER_INPUT');
    expect(await code({ after: 'bm9uc2Vuc2U' })).toBe('BAD_USER_INPUT');
  });
});
