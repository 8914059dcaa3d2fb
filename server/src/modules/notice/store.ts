import type { Actor } from '../../access/actor.js';
import { answerVisible, insideCluster, organizationVisible } from '../../access/visibility.js';
import { NOW } from '../../neo4j/clock.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { rowOf } from '../../neo4j/table.js';
import { newestFirst, type PageRequest } from '../../shared/page.js';
import { wordsIn } from '../../shared/search-text.js';
import { ANSWER, answersOf, fieldsFor, noticesOf, noticesParameter, seatedFor, SEEN, STANDING, viewerOf, type AnswerRow, type LockedNotice, type NoticeRow, type NoticesAsked, type NoticeWithAnswers } from './rows.js';
import type { Expiry } from './rules.js';

export type { AnswerRow, LockedNotice, NoticeRow } from './rows.js';

export type NewNotice = { id: string; clusterId: string; organizationId: string; expiresAt: Date; properties: Record<string, unknown> & { title: string; product: string | null } };

/** Whether an organization can publish in a cluster, and whether the end it wants is acceptable. */
export type PublisherRow = { member: boolean; seated: boolean; expiry: Expiry };

/** All Cypher about notices. */
export class NoticeStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<NoticeRow[]> {
    const rows = await this.database.read<{ notice: NoticeRow }>(
      `MATCH (n:Notice)-[:PUBLISHED_BY]->(o:Organization) WHERE n.id IN $ids AND ${SEEN} RETURN ${rowOf(fieldsFor(this.actor))} AS notice`,
      { ids, ...viewerOf(this.actor) },
    );
    return rows.map(({ notice }) => notice);
  }

  async answersByIds(ids: readonly string[]): Promise<AnswerRow[]> {
    const rows = await this.database.read<{ answer: AnswerRow }>(
      `MATCH (a:Answer)-[:GIVEN_BY]->(answerer:Organization)
       WHERE a.id IN $ids AND ${answerVisible('a')} AND ${organizationVisible('answerer')}
       RETURN ${rowOf(ANSWER)} AS answer`,
      { ids, ...viewerOf(this.actor) },
    );
    return rows.map(({ answer }) => answer);
  }

  /** A page of the answers to each notice that the actor sees, newest first. */
  async answersOf(ids: readonly string[], page: PageRequest): Promise<{ id: string; answers: AnswerRow[] }[]> {
    if (this.actor.kind === 'visitor') return [];
    return this.database.read(
      `MATCH (n:Notice)-[:PUBLISHED_BY]->(o:Organization) WHERE n.id IN $ids AND ${SEEN} RETURN n.id AS id, ${answersOf('$page')} AS answers`,
      { ids, page: newestFirst(page), ...viewerOf(this.actor) },
    );
  }

  /** A page of each cluster's notices, newest first. */
  async pagesOf(clusterIds: readonly string[], asked: NoticesAsked): Promise<{ id: string; notices: NoticeWithAnswers[] }[]> {
    return this.database.read(
      `MATCH (c:Cluster) WHERE c.id IN $clusterIds RETURN c.id AS id, ${noticesOf(asked, this.actor)} AS notices`,
      { clusterIds, notices: noticesParameter(asked), ...viewerOf(this.actor) },
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
      { ...notice, ...viewerOf(this.actor) },
    );
    return found ?? null;
  }

  async publish(transaction: Transaction, notice: NewNotice): Promise<void> {
    await transaction.run(
      `MATCH (c:Cluster {id: $clusterId}), (o:Organization {id: $organizationId})
       CREATE (n:Notice {id: $id, clusterId: $clusterId, state: 'PUBLISHED', version: 1, publishedAt: ${NOW}, expiresAt: $expiresAt})
       SET n += $properties, n.searchText = $searchText
       CREATE (n)-[:PUBLISHED_BY]->(o), (n)-[:IN]->(c)`,
      { ...notice, searchText: wordsIn([notice.properties.title, notice.properties.product]) },
    );
  }

  /** Locks a notice for a change and gives it as it then is; null when there is none that the actor may see. */
  async lock(transaction: Transaction, id: string, key: string): Promise<LockedNotice | null> {
    await transaction.run('MATCH (n:Notice {id: $id}) SET n.lockedBy = $key', { id, key });
    const [found] = await transaction.run<{ notice: LockedNotice }>(
      `MATCH (n:Notice {id: $id})-[:PUBLISHED_BY]->(o:Organization) WHERE ${SEEN} RETURN ${rowOf(STANDING)} AS notice`,
      { id, ...viewerOf(this.actor) },
    );
    return found?.notice ?? null;
  }

  async withdraw(transaction: Transaction, id: string): Promise<void> {
    await transaction.run(`MATCH (n:Notice {id: $id}) SET n.state = 'WITHDRAWN', n.version = n.version + 1`, { id });
  }

  /** Takes back all that an organization published in a cluster and that still stands; gives their ids, the oldest first. */
  async withdrawAll(transaction: Transaction, given: { clusterId: string; organizationId: string }): Promise<string[]> {
    const rows = await transaction.run<{ id: string }>(
      `MATCH (n:Notice)-[:PUBLISHED_BY]->(:Organization {id: $organizationId})
       WHERE n.clusterId = $clusterId AND n.state = 'PUBLISHED' AND n.expiresAt > ${NOW}
       SET n.state = 'WITHDRAWN', n.version = n.version + 1
       RETURN n.id AS id ORDER BY id`,
      given,
    );
    return rows.map(({ id }) => id);
  }

  async answer(transaction: Transaction, answer: { id: string; noticeId: string; organizationId: string; text: string }): Promise<void> {
    await transaction.run(
      `MATCH (n:Notice {id: $noticeId}), (o:Organization {id: $organizationId})
       CREATE (a:Answer {id: $id, text: $text, createdAt: ${NOW}})
       CREATE (a)-[:ANSWERS]->(n), (a)-[:GIVEN_BY]->(o)`,
      answer,
    );
  }
}
