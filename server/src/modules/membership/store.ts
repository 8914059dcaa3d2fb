import { reachOf, type Actor } from '../../access/actor.js';
import { membershipVisible, organizationVisible } from '../../access/visibility.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { rowOf } from '../../neo4j/table.js';
import type { PageRequest } from '../../shared/page.js';
import { conditions, memberFields, membershipFields, membershipsOf, membersOf, membersParameter, newest, type MemberQuery, type MemberRow, type MembersAsked, type MembershipRow } from './rows.js';

export type { MemberQuery, MembershipRow } from './rows.js';

/** All Cypher about memberships. */
export class MembershipStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<MembershipRow[]> {
    return this.rows(
      `MATCH (m:Membership)-[:OF]->(o:Organization) WHERE m.id IN $ids AND ${membershipVisible('m')} AND ${organizationVisible('o')}
       RETURN ${rowOf(membershipFields('null'))} AS membership`,
      { ids },
    );
  }

  /** Active members of each cluster by name in a language. */
  async pagesOf(clusterIds: readonly string[], asked: MembersAsked): Promise<{ id: string; members: MemberRow[] }[]> {
    return this.database.read(
      `MATCH (c:Cluster) WHERE c.id IN $clusterIds RETURN c.id AS id, ${membersOf(asked)} AS members`,
      { clusterIds, members: membersParameter(asked), actor: reachOf(this.actor) },
    );
  }

  /** Active members of a cluster that match a full-text query, best first. */
  async search(clusterId: string, query: MemberQuery, fullText: string, page: PageRequest): Promise<MembershipRow[]> {
    const [relevance = Number.MAX_VALUE, id = ''] = page.after ?? [];
    return this.rows(
      `MATCH (c:Cluster {id: $clusterId})
       ${newest(query)}
       CALL db.index.fulltext.queryNodes('organization_search', $fullText) YIELD node AS o, score
       MATCH (o)<-[:OF]-(m:Membership {clusterId: $clusterId})
       WHERE (score < $relevance OR (score = $relevance AND o.id > $id)) AND ${conditions(query, '$members')}
       RETURN ${rowOf(memberFields('score'))} AS membership ORDER BY score DESC, o.id LIMIT $rows`,
      { clusterId, members: query, fullText, relevance, id, rows: page.limit + 1 },
    );
  }

  /** The memberships of each organization, as far as the actor sees them, the oldest first. */
  async ofOrganizations(organizationIds: readonly string[]): Promise<{ id: string; memberships: MembershipRow[] }[]> {
    return this.database.read(
      `MATCH (o:Organization) WHERE o.id IN $organizationIds RETURN o.id AS id, ${membershipsOf('o')} AS memberships`,
      { organizationIds, actor: reachOf(this.actor) },
    );
  }

  /** The clusters that all these organizations are active members of, whoever asks: for what must follow a change of them. */
  async activeClusters(transaction: Transaction, ...organizationIds: string[]): Promise<string[]> {
    const rows = await transaction.run<{ clusterId: string }>(
      `MATCH (o:Organization)<-[:OF]-(m:Membership {state: 'ACTIVE'}) WHERE o.id IN $organizationIds
       WITH m.clusterId AS clusterId, count(*) AS members WHERE members = size($organizationIds)
       RETURN clusterId`,
      { organizationIds },
    );
    return rows.map(({ clusterId }) => clusterId);
  }

  private async rows(text: string, parameters: Record<string, unknown>): Promise<MembershipRow[]> {
    const rows = await this.database.read<{ membership: MembershipRow }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ membership }) => membership);
  }
}
