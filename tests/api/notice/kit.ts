import { parseGlobalId } from '../../../server/src/shared/identifier.js';
import { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import type { World } from '../../kit/world.js';

export const DAY_SECONDS = 86_400;

/** So many days ahead, as a client sends it. */
export const inDays = (days: number): string => new Date(Date.now() + days * DAY_SECONDS * 1_000).toISOString();

/** A piece of news that everybody in the cluster may read. */
export const news = (cluster: ClusterKit, publisher: OrganizationKit, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  clusterId: cluster.globalId,
  organizationId: publisher.globalId,
  kind: 'NEWS',
  title: 'Harvest has begun',
  body: 'The first fields are cut.',
  expiresAt: inDays(30),
  ...more,
});

/** Publishes and gives the notice's global id. */
export async function publish(client: Client, input: Record<string, unknown>): Promise<string> {
  const result = await client.change('noticePublish', input, '... on NoticePublished { notice { id } }');
  expect(result.__typename).toBe('NoticePublished');
  return result.notice.id;
}

/** What of a notice somebody is shown. */
export async function look(client: Client, id: string, fields: string): Promise<Record<string, unknown> | null> {
  const { data, errors } = await client.ask(`query ($id: ID!) { node(id: $id) { ... on Notice { ${fields} } } }`, { id });
  expect(errors).toBeUndefined();
  return data.node;
}

/** The titles that somebody's feed shows, newest first. */
export async function feed(client: Client, cluster: ClusterKit, filter: Record<string, unknown> = {}): Promise<string[]> {
  const { data, errors } = await client.ask(
    'query ($slug: String!, $filter: NoticeFilter) { cluster(slug: $slug) { notices(first: 100, filter: $filter) { nodes { title } } } }',
    { slug: cluster.slug, filter },
  );
  expect(errors).toBeUndefined();
  return data.cluster.notices.nodes.map((notice: { title: string }) => notice.title);
}

/** The same person at a server whose clock runs ahead. */
export const meanwhile = (world: World, client: Client): Client => new Client(world.app, client.headers);

export const localId = (globalId: string): string => parseGlobalId(globalId)?.id ?? 'none';

/** What is stored of a notice, and how often it was answered. */
export async function stored(world: World, globalId: string): Promise<{ state: string; version: number; answers: number } | undefined> {
  const [row] = await world.run<{ state: string; version: number; answers: number }>(
    'MATCH (n:Notice {id: $id}) RETURN n.state AS state, n.version AS version, COUNT { (n)<-[:ANSWERS]-() } AS answers',
    { id: localId(globalId) },
  );
  return row;
}

/** How many notices a cluster holds, and what its journal says was done, in order. */
export async function record(world: World, cluster: ClusterKit): Promise<{ notices: number; actions: string[] }> {
  const [row] = await world.run<{ notices: number; actions: string[] }>(
    `RETURN COUNT { MATCH (n:Notice {clusterId: $id}) RETURN n } AS notices,
            COLLECT { MATCH (e:Entry {journalId: $id}) RETURN e.action ORDER BY e.number } AS actions`,
    { id: cluster.id },
  );
  return row ?? { notices: 0, actions: [] };
}
