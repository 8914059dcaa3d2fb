import { reachOf, type Actor } from '../../access/actor.js';
import { commitmentVisible, initiativeVisible, insideCluster, organizationVisible } from '../../access/visibility.js';
import type { InitiativeKind, InitiativeState, Locale } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import type { Database, Parameters, Transaction } from '../../neo4j/database.js';
import { found } from '../../shared/full-text.js';
import { newestFirst, type PageRequest } from '../../shared/page.js';
import { wordsIn } from '../../shared/search-text.js';
import { SORT_KEY_IN } from '../../shared/sort-key.js';
import { CommitmentStore, type Holder } from './commitment-store.js';
import { COMMITMENT, INITIATIVE, LINE, LINES, WHOLE_INITIATIVE, type CommitmentRow, type InitiativeRow, type LineRow } from './rows.js';

export type { CommitmentRow, InitiativeRow, LineRow } from './rows.js';

export type InitiativeQuery = { clusterId: string; states?: InitiativeState[]; kinds?: InitiativeKind[]; committed?: boolean; awaitingActor?: boolean; fullText?: string };

export type NewInitiative = {
  id: string;
  clusterId: string;
  organizationId: string;
  deadlineAt: Date;
  /** Who is told how it ends; null for the example's. */
  proposer: Holder | null;
  properties: Parameters & { title: string };
  /** In their order. */
  lines: (Parameters & { product: string })[];
};

/** Whether an organization can propose in a cluster, and where the deadline it wants lies by the database's clock. */
export type OrganizerRow = { member: boolean; deadline: 'tooSoon' | 'fair' | 'tooFar' };

/** Nobody is told of an organizer that they do not see. */
const SEEN = `${initiativeVisible('i')} AND ${organizationVisible('o')}`;

const COMMITTED = `EXISTS {
  (i)<-[:LINE_OF]-(:Line)<-[:FOR]-(:Commitment {state: 'LIVE'})-[:MADE_BY]->(mine:Organization) WHERE mine.id IN $actor.organizationIds }`;

/** So many days after its deadline a purchase that met its minimums is still thought to be arranged. */
const DAYS_ARRANGED = 60;

const AWAITING = `(i.state = 'LOCKED' AND i.deadlineAt > ${NOW} - duration({days: ${String(DAYS_ARRANGED)}}) AND (o.id IN $actor.organizationIds OR ${COMMITTED}))`;

function conditions(query: InitiativeQuery): string {
  const parts = [SEEN];
  if (query.states !== undefined) parts.push('i.state IN $states');
  if (query.kinds !== undefined) parts.push('i.kind IN $kinds');
  if (query.committed !== undefined) parts.push(query.committed ? COMMITTED : `NOT ${COMMITTED}`);
  if (query.awaitingActor !== undefined) parts.push(query.awaitingActor ? AWAITING : `NOT ${AWAITING}`);
  return parts.join(' AND ');
}

/** Where a page starts: at what words find, or at the cluster's joint actions, by an index where one is named. */
const start = ({ fullText }: InitiativeQuery, otherwise: string): string =>
  fullText === undefined ? `MATCH (i:Initiative) ${otherwise} WHERE` : `${found('initiative_search', '$fullText', 'i')} WITH * WHERE`;

/** All Cypher about joint actions and their lines; what changes a commitment is in `commitments`. */
export class InitiativeStore {
  readonly commitments: CommitmentStore;

  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {
    this.commitments = new CommitmentStore(actor);
  }

  /** With what their pages show. */
  async byIds(ids: readonly string[]): Promise<InitiativeRow[]> {
    return this.rows(
      `MATCH (i:Initiative)-[:PROPOSED_BY]->(o:Organization) WHERE i.id IN $ids AND ${SEEN} RETURN ${WHOLE_INITIATIVE} AS initiative`,
      { ids },
    );
  }

  /** Newest first. */
  async page(query: InitiativeQuery, page: PageRequest): Promise<InitiativeRow[]> {
    return this.rows(
      `${start(query, 'USING INDEX i:Initiative(clusterId, id)')} i.clusterId = $clusterId AND i.id < $beforeId
       MATCH (i)-[:PROPOSED_BY]->(o:Organization) WHERE ${conditions(query)}
       WITH i, o ORDER BY i.clusterId DESC, i.id DESC LIMIT $rows // in the index's words: no sorting of all
       RETURN ${INITIATIVE} AS initiative ORDER BY i.id DESC`,
      { ...query, ...newestFirst(page) },
    );
  }

  /** Those that close next first, without those whose deadline has passed. */
  async pageByDeadline(query: InitiativeQuery, page: PageRequest): Promise<InitiativeRow[]> {
    const [after = 0, id = ''] = page.after ?? [];
    const last = new Date(Number(after));
    return this.rows(
      `WITH ${NOW} AS now
       ${start(query, '')} i.clusterId = $clusterId AND i.deadlineAt > now AND i.deadlineAt >= $deadlineAt
       MATCH (i)-[:PROPOSED_BY]->(o:Organization) WHERE (i.deadlineAt > $deadlineAt OR i.id > $id) AND ${conditions(query)}
       WITH i, o ORDER BY i.deadlineAt, i.id LIMIT $rows
       RETURN ${INITIATIVE} AS initiative ORDER BY i.deadlineAt, i.id`,
      { ...query, deadlineAt: Number.isNaN(last.getTime()) ? new Date(0) : last, id, rows: page.limit + 1 },
    );
  }

