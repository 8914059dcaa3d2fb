import { reachOf, type Actor } from '../../access/actor.js';
import { answerVisible, insideCluster, noticeVisible, organizationVisible } from '../../access/visibility.js';
import type { Locale, NoticeKind, NoticeState, Visibility } from '../../generated/schema.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { newestFirst, type PageRequest } from '../../shared/page.js';
import { card, type OrganizationCard } from '../organization/rows.js';
import type { Expiry } from './rules.js';

export type AnswerRow = { id: string; organizationId: string; text: string; createdAt: string };

export type NoticeRow = {
  id: string;
  clusterId: string;
  publisherId: string;
  publisher: OrganizationCard;
  kind: NoticeKind;
  title: string;
  body: string;
  language: Locale;
  visibility: Visibility;
  product: string | null;
  priceMinor: bigint | null;
  currency: string | null;
  quantityMilli: bigint | null;
  unitCode: string | null;
  region: string | null;
  publishedAt: string;
  expiresAt: string;
  state: NoticeState;
  /** By the database's clock. */
  expired: boolean;
  version: number;
  /** Those that the actor may see, newest first. */
  answers: AnswerRow[];
  /** The actor's organizations that are active members of the notice's cluster. */
  viewerMemberIds: string[];
  /** Whether the actor holds a council seat there that is filled from the publisher. */
  viewerSeated: boolean;
};

/** A notice by itself: all that a change of it asks. */
export type LockedNotice = Omit<NoticeRow, 'answers' | 'publisher'>;

export type NoticeQuery = { clusterId: string; organizationId?: string; kinds?: NoticeKind[]; includeExpired: boolean };

export type NewNotice = { id: string; clusterId: string; organizationId: string; expiresAt: Date; properties: Record<string, unknown> };

/** Whether an organization can publish in a cluster, and whether the end it wants is acceptable. */
export type PublisherRow = { member: boolean; seated: boolean; expiry: Expiry };

const NOW = 'datetime.realtime() + duration({seconds: $clockShift})';

const FIELDS = `.id, .clusterId, .kind, .title, .body, .language, .visibility, .product, .priceMinor, .currency, .quantityMilli, .unitCode,
  .region, .publishedAt, .expiresAt, .state, .version`;

const ANSWER = 'a {.id, .text, .createdAt, organizationId: answerer.id}';

const seatedFor = (cluster: string, organization: string): string =>
  `EXISTS { (seat:Seat)-[:FILLED_FROM]->(${organization}) WHERE seat.id IN $seatIds AND EXISTS { (seat)-[:SEAT_IN]->(:Cluster {id: ${cluster}}) } }`;

const WHAT = `${FIELDS}, publisherId: o.id, expired: n.expiresAt <= ${NOW}`;

/** What a notice is, and what the actor is to it. */
const STANDING = `${WHAT},
  viewerMemberIds: COLLECT {
    MATCH (mine:Organization)<-[:OF]-(:Membership {clusterId: n.clusterId, state: 'ACTIVE'}) WHERE mine.id IN $actor.organizationIds
    RETURN mine.id },
  viewerSeated: ${seatedFor('n.clusterId', 'o')}`;

/** A notice with its answers and its publisher, which every feed shows. */
const ROW = `n {${STANDING}, publisher: ${card('o')},
  answers: COLLECT {
    MATCH (n)<-[:ANSWERS]-(a:Answer)-[:GIVEN_BY]->(answerer:Organization)
    WHERE ${answerVisible('a')} AND ${organizationVisible('answerer')}
    RETURN ${ANSWER} ORDER BY a.id DESC LIMIT 100 }}`;

/** The same for a visitor, who is nothing to anybody. */
const ROW_FOR_VISITOR = `n {${WHAT}, publisher: ${card('o')}, viewerMemberIds: [], viewerSeated: false, answers: []}`;

const SEEN = `(${noticeVisible('n', 'o', NOW)})`;

function conditions(query: NoticeQuery): string {
  const parts = [SEEN];
  if (query.kinds !== undefined) parts.push('n.kind IN $kinds');
  if (!query.includeExpired) parts.push(`n.state = 'PUBLISHED' AND n.expiresAt > ${NOW}`);
  return parts.join(' AND ');
}

/** Where the search starts: at one organization's notices, or at a cluster's by the index. */
const start = (query: NoticeQuery): string =>
  query.organizationId === undefined
    ? 'MATCH (n:Notice) USING INDEX n:Notice(clusterId, id) WHERE n.clusterId = $clusterId AND n.id < $beforeId'
    : 'MATCH (:Organization {id: $organizationId})<-[:PUBLISHED_BY]-(n:Notice) WHERE n.clusterId = $clusterId AND n.id < $beforeId';

