import { cache } from 'react';
import { OrganizationInClusterDocument, OrganizationProfileDocument, type OrganizationInClusterQuery } from '@/generated/graphql';
import type { Result } from '@/lib/graphql';
import { query } from '@/lib/server';

export const readProfile = cache((id: string) => query(OrganizationProfileDocument, { id }));

export type InCluster = {
  placement: NonNullable<OrganizationInClusterQuery['organization']>['placement'];
  neighbourhood: NonNullable<OrganizationInClusterQuery['organization']>['neighbourhood'];
  offers: NonNullable<NonNullable<OrganizationInClusterQuery['cluster']>['notices']>['nodes'];
  viewerIsMember: boolean;
};

/** What a cluster shows of the organization; null when it shows nothing. */
export async function readInCluster(id: string, cluster: { id: string; slug: string }): Promise<Result<InCluster | null>> {
  const result = await query(OrganizationInClusterDocument, { id, clusterId: cluster.id, slug: cluster.slug });
  if (!result.ok) return result;
  if (!result.data.organization) return { ok: true, data: null };
  const { organization, cluster: around } = result.data;
  const inCluster = {
    placement: organization.placement,
    neighbourhood: organization.neighbourhood,
    offers: around?.notices?.nodes ?? [],
    viewerIsMember: around?.viewerIsMember ?? false,
  };
  return { ok: true, data: inCluster };
}
