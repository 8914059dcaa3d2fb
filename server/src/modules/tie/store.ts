import { reachOf, type Actor } from '../../access/actor.js';
import { tieVisible } from '../../access/visibility.js';
import type { ChainRole, OrganizationKind, TieReview } from '../../generated/schema.js';
import { latestDay, NOW, TODAY } from '../../neo4j/clock.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { rowOf } from '../../neo4j/table.js';
import type { PageRequest } from '../../shared/page.js';
import { conditions, tieFields, tiesOf, tiesParameter, type TieQuery, type TieRow, type TiesAsked, type TieSeen, type TieToRow } from './rows.js';
import { MONTHS_CONFIRMED, type EarlierTie } from './rules.js';

export type { TieCard, TieRow, TieSeen } from './rows.js';

/** What is needed to tell whether a tie runs along the chain: both ends' kinds and main roles in its cluster. */
export type TieEndsRow = { id: string; kinds: [OrganizationKind, OrganizationKind]; mainRoles: [ChainRole | null, ChainRole | null] };

/** Ties by who has to answer; see the schema. */
export type ConfirmationsRow = {
  outstandingIds: string[];
  outstandingCount: number;
  unansweredIds: string[];
  unansweredCount: number;
  askedCount: number;
};

export type NewTie = {
  id: string;
  clusterId: string;
  fromId: string;
  toId: string;
  declaredByOrganizationId: string;
  properties: Record<string, unknown>;
};

/** A tie as it is when locked, with the day by the database's clock: in UTC, and where it is the latest on earth. */
export type LockedTie = TieRow & { today: string; latestDay: string };

/** Whether only ties of organizations that the actor acts for are asked for. */
const isOwn = ({ awaitingActor, toReconfirm, evidenceAsked }: TieQuery): boolean => awaitingActor === true || toReconfirm === true || evidenceAsked === true;

/**
 * Where the search starts: at one organization's ties, at the actor's own, or at a cluster's by the index. Only where a tie
 * may be met twice it says DISTINCT, which would have to read a whole cluster before it gives the first row.
 */
function start(query: TieQuery): string {
  const inCluster = query.clusterId === undefined ? 'true' : 't.clusterId = $ties.clusterId';
  if (query.organizationId !== undefined) {
    return `MATCH (:Organization {id: $ties.organizationId})<-[:FROM|TO]-(t:Tie) WHERE t.id < $ties.beforeId AND ${inCluster} WITH t`;
  }
  if (isOwn(query)) {
    return `MATCH (own:Organization)<-[:FROM|TO]-(t:Tie)
            WHERE own.id IN $actor.organizationIds AND t.id < $ties.beforeId AND ${inCluster}
            WITH DISTINCT t`;
  }
  return `MATCH (t:Tie) USING INDEX t:Tie(clusterId, id) WHERE t.clusterId = $ties.clusterId AND t.id < $ties.beforeId WITH t`;
}

/** Newest first. Within a cluster in the words of its index, so that the database stops after a page instead of sorting all. */
const order = (query: TieQuery): string => (query.organizationId === undefined && !isOwn(query) ? 't.clusterId DESC, t.id DESC' : 't.id DESC');

const WHOLE = rowOf(tieFields.WHOLE('t', 'from', 'to'));

