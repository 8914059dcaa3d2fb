import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import type { World } from '../../kit/world.js';
import { news, publish } from '../notice/kit.js';

/** Sockets are looked after much more often than in earnest. */
export const QUICK = { renewMs: 100, lookMs: 20 };

export type Place = { cluster: ClusterKit; farm: OrganizationKit; farmer: Client; reader: Client; first: string };

/** The newest entry of a cluster's journal that somebody is told of. */
export async function newest(client: Client, cluster: ClusterKit): Promise<string> {
  const { data } = await client.ask('query ($slug: String!) { cluster(slug: $slug) { journal(first: 1) { nodes { id } } } }', { slug: cluster.slug });
  return data.cluster.journal.nodes[0].id;
}

/** A cluster in whose journal something stands, one who writes to it and one who reads it. */
export async function place(world: World, properties: { open?: boolean } = {}): Promise<Place> {
  const cluster = await world.cluster(properties);
  const farm = await cluster.member({ name: 'Farm' });
  const [farmer, reader] = [await farm.admin(), await (await cluster.member({ name: 'Mill' })).representative()];
  await publish(farmer, news(cluster, farm));
  return { cluster, farm, farmer, reader, first: await newest(reader, cluster) };
}
