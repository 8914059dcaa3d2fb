import type { RequestContext } from '../../context.js';
import type { ClusterMembersArgs, Resolvers } from '../../generated/schema.js';
import { fullTextQuery } from '../../shared/full-text.js';
import { globalId } from '../../shared/identifier.js';
import { connection, readPage, type Connection } from '../../shared/page.js';
import type { MemberQuery, MembershipRow } from './store.js';

/** A page of a cluster's active members: by relevance with a search, by name without. */
export async function memberPage(context: RequestContext, clusterId: string, arguments_: Partial<ClusterMembersArgs>): Promise<Connection<MembershipRow>> {
  const { kinds, chainRoles, country, region, label } = arguments_.filter ?? {};
  const query: MemberQuery = {
    clusterId,
    ...(kinds == null ? {} : { kinds }),
    ...(chainRoles == null ? {} : { chainRoles }),
    ...(country == null ? {} : { country }),
    ...(region == null ? {} : { region }),
    ...(label == null ? {} : { label }),
  };
  const search = arguments_.search?.trim() ?? '';
  if (search === '') {
    const page = readPage(arguments_, 'member', 2);
    return connection(await context.stores.memberships.page(query, page), page.limit, 'member', (row) => [row.sortKey, row.organizationId]);
  }
  const page = readPage(arguments_, 'memberRelevance', 2);
  const fullText = fullTextQuery(search);
  const rows = fullText === null ? [] : await context.stores.memberships.search(query, fullText, page);
  return connection(rows, page.limit, 'memberRelevance', (row) => [row.relevance ?? 0, row.organizationId]);
}

export const membershipResolvers: Resolvers = {
  Membership: {
    id: (membership) => globalId('Membership', membership.id),
    cluster: (membership, _arguments, { loaders }) => membership.cluster ?? loaders.clusterOrThrow(membership.clusterId),
    organization: (membership, _arguments, { loaders }) => membership.organization ?? loaders.organizationOrThrow(membership.organizationId),
  },
};
