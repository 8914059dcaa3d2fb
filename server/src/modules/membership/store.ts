import { reachOf, type Actor } from '../../access/actor.js';
import { membershipVisible, memberVisible, organizationVisible } from '../../access/visibility.js';
import type { ChainRole, MembershipState, NucleusLabel, OrganizationKind } from '../../generated/schema.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import type { PageRequest } from '../../shared/page.js';
import { CLUSTER, type ClusterRow } from '../cluster/rows.js';
import { card, type OrganizationCard } from '../organization/rows.js';

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

export type MemberQuery = {
  clusterId: string;
  kinds?: OrganizationKind[];
  chainRoles?: ChainRole[];
  country?: string;
  region?: string;
  label?: NucleusLabel;
};

const row = (relevance: string, more = ''): string =>
  `m {.id, .clusterId, .since, .state, chainRoles: coalesce(m.chainRoles, []), organizationId: o.id, sortKey: o.sortKey, relevance: ${relevance}${more}}`;

/** With the organization, which every list of members shows. */
const memberRow = (relevance: string): string => row(relevance, `, organization: ${card('o')}`);

function conditions(query: MemberQuery): string {
  const parts = [`m.state = 'ACTIVE'`, memberVisible('m', 'o')];
  if (query.kinds !== undefined) parts.push('o.kind IN $kinds');
  if (query.chainRoles !== undefined) parts.push('any(role IN m.chainRoles WHERE role IN $chainRoles)');
  if (query.country !== undefined) parts.push('o.country = $country');
  if (query.region !== undefined) parts.push('o.region = $region');
  if (query.label !== undefined) parts.push('EXISTS { (o)<-[:PLACES]-(:Placement {label: $label})-[:PLACED_IN]->(newest) }');
  return parts.join(' AND ');
}

/** The newest snapshot, where a label is asked for. */
const newest = (query: MemberQuery): string =>
  query.label === undefined
    ? ''
    : 'CALL { MATCH (s:Snapshot {clusterId: $clusterId}) RETURN s AS newest ORDER BY s.onDate DESC, s.takenAt DESC LIMIT 1 }';

/** All Cypher about memberships. */
export class MembershipStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<MembershipRow[]> {
    return this.rows(
      `MATCH (m:Membership)-[:OF]->(o:Organization) WHERE m.id IN $ids AND ${membershipVisible('m')} AND ${organizationVisible('o')}
       RETURN ${row('null')} AS membership`,
      { ids },
    );
  }

  /** Active members of a cluster by name. */
  async page(query: MemberQuery, page: PageRequest): Promise<MembershipRow[]> {
    const [sortKey = '', id = ''] = page.after ?? [];
    return this.rows(
      `${newest(query)}
       MATCH (c:Cluster {id: $clusterId})<-[:IN]-(m:Membership)-[:OF]->(o:Organization)
       WHERE (o.sortKey > $sortKey OR (o.sortKey = $sortKey AND o.id > $id)) AND ${conditions(query)}
       WITH m, o ORDER BY o.sortKey, o.id LIMIT $rows
       RETURN ${memberRow('null')} AS membership ORDER BY o.sortKey, o.id`,
      { ...query, sortKey, id, rows: page.limit + 1 },
    );
  }

  /** Active members that match a full-text query, best first. */
  async search(query: MemberQuery, fullText: string, page: PageRequest): Promise<MembershipRow[]> {
    const [relevance = Number.MAX_VALUE, id = ''] = page.after ?? [];
    return this.rows(
      `${newest(query)}
       CALL db.index.fulltext.queryNodes('organization_search', $fullText) YIELD node AS o, score
       MATCH (o)<-[:OF]-(m:Membership {clusterId: $clusterId})
       WHERE (score < $relevance OR (score = $relevance AND o.id > $id)) AND ${conditions(query)}
       RETURN ${memberRow('score')} AS membership ORDER BY score DESC, o.id LIMIT $rows`,
      { ...query, fullText, relevance, id, rows: page.limit + 1 },
    );
  }

  /** The memberships of each organization, as far as the actor sees them, the oldest first. */
  async ofOrganizations(organizationIds: readonly string[]): Promise<{ id: string; memberships: MembershipRow[] }[]> {
    return this.database.read(
      `MATCH (o:Organization)<-[:OF]-(m:Membership) WHERE o.id IN $organizationIds AND ${membershipVisible('m')}
       MATCH (m)-[:IN]->(c:Cluster)
       WITH o, m, c ORDER BY m.since, m.id
       RETURN o.id AS id, collect(${row('null', `, cluster: ${CLUSTER}`)}) AS memberships`,
      { organizationIds, actor: reachOf(this.actor) },
    );
  }

  /** The clusters that an organization is an active member of, whoever asks: for what must follow a change of it. */
  async activeClusters(transaction: Transaction, organizationId: string): Promise<string[]> {
    const rows = await transaction.run<{ clusterId: string }>(
      `MATCH (:Organization {id: $organizationId})<-[:OF]-(m:Membership {state: 'ACTIVE'}) RETURN m.clusterId AS clusterId`,
      { organizationId },
    );
    return rows.map(({ clusterId }) => clusterId);
  }

  private async rows(text: string, parameters: Record<string, unknown>): Promise<MembershipRow[]> {
    const rows = await this.database.read<{ membership: MembershipRow }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ membership }) => membership);
  }
}