/** All Cypher about notices. */
export class NoticeStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<NoticeRow[]> {
    return this.rows(`MATCH (n:Notice)-[:PUBLISHED_BY]->(o:Organization) WHERE n.id IN $ids AND ${SEEN} RETURN ${this.row} AS notice`, { ids });
  }

  async answersByIds(ids: readonly string[]): Promise<AnswerRow[]> {
    const rows = await this.database.read<{ answer: AnswerRow }>(
      `MATCH (a:Answer)-[:GIVEN_BY]->(answerer:Organization)
       WHERE a.id IN $ids AND ${answerVisible('a')} AND ${organizationVisible('answerer')}
       RETURN ${ANSWER} AS answer`,
      { ids, ...this.viewer() },
    );
    return rows.map(({ answer }) => answer);
  }

  /** Newest first. */
  async page(query: NoticeQuery, page: PageRequest): Promise<NoticeRow[]> {
    return this.rows(
      `${start(query)}
       MATCH (n)-[:PUBLISHED_BY]->(o:Organization) WHERE ${conditions(query)}
       WITH n, o ORDER BY n.clusterId DESC, n.id DESC LIMIT $rows // in the index's words: no sorting of all
       RETURN ${this.row} AS notice ORDER BY n.id DESC`,
      { ...query, ...newestFirst(page) },
    );
  }

  /** Locks the organization that wants to publish and tells whether it can; null when the actor does not see into the cluster. */
  async lockPublisher(transaction: Transaction, notice: NewNotice): Promise<PublisherRow | null> {
    const [found] = await transaction.run<PublisherRow>(
      `MATCH (c:Cluster {id: $clusterId}) WHERE ${insideCluster('c')}
       OPTIONAL MATCH (o:Organization {id: $organizationId}) // one that is absent is refused like one that is somebody else's
       SET o.lockedBy = $id
       WITH c, o, ${NOW} AS now
       RETURN EXISTS { (o)<-[:OF]-(:Membership {clusterId: c.id, state: 'ACTIVE'}) } AS member,
              ${seatedFor('c.id', 'o')} AS seated,
              CASE WHEN $expiresAt <= now THEN 'past' WHEN $expiresAt > now + duration({years: 1}) THEN 'tooFar' ELSE 'withinYear' END AS expiry`,
      { ...notice, ...this.viewer() },
    );
    return found ?? null;
  }

  async publish(transaction: Transaction, notice: NewNotice): Promise<void> {
    await transaction.run(
      `MATCH (c:Cluster {id: $clusterId}), (o:Organization {id: $organizationId})
       CREATE (n:Notice {id: $id, clusterId: $clusterId, state: 'PUBLISHED', version: 1, publishedAt: ${NOW}, expiresAt: $expiresAt})
       SET n += $properties
       CREATE (n)-[:PUBLISHED_BY]->(o), (n)-[:IN]->(c)`,
      notice,
    );
  }

  /** Locks a notice for a change and gives it as it then is; null when there is none that the actor may see. */
  async lock(transaction: Transaction, id: string, key: string): Promise<LockedNotice | null> {
    await transaction.run('MATCH (n:Notice {id: $id}) SET n.lockedBy = $key', { id, key });
    const [found] = await transaction.run<{ notice: LockedNotice }>(
      `MATCH (n:Notice {id: $id})-[:PUBLISHED_BY]->(o:Organization) WHERE ${SEEN} RETURN n {${STANDING}} AS notice`,
      { id, ...this.viewer() },
    );
    return found?.notice ?? null;
  }

  async withdraw(transaction: Transaction, id: string): Promise<void> {
    await transaction.run(`MATCH (n:Notice {id: $id}) SET n.state = 'WITHDRAWN', n.version = n.version + 1`, { id });
  }

  async answer(transaction: Transaction, answer: { id: string; noticeId: string; organizationId: string; text: string }): Promise<void> {
    await transaction.run(
      `MATCH (n:Notice {id: $noticeId}), (o:Organization {id: $organizationId})
       CREATE (a:Answer {id: $id, text: $text, createdAt: ${NOW}})
       CREATE (a)-[:ANSWERS]->(n), (a)-[:GIVEN_BY]->(o)`,
      answer,
    );
  }

  private get row(): string {
    return this.actor.kind === 'visitor' ? ROW_FOR_VISITOR : ROW;
  }

  /** The actor as the texts above need it. */
  private viewer() {
    const seatIds = this.actor.kind === 'visitor' ? [] : this.actor.seats.map((seat) => seat.id);
    return { actor: reachOf(this.actor), seatIds };
  }

  private async rows(text: string, parameters: Record<string, unknown>): Promise<NoticeRow[]> {
    const rows = await this.database.read<{ notice: NoticeRow }>(text, { ...parameters, ...this.viewer() });
    return rows.map(({ notice }) => notice);
  }
}