/** All Cypher about ties. */
export class TieStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<TieRow[]> {
    const rows = await this.database.read<{ tie: TieRow }>(
      `MATCH (from:Organization)<-[:FROM]-(t:Tie)-[:TO]->(to:Organization) WHERE t.id IN $ids AND ${tieVisible('t')}
       RETURN ${WHOLE} AS tie`,
      { ids, actor: reachOf(this.actor) },
    );
    return rows.map(({ tie }) => tie);
  }

  /** Newest first, with their details or without. */
  async page(asked: TiesAsked): Promise<TieSeen[]> {
    const { query, extent } = asked;
    const rows = await this.database.read<{ tie: TieSeen }>(
      `${start(query)} ORDER BY ${order(query)} // the dear conditions after the sorting: only so many are asked as fill the page
       WITH t WHERE ${conditions(query, '$ties')}
       WITH t LIMIT $ties.rows
       MATCH (from:Organization)<-[:FROM]-(t)-[:TO]->(to:Organization)
       RETURN ${rowOf(tieFields[extent]('t', 'from', 'to'))} AS tie ORDER BY t.id DESC`,
      { ties: tiesParameter(asked), actor: reachOf(this.actor) },
    );
    return rows.map(({ tie }) => tie);
  }

  /** The same for each of several organizations that the actor sees; an organization in the query is the other end. Each tie comes with it. */
  async pagesOf(organizationIds: readonly string[], asked: TiesAsked): Promise<{ id: string; ties: TieToRow[] }[]> {
    return this.database.read(
      `UNWIND $organizationIds AS organizationId
       MATCH (end:Organization {id: organizationId})
       RETURN organizationId AS id, ${tiesOf('end', asked)} AS ties`,
      { organizationIds, ties: tiesParameter(asked), actor: reachOf(this.actor) },
    );
  }

  /** Ties that wait for a review by the council of a cluster, the oldest first. */
  async toReview(clusterId: string, page: PageRequest): Promise<TieRow[]> {
    const rows = await this.database.read<{ tie: TieRow }>(
      `MATCH (t:Tie) USING INDEX t:Tie(reviewIn, id)
       WHERE t.reviewIn = $clusterId AND t.id > $afterId AND $clusterId IN $actor.councilIds AND ${tieVisible('t')}
       WITH t ORDER BY t.reviewIn, t.id LIMIT $rows
       MATCH (from:Organization)<-[:FROM]-(t)-[:TO]->(to:Organization)
       RETURN ${WHOLE} AS tie ORDER BY t.id`,
      { clusterId, afterId: String(page.after?.[0] ?? ''), rows: page.limit + 1, actor: reachOf(this.actor) },
    );
    return rows.map(({ tie }) => tie);
  }

  /** How the declared ties of an organization in a cluster stand, oldest first; at most 100 of each are named. */
  async confirmations(organizationId: string, clusterId: string): Promise<ConfirmationsRow> {
    const [found] = await this.database.read<ConfirmationsRow>(
      `MATCH (:Organization {id: $organizationId})<-[:FROM|TO]-(t:Tie {clusterId: $clusterId})
       WHERE t.declaredByOrganizationId IS NOT NULL AND t.state <> 'WITHDRAWN' AND ${tieVisible('t')}
       WITH t, t.declaredByOrganizationId = $organizationId AS own, t.state = 'PROPOSED' AS waiting ORDER BY t.id
       WITH collect(CASE WHEN own AND waiting THEN t.id END) AS outstanding, collect(CASE WHEN NOT own AND waiting THEN t.id END) AS unanswered,
            count(CASE WHEN NOT own THEN 1 END) AS askedCount
       RETURN outstanding[..100] AS outstandingIds, size(outstanding) AS outstandingCount,
              unanswered[..100] AS unansweredIds, size(unanswered) AS unansweredCount, askedCount`,
      { organizationId, clusterId, actor: reachOf(this.actor) },
    );
    if (found === undefined) throw new Error('a count gives a row');
    return found;
  }

  /** For each tie the kinds and main roles of its two ends, from first. */
  async ends(ids: readonly string[]): Promise<TieEndsRow[]> {
    return this.database.read<TieEndsRow>(
      `MATCH (from:Organization)<-[:FROM]-(t:Tie)-[:TO]->(to:Organization) WHERE t.id IN $ids
       RETURN t.id AS id, [from.kind, to.kind] AS kinds,
              [end IN [from, to] | head([(end)<-[:OF]-(m:Membership {clusterId: t.clusterId}) | head(m.chainRoles)])] AS mainRoles`,
      { ids },
    );
  }

  /**
   * Locks both organizations of a new tie, in the order of their ids, so that of ties declared from both sides at once the second sees the
   * first, and gives the ties of its type that they have or had in its cluster, and the day where it is the latest on earth. Null when
   * they are not two active members.
   */
  async lockEnds(transaction: Transaction, { id, clusterId, fromId, toId, properties }: NewTie): Promise<{ earlier: EarlierTie[]; latestDay: string } | null> {
    const [found] = await transaction.run<{ members: number; earlier: EarlierTie[]; latestDay: string }>(
      `MATCH (o:Organization) WHERE o.id IN [$fromId, $toId]
       WITH o ORDER BY o.id
       SET o.lockedBy = $id
       WITH o WHERE EXISTS { (o)<-[:OF]-(:Membership {clusterId: $clusterId, state: 'ACTIVE'}) }
       WITH count(o) AS members // all are locked before anything of theirs is read
       RETURN members, ${latestDay(NOW)} AS latestDay, COLLECT {
         MATCH (:Organization {id: $fromId})<-[one:FROM|TO]-(t:Tie {clusterId: $clusterId, type: $type})-[:FROM|TO]->(:Organization {id: $toId})
         WHERE members = 2
         RETURN t {.state, .declaredByOrganizationId, declaredAt: toString(t.declaredAt), endedAt: toString(t.endedAt),
                   alike: t.mutual OR $mutual OR type(one) = 'FROM'} } AS earlier`,
      { id, clusterId, fromId, toId, type: properties['type'], mutual: properties['mutual'] },
    );
    return found?.members === 2 ? found : null;
  }

  /** Writes a declared tie between two that were locked for it. Gives its first day, today where none is said. */
  async declare(transaction: Transaction, tie: NewTie): Promise<{ validFrom: string }> {
    const [created] = await transaction.run<{ validFrom: string }>(
      `MATCH (c:Cluster {id: $clusterId}), (from:Organization {id: $fromId}), (to:Organization {id: $toId})
       CREATE (t:Tie {id: $id, clusterId: $clusterId, state: 'PROPOSED', sourceType: 'PARTIES', version: 1})
       SET t += $properties, t.declaredByOrganizationId = $declaredByOrganizationId,
           t.validFrom = coalesce(date($validFrom), ${TODAY}), t.validUntil = date($validUntil),
           t.declaredAt = ${NOW}, t.createdAt = ${NOW}
       CREATE (from)<-[:FROM]-(t), (t)-[:TO]->(to), (t)-[:DECLARED_IN]->(c)
       RETURN toString(t.validFrom) AS validFrom`,
      { ...tie, validFrom: tie.properties['validFrom'], validUntil: tie.properties['validUntil'] },
    );
    if (created === undefined) throw new Error('a tie between two that are locked is written');
    return created;
  }

  /** Locks a tie for a change and gives it as it then is; null when there is none that the actor may see. */
  async lock(transaction: Transaction, id: string, key: string): Promise<LockedTie | null> {
    await transaction.run('MATCH (t:Tie {id: $id}) SET t.lockedBy = $key', { id, key });
    const [found] = await transaction.run<{ tie: TieRow; today: string; latestDay: string }>(
      `MATCH (from:Organization)<-[:FROM]-(t:Tie {id: $id})-[:TO]->(to:Organization) WHERE ${tieVisible('t')}
       WITH from, t, to, ${NOW} AS now
       RETURN ${WHOLE} AS tie, toString(date(now)) AS today, ${latestDay('now')} AS latestDay`,
      { id, actor: reachOf(this.actor) },
    );
    return found === undefined ? null : { ...found.tie, today: found.today, latestDay: found.latestDay };
  }

  /** Sets what a step changed and when, and of what its parties hold on to until when; raises the version. */
  async update(
    transaction: Transaction,
    id: string,
    properties: Record<string, unknown>,
    stamp: 'confirmedAt' | 'reconfirmedAt' | 'endedAt',
    validUntil: string | null = null,
  ): Promise<void> {
    await transaction.run(
      `MATCH (t:Tie {id: $id})
       SET t += $properties, t.version = t.version + 1, t.${stamp} = ${NOW},
           t.validUntil = coalesce(date($validUntil), t.validUntil)
       WITH t, ${NOW} + duration({months: ${String(MONTHS_CONFIRMED)}}) AS staleAt
       SET t.staleAt = CASE WHEN t.state = 'CONFIRMED' AND coalesce(t.validUntil >= date(staleAt), true) THEN staleAt END`,
      { id, properties, validUntil },
    );
  }

  /** Writes what the council makes of a tie, which waits for it no more; raises the version. */
  async review(transaction: Transaction, id: string, review: { review: TieReview; reviewReason: string | null; reviewedById: string }): Promise<void> {
    await transaction.run(
      `MATCH (t:Tie {id: $id})
       SET t += $review, t.reviewedAt = ${NOW}, t.version = t.version + 1
       REMOVE t.reviewIn, t.reviewAskedAt`,
      { id, review },
    );
  }

  /** Writes its evidence with what was added, at which the council looks next; raises the version. */
  async addEvidence(transaction: Transaction, id: string, evidence: string): Promise<void> {
    await transaction.run(`MATCH (t:Tie {id: $id}) SET t.evidence = $evidence, t.reviewIn = t.clusterId, t.reviewAskedAt = ${NOW}, t.version = t.version + 1`, { id, evidence });
  }
}