  /** The lines of each joint action, in their order. */
  async linesOf(initiativeIds: readonly string[]): Promise<{ id: string; lines: LineRow[] }[]> {
    return this.read(
      `MATCH (o:Organization)<-[:PROPOSED_BY]-(i:Initiative) WHERE i.id IN $initiativeIds AND ${SEEN}
       RETURN i.id AS id, ${LINES} AS lines`,
      { initiativeIds },
    );
  }

  async linesByIds(ids: readonly string[]): Promise<LineRow[]> {
    const rows = await this.read<{ line: LineRow }>(
      `MATCH (o:Organization)<-[:PROPOSED_BY]-(i:Initiative)<-[:LINE_OF]-(l:Line) WHERE l.id IN $ids AND ${SEEN} RETURN ${LINE} AS line`,
      { ids },
    );
    return rows.map(({ line }) => line);
  }

  /** What the actor's organizations committed to each line, withdrawn ones too, by the organizations' names in a language. */
  async ownCommitments(lineIds: readonly string[], locale: Locale): Promise<{ id: string; commitments: CommitmentRow[] }[]> {
    if (this.actor.organizationIds.length === 0) return [];
    return this.read(
      `MATCH (m:Organization)<-[:MADE_BY]-(c:Commitment)-[:FOR]->(l:Line)-[:LINE_OF]->(i:Initiative)
       WHERE l.id IN $lineIds AND m.id IN $actor.organizationIds
       WITH i, l, c, m ORDER BY m.${SORT_KEY_IN[locale]}, m.id
       RETURN l.id AS id, collect(${COMMITMENT}) AS commitments`,
      { lineIds },
    );
  }

  async commitmentsByIds(ids: readonly string[]): Promise<CommitmentRow[]> {
    const rows = await this.read<{ commitment: CommitmentRow }>(
      `MATCH (m:Organization)<-[:MADE_BY]-(c:Commitment)-[:FOR]->(l:Line)-[:LINE_OF]->(i:Initiative)-[:PROPOSED_BY]->(o:Organization)
       WHERE c.id IN $ids AND ${commitmentVisible('c')} AND ${SEEN}
       RETURN ${COMMITMENT} AS commitment`,
      { ids },
    );
    return rows.map(({ commitment }) => commitment);
  }

  /** Locks the organization that wants to propose and tells whether it can; null when the actor does not see into the cluster. */
  async lockOrganizer(transaction: Transaction, initiative: NewInitiative): Promise<OrganizerRow | null> {
    const { id, clusterId, organizationId, deadlineAt } = initiative;
    const [found] = await transaction.run<OrganizerRow>(
      `MATCH (c:Cluster {id: $clusterId}) WHERE ${insideCluster('c')}
       MATCH (o:Organization {id: $organizationId})
       SET o.lockedBy = $id
       WITH c, o, ${NOW} AS now
       RETURN EXISTS { (o)<-[:OF]-(:Membership {clusterId: c.id, state: 'ACTIVE'}) } AS member,
              CASE WHEN $deadlineAt < now + duration({hours: 48}) THEN 'tooSoon'
                   WHEN $deadlineAt > now + duration({years: 1}) THEN 'tooFar' ELSE 'fair' END AS deadline`,
      { id, clusterId, organizationId, deadlineAt, actor: reachOf(this.actor) },
    );
    return found ?? null;
  }

  /** Writes a joint purchase with its lines, open for commitments. */
  async propose(transaction: Transaction, initiative: NewInitiative): Promise<void> {
    await transaction.run(
      `MATCH (c:Cluster {id: $clusterId}), (o:Organization {id: $organizationId})
       WITH c, o, ${NOW} AS now
       CREATE (i:Initiative {id: $id, clusterId: $clusterId, state: 'COLLECTING', deadlineAt: $deadlineAt,
                             participants: 0, sequence: 0, version: 1, createdAt: now, publishedAt: now,
                             proposedById: $proposer.id, locale: $proposer.locale})
       SET i += $properties, i.searchText = $searchText
       CREATE (i)-[:PROPOSED_BY]->(o), (i)-[:IN]->(c)
       WITH i UNWIND $lines AS line
       CREATE (l:Line)-[:LINE_OF]->(i) SET l = line`,
      { ...initiative, searchText: wordsIn([initiative.properties.title, ...initiative.lines.map(({ product }) => product)]) },
    );
  }

  /** Locks a joint action for a change and gives it as it then is; null when there is none that the actor may see. */
  async lock(transaction: Transaction, id: string, key: string): Promise<InitiativeRow | null> {
    await transaction.run('MATCH (i:Initiative {id: $id}) SET i.lockedBy = $key', { id, key });
    const [found] = await transaction.run<{ initiative: InitiativeRow }>(
      `MATCH (i:Initiative {id: $id})-[:PROPOSED_BY]->(o:Organization) WHERE ${SEEN} RETURN ${INITIATIVE} AS initiative`,
      { id, actor: reachOf(this.actor) },
    );
    return found?.initiative ?? null;
  }

  async cancel(transaction: Transaction, id: string, reason: string): Promise<void> {
    await transaction.run(
      `MATCH (i:Initiative {id: $id}) SET i.state = 'CANCELLED', i.closedReason = $reason, i.version = i.version + 1`,
      { id, reason },
    );
  }

  private async rows(text: string, parameters: Parameters): Promise<InitiativeRow[]> {
    const rows = await this.read<{ initiative: InitiativeRow }>(text, parameters);
    return rows.map(({ initiative }) => initiative);
  }

  private read<Row>(text: string, parameters: Parameters): Promise<Row[]> {
    return this.database.read<Row>(text, { ...parameters, actor: reachOf(this.actor) });
  }
}
