import type { Database, Transaction } from '../../neo4j/database.js';
import type { InitiativeState } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import type { Collected, Outcome } from './rules.js';

/** A joint action at its deadline, with what came together by then. */
export type CollectedRow = Collected & { clusterId: string; organizerId: string; state: InitiativeState; due: boolean };

/** The Cypher of the clock, which sees all joint actions. */
export class DeadlineStore {
  constructor(private readonly database: Database) {}

  /** Those whose deadline passed and that nobody closed yet, the longest due first. */
  async due(limit: number): Promise<string[]> {
    const rows = await this.database.read<{ id: string }>(
      `MATCH (i:Initiative) WHERE i.state = 'COLLECTING' AND i.deadlineAt <= ${NOW}
       RETURN i.id AS id ORDER BY i.deadlineAt LIMIT $limit`,
      { limit },
    );
    return rows.map(({ id }) => id);
  }

  /** Locks a joint action and gives what came together; null when it is gone. */
  async lock(transaction: Transaction, id: string, key: string): Promise<CollectedRow | null> {
    await transaction.run('MATCH (i:Initiative {id: $id}) SET i.lockedBy = $key', { id, key });
    const [found] = await transaction.run<CollectedRow>(
      `MATCH (i:Initiative {id: $id})-[:PROPOSED_BY]->(o:Organization)
       RETURN i.clusterId AS clusterId, o.id AS organizerId, i.state AS state, i.deadlineAt <= ${NOW} AS due,
              i.minimumParticipants AS minimumParticipants,
              COUNT {
                MATCH (i)<-[:LINE_OF]-(:Line)<-[:FOR]-(:Commitment {state: 'LIVE'})-[:MADE_BY]->(m:Organization) RETURN DISTINCT m
              } AS participants,
              COLLECT {
                MATCH (i)<-[:LINE_OF]-(l:Line)
                OPTIONAL MATCH (l)<-[:FOR]-(c:Commitment {state: 'LIVE'})
                WITH l, sum(c.firmMilli) AS firmMilli
                RETURN {minimumMilli: l.minimumMilli, firmMilli: firmMilli}
              } AS lines`,
      { id },
    );
    return found ?? null;
  }

  async close(transaction: Transaction, id: string, { state, reason }: Outcome): Promise<void> {
    await transaction.run('MATCH (i:Initiative {id: $id}) SET i.state = $state, i.closedReason = $reason', { id, state, reason });
  }
}
