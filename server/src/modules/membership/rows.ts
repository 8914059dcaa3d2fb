import { insideCluster, membershipVisible } from '../../access/visibility.js';
import type { ChainRole, Locale, MembershipState, NucleusLabel, OrganizationKind } from '../../generated/schema.js';
import { once, properties, table, type Fields } from '../../neo4j/table.js';
import type { PageRequest } from '../../shared/page.js';
import { SORT_KEY_IN, type Sorted } from '../../shared/sort-key.js';
import { CLUSTER, type ClusterRow } from '../cluster/rows.js';
import { newestSnapshot } from '../nucleus/rows.js';
import { cardFields, type OrganizationCard } from '../organization/rows.js';

export type MembershipRow = {
  id: string;
  clusterId: string;
  organizationId: string;
  chainRoles: ChainRole[];
  since: string | null;
  state: MembershipState;
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

/** A page of a cluster's members by name in a language. */
export type MembersAsked = { query: MemberQuery; page: PageRequest; locale: Locale };

/** A member in a list by name. */
export type MemberRow = MembershipRow & Sorted;

const SORT_KEYS = Object.values(SORT_KEY_IN);

/** The membership `m` holds the sort keys of its organization `o`, in Cypher: what is set, and whether that is another than it was. */
export const SORTED_AS = SORT_KEYS.map((key) => `m.${key} = o.${key}`).join(', ');
export const SORTED_OTHERWISE = `(${SORT_KEYS.map((key) => `m.${key} <> o.${key}`).join(' OR ')})`;

/** The membership `m` of the organization `o`. */
export const membershipFields = once(
  (relevance: string): Fields => ({
    ...properties('m', 'id', 'clusterId', 'state'),
    since: 'toString(m.since)',
    chainRoles: 'coalesce(m.chainRoles, [])',
    organizationId: 'o.id',
    relevance,
  }),
);

/** With the organization, which every list of members shows. */
export const memberFields = once((relevance: string): Fields => ({ ...membershipFields(relevance), organization: cardFields('o') }));
const sortedFields = once((key: string): Fields => ({ ...memberFields('null'), sortKey: key }));

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
  label === undefined ? '' : `CALL (c) { ${newestSnapshot('c.id')} RETURN s AS newest }`;

/**
 * The active members of the cluster `c` by name, as a list in Cypher, for the parameter `$members` that `membersParameter` gives. The membership
 * holds its organization's sort keys, so that a page is read from the index and not all members sorted.
 */
export function membersOf({ query, locale }: MembersAsked, more: Fields = {}): string {
  const key = SORT_KEY_IN[locale];
  return table(
    `WITH c ${newest(query)}
     MATCH (m:Membership) USING INDEX m:Membership(clusterId, ${key}, key)
     WHERE m.clusterId = c.id AND m.${key} >= $members.sortKey AND m.key IS NOT NULL
     MATCH (m)-[:OF]->(o:Organization)
     WHERE (m.${key} > $members.sortKey OR o.id > $members.id) AND ${conditions(query, '$members')}
     WITH m, o ORDER BY m.clusterId, m.${key}, m.key LIMIT $members.rows /* in the index's words: no sorting of all */`,
    { ...sortedFields(`m.${key}`), ...more },
  );
}

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
