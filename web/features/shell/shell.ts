import { cookies } from 'next/headers';
import { cache } from 'react';
import { ShellDocument, type ShellQuery } from '@/generated/graphql';
import { query } from '@/lib/server';

export type ShellViewer = NonNullable<ShellQuery['viewer']>;
export type ShellCluster = ShellQuery['clusters']['nodes'][number];
export type ShellData = { viewer: ShellViewer | null; mine: ShellCluster[]; others: ShellCluster[] };

export const CLUSTER_COOKIE = 'ozek.cluster';

/** Who is here and which clusters they can change to; nobody and none while the server is not to be reached. */
export const readShell = cache(async (): Promise<ShellData> => {
  const result = await query(ShellDocument);
  if (!result.ok) return { viewer: null, mine: [], others: [] };
  const { viewer = null, clusters } = result.data;
  const mine = viewer?.clusters ?? [];
  const own = new Set(mine.map(({ slug }) => slug));
  return { viewer: viewer ?? null, mine, others: clusters.nodes.filter(({ slug }) => !own.has(slug)) };
});

/** The cluster that a page outside all clusters stands in: the one last visited, else one's own, else the first. */
export async function rememberedCluster({ mine, others }: ShellData): Promise<string | null> {
  const visited = (await cookies()).get(CLUSTER_COOKIE)?.value;
  const known = [...mine, ...others].map(({ slug }) => slug);
  return known.find((slug) => slug === visited) ?? known[0] ?? null;
}
