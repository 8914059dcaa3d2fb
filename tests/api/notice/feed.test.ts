import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import { World } from '../../kit/world.js';
import { feed, news, publish } from './kit.js';

let world: World;
let cluster: ClusterKit;
let farm: OrganizationKit;
let mill: OrganizationKit;
let reader: Client;

beforeAll(async () => {
  world = await World.create();
  cluster = await world.cluster();
  [farm, mill] = [await cluster.member(), await cluster.member()];
  reader = await (await cluster.member()).admin();
  const [farmer, miller] = [await farm.admin(), await mill.admin()];
  for (let n = 0; n < 8; n++) {
    const hidden = n % 4 === 3;
    await publish(farmer, news(cluster, farm, { title: `news ${n}`, visibility: hidden ? 'COUNCIL' : 'MEMBERS' }));
  }
  await publish(miller, news(cluster, mill, { kind: 'REQUEST', product: 'Wheat', title: 'wanted' }));
  await publish(miller, news(cluster, mill, { kind: 'VACANCY', title: 'a miller' }));
});
afterAll(() => world.close());

const ALL = ['a miller', 'wanted', 'news 6', 'news 5', 'news 4', 'news 2', 'news 1', 'news 0'];

describe('the feed', () => {
  const PAGE = `query ($slug: String!, $first: Int!, $after: String) {
    cluster(slug: $slug) { notices(first: $first, after: $after) { edges { cursor node { title } } pageInfo { hasNextPage endCursor } } } }`;

  it('is read together with its cluster, without a statement of its own', async () => {
    const statements = (selection: string) =>
      world.statements(() => reader.ask(`query ($slug: String!) { cluster(slug: $slug) { ${selection} } }`, { slug: cluster.slug }));
    const alone = await statements('id');
    expect(alone).toBeGreaterThan(0);
    expect(await statements('notices(first: 20) { nodes { title publisher { name } } }')).toBe(alone);
    expect(await statements('notices(first: 20, filter: { kinds: [NEWS] }) { nodes { title } }')).toBe(alone);
    expect(await statements('notices(first: 20) { nodes { answers(first: 5) { nodes { text } } } }')).toBe(alone);
  });

  it('pages through all that are visible, each once, newest first, without a gap for hidden ones', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await reader.ask(PAGE, { slug: cluster.slug, first: 3, after });
      const { edges, pageInfo }: { edges: { node: { title: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = data.cluster.notices;
      seen.push(...edges.map(({ node }) => node.title));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(ALL);
  });

  it('filters by kind, by publisher and by words of title and product, in either script and with a slip', async () => {
    expect(await feed(reader, cluster)).toEqual(ALL);
    expect(await feed(reader, cluster, { kinds: ['REQUEST', 'VACANCY'] })).toEqual(['a miller', 'wanted']);
    expect(await feed(reader, cluster, { kinds: [] })).toEqual([]);
    expect(await feed(reader, cluster, { search: ' MILLER a ' })).toEqual(['a miller']);
    expect(await feed(reader, cluster, { search: 'miller wanted' })).toEqual([]);
    expect(await feed(reader, cluster, { search: 'news 3' })).toEqual([]);
    expect(await feed(reader, cluster, { search: ' ' })).toEqual(ALL);
    expect(await feed(reader, cluster, { search: 'миллер' })).toEqual(['a miller']);
    expect(await feed(reader, cluster, { search: 'wheet' })).toEqual(['wanted']);
    expect(await feed(reader, cluster, { search: 'wheat', organizationId: mill.globalId })).toEqual(['wanted']);
    expect(await feed(reader, cluster, { search: 'wheat', organizationId: farm.globalId })).toEqual([]);
    expect(await feed(reader, cluster, { search: 'wheat', kinds: ['OFFER'] })).toEqual([]);
    expect(await feed(reader, cluster, { organizationId: mill.globalId })).toEqual(['a miller', 'wanted']);
    expect(await feed(reader, cluster, { organizationId: mill.globalId, kinds: ['NEWS'] })).toEqual([]);
    expect(await feed(reader, cluster, { organizationId: cluster.globalId })).toEqual([]);
    expect(await feed(reader, cluster, { organizationId: 'nonsense' })).toEqual([]);
  });

  it('refuses a page size and a cursor that are none', async () => {
    const code = async (variables: Record<string, unknown>) =>
      (await reader.ask(PAGE, { slug: cluster.slug, first: 3, ...variables })).errors?.[0]?.extensions.code;
    expect(await code({ first: 0 })).toBe('BAD_USER_INPUT');
    expect(await code({ first: 101 })).toBe('BAD_USER_INPUT');
    expect(await code({ after: 'bm9uc2Vuc2U' })).toBe('BAD_USER_INPUT');
  });

  it('names the publisher of each', async () => {
    const { data } = await reader.ask('query ($slug: String!) { cluster(slug: $slug) { notices(first: 100) { nodes { publisher { name } } } } }', {
      slug: cluster.slug,
    });
    const names = data.cluster.notices.nodes.map(({ publisher }: { publisher: { name: string } }) => publisher.name);
    expect(names).toEqual([mill.name, mill.name, ...Array.from({ length: 6 }, () => farm.name)]);
  });
});
