import type { Actor } from '../../access/actor.js';
import type { Locale } from '../../generated/schema.js';
import type { Database } from '../../neo4j/database.js';
import { rowOf } from '../../neo4j/table.js';
import { found } from '../../shared/full-text.js';
import type { PageRequest } from '../../shared/page.js';
import { SORT_KEY_IN, type Sorted } from '../../shared/sort-key.js';
import { membersOf, membersParameter, type MemberRow, type MembersAsked } from '../membership/rows.js';
import { noticesOf, noticesParameter, viewerOf, type NoticesAsked, type NoticeWithAnswers } from '../notice/rows.js';
import { tiesOf, tiesParameter, type TiesAsked, type TieToRow } from '../tie/rows.js';
import { CLUSTER, FOUND_CLUSTER, sortedCluster, type ClusterRow, type Found } from './rows.js';

export type { ClusterRow } from './rows.js';

/** What is read along with one cluster; the ties are its members'. */
export type ClusterAlong = { members: MembersAsked | null; ties: TiesAsked | null; notices: NoticesAsked | null };
export type WholeCluster = { cluster: ClusterRow; members?: (MemberRow & { ties?: TieToRow[] })[]; notices?: NoticeWithAnswers[] };

/** All Cypher about clusters. Their profiles are public; what is inside them is told by its own modules' texts. */
export class ClusterStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<ClusterRow[]> {
    const rows = await this.database.read<{ cluster: ClusterRow }>(`MATCH (c:Cluster) WHERE c.id IN $ids RETURN ${rowOf(CLUSTER)} AS cluster`, { ids });
    return rows.map(({ cluster }) => cluster);
  }

  /** The cluster with what else is asked for along with it, in one reading. */
  async findBySlug(slug: string, { members, ties, notices }: ClusterAlong = { members: null, ties: null, notices: null }): Promise<WholeCluster | null> {
    const parts = [
      `${rowOf(CLUSTER)} AS cluster`,
      ...(members === null ? [] : [`${membersOf(members, ties === null ? {} : { ties: tiesOf('o', ties) })} AS members`]),
      ...(notices === null ? [] : [`${noticesOf(notices, this.actor)} AS notices`]),
    ];
    const [whole] = await this.database.read<WholeCluster>(`MATCH (c:Cluster {slug: $slug}) RETURN ${parts.join(', ')}`, {
      slug,
      ...(members === null ? {} : { members: membersParameter(members) }),
      ...(ties === null ? {} : { ties: tiesParameter(ties) }),
      ...(notices === null ? {} : { notices: noticesParameter(notices) }),
      ...viewerOf(this.actor),
    });
    return whole ?? null;
  }

  /** By name in a language. */
  async page(page: PageRequest, locale: Locale): Promise<(ClusterRow & Sorted)[]> {
    const [sortKey = '', id = ''] = page.after ?? [];
    const key = `c.${SORT_KEY_IN[locale]}`;
    const rows = await this.database.read<{ cluster: ClusterRow & Sorted }>(
      `MATCH (c:Cluster) WHERE ${key} >= $sortKey AND c.id IS NOT NULL
       WITH c WHERE ${key} > $sortKey OR c.id > $id
       RETURN ${sortedCluster(key)} AS cluster ORDER BY ${key}, c.id LIMIT $rows`,
      { sortKey, id, rows: page.limit + 1 },
    );
    return rows.map(({ cluster }) => cluster);
  }

  /** Best match of a full-text query first. */
  async search(fullText: string, page: PageRequest): Promise<(ClusterRow & Found)[]> {
    const [relevance = Number.MAX_VALUE, id = ''] = page.after ?? [];
    const rows = await this.database.read<{ cluster: ClusterRow & Found }>(
      `${found('cluster_search', '$fullText', 'c')}, score
       WITH c, score WHERE score < $relevance OR (score = $relevance AND c.id > $id)
       RETURN ${FOUND_CLUSTER} AS cluster ORDER BY score DESC, c.id LIMIT $rows`,
      { fullText, relevance, id, rows: page.limit + 1 },
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
