import type { Actor } from '../../access/actor.js';
import type { Database } from '../../neo4j/database.js';
import type { PageRequest } from '../../shared/page.js';
import { CLUSTER, type ClusterRow } from './rows.js';

export type { ClusterRow } from './rows.js';

/** All Cypher about clusters. Their profiles are public; what is inside them is not read here. */
export class ClusterStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<ClusterRow[]> {
    const rows = await this.database.read<{ cluster: ClusterRow }>(`MATCH (c:Cluster) WHERE c.id IN $ids RETURN ${CLUSTER} AS cluster`, { ids });
    return rows.map(({ cluster }) => cluster);
  }

  async findBySlug(slug: string): Promise<ClusterRow | null> {
    const rows = await this.database.read<{ cluster: ClusterRow }>(`MATCH (c:Cluster {slug: $slug}) RETURN ${CLUSTER} AS cluster`, { slug });
    return rows[0]?.cluster ?? null;
  }

  /** By name. */
  async page(page: PageRequest): Promise<ClusterRow[]> {
    const [sortKey = '', id = ''] = page.after ?? [];
    const rows = await this.database.read<{ cluster: ClusterRow }>(
      `MATCH (c:Cluster) WHERE c.sortKey >= $sortKey AND c.id IS NOT NULL
       WITH c WHERE c.sortKey > $sortKey OR c.id > $id
       RETURN ${CLUSTER} AS cluster ORDER BY c.sortKey, c.id LIMIT $rows`,
      { sortKey, id, rows: page.limit + 1 },
    );
    return rows.map(({ cluster }) => cluster);
  }

  /** Number of active members of each cluster. */
  async memberCounts(ids: readonly string[]): Promise<{ id: string; count: number }[]> {
    return this.database.read(
      `MATCH (c:Cluster) WHERE c.id IN $ids
       RETURN c.id AS id, COUNT { (c)<-[:IN]-(:Membership {state: 'ACTIVE'}) } AS count`,
      { ids },
    );
  }

  /** Whether the inside of a cluster is shown to the actor. */
  canSee(clusterId: string): boolean {
    return this.actor.clusterIds.includes(clusterId);
  }

  /** Whether one of the actor's organizations is an active member. */
  isMember(clusterId: string): boolean {
    return this.actor.memberClusterIds.includes(clusterId);
  }
}
