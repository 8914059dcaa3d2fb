import { insideCluster, membershipVisible } from '../../access/visibility.js';
import type { ChainRole, MembershipState, NucleusLabel, OrganizationKind } from '../../generated/schema.js';
import { once, properties, table, type Fields } from '../../neo4j/table.js';
import type { PageRequest } from '../../shared/page.js';
import { CLUSTER, type ClusterRow } from '../cluster/rows.js';
import { cardFields, type OrganizationCard } from '../organization/rows.js';

export type MembershipRow = {
  id: string;
  clusterId: string;
  organizationId: string;
  chainRoles: ChainRole[];
  since: string | null;
  state: MembershipState;
  sortKey: string;
  /** Relevance to a search, 0 or more; null without one. */
  relevance: number | null;
  /** Where it was read along. */
  organization?: OrganizationCard;
  cluster?: ClusterRow;
};

/** Which of a cluster's members. */
export type MemberQuery = {
  kinds?: OrganizationKind[];
  chainRoles?: ChainRole[];
  country?: string;
  region?: string;
  label?: NucleusLabel;
};

/** A page of a cluster's members by name. */
export type MembersAsked = { query: MemberQuery; page: PageRequest };

/** The membership `m` of the organization `o`. */
export const membershipFields = once(
  (relevance: string): Fields => ({
    ...properties('m', 'id', 'clusterId', 'state'),
    since: 'toString(m.since)',
    chainRoles: 'coalesce(m.chainRoles, [])',
    organizationId: 'o.id',
    sortKey: 'o.sortKey',
    relevance,
  }),
);

/** With the organization, which every list of members shows. */
export const memberFields = once((relevance: string): Fields => ({ ...membershipFields(relevance), organization: cardFields('o') }));

/** What holds for the member `o` of the cluster `c` by `m`; `given` is the parameter with the query. */
export function conditions(query: MemberQuery, given: string): string {
  // Inside a cluster its active members are seen.
  const parts = [insideCluster('c'), `m.state = 'ACTIVE'`];
  if (query.kinds !== undefined) parts.push(`o.kind IN ${given}.kinds`);
  if (query.chainRoles !== undefined) parts.push(`any(role IN m.chainRoles WHERE role IN ${given}.chainRoles)`);
  if (query.country !== undefined) parts.push(`o.country = ${given}.country`);
  if (query.region !== undefined) parts.push(`o.region = ${given}.region`);
  if (query.label !== undefined) parts.push(`EXISTS { (o)<-[:PLACES]-(:Placement {label: ${given}.label})-[:PLACED_IN]->(newest) }`);
  return parts.join(' AND ');
}

/** The newest snapshot of the cluster `c`, where a label is asked for. */
export const newest = ({ label }: MemberQuery): string =>
  label === undefined ? '' : 'CALL (c) { MATCH (s:Snapshot {clusterId: c.id}) RETURN s AS newest ORDER BY s.onDate DESC, s.takenAt DESC LIMIT 1 }';

/**
 * The active members of the cluster `c` by name, as a list in Cypher, for the parameter `$members` that `membersParameter` gives. The membership
 * holds its organization's sort key, so that a page is read from the index and not all members sorted.
 */
export const membersOf = ({ query }: MembersAsked, more: Fields = {}): string =>
  table(
    `WITH c ${newest(query)}
     MATCH (m:Membership) USING INDEX m:Membership(clusterId, sortKey, key)
     WHERE m.clusterId = c.id AND m.sortKey >= $members.sortKey AND m.key IS NOT NULL
     MATCH (m)-[:OF]->(o:Organization)
     WHERE (m.sortKey > $members.sortKey OR o.id > $members.id) AND ${conditions(query, '$members')}
     WITH m, o ORDER BY m.clusterId, m.sortKey, m.key LIMIT $members.rows /* in the index's words: no sorting of all */`,
    { ...memberFields('null'), ...more },
  );

export function membersParameter({ query, page }: MembersAsked): Record<string, unknown> {
  const [sortKey = '', id = ''] = page.after ?? [];
  return { ...query, sortKey, id, rows: page.limit + 1 };
}

/** The memberships of the organization `o` as far as the actor sees them, the oldest first, as a list in Cypher. */
export const membershipsOf = once((o: string): string =>
  table(
    `MATCH (${o})<-[:OF]-(m:Membership)-[:IN]->(c:Cluster) WHERE ${membershipVisible('m')}
     WITH ${o} AS o, m, c ORDER BY m.since, m.id`,
    { ...membershipFields('null'), cluster: CLUSTER },
  ),
);
