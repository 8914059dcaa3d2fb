import { cookies } from 'next/headers';
import { cache } from 'react';
import { CouncilWaitingDocument, ShellDocument, type ShellQuery } from '@/generated/graphql';
import { rememberedActing } from '@/ui/acting';
import { query } from '@/lib/server';

/** Who is here, and the organization they act for until they say otherwise. */
export type ShellViewer = NonNullable<ShellQuery['viewer']> & { acting: string | null };
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
  return { viewer: viewer && (await withActing(viewer)), mine, others: clusters.nodes.filter(({ slug }) => !own.has(slug)) };
});

async function withActing(viewer: NonNullable<ShellQuery['viewer']>): Promise<ShellViewer> {
  const own = viewer.representations.map(({ organization }) => organization.id);
  const remembered = await rememberedActing();
  return { ...viewer, acting: own.find((id) => id === remembered) ?? own[0] ?? null };
}

/** How many things wait for the council, and whether there are more than that; shown to those who sit in it. */
export type CouncilWaiting = { n: number; more: boolean };

/** What waits in the cluster's council; null for those who do not sit in it. */
export const readCouncilWaiting = cache(async (slug: string): Promise<CouncilWaiting | null> => {
  const { viewer } = await readShell();
  if (!viewer?.seats.some(({ cluster }) => cluster.slug === slug)) return null;
  const result = await query(CouncilWaitingDocument, { slug });
  const cluster = result.ok ? result.data.cluster : null;
  const wishes = cluster?.representationRequests;
  const contests = cluster?.labelContests?.nodes.filter(({ viewerCanAnswer }) => viewerCanAnswer) ?? [];
  const applications = cluster?.applications?.nodes.filter(({ viewerCanDecide }) => viewerCanDecide) ?? [];
  const more = [wishes, cluster?.labelContests, cluster?.applications].some((list) => list?.pageInfo.hasNextPage);
  return { n: (wishes?.nodes.length ?? 0) + contests.length + applications.length, more };
});

/** The cluster that a page outside all clusters stands in: the one last visited, else one's own, else the first. */
export async function rememberedCluster({ mine, others }: ShellData): Promise<string | null> {
  const visited = (await cookies()).get(CLUSTER_COOKIE)?.value;
  const known = [...mine, ...others].map(({ slug }) => slug);
  return known.find((slug) => slug === visited) ?? known[0] ?? null;
}
