import { NOW } from '../../neo4j/clock.js';
import type { Database, Transaction } from '../../neo4j/database.js';

/** A tie that became stale. */
export type StaleTie = { clusterId: string; fromId: string; toId: string };

/** The Cypher of the clock, which sees all ties. Only a tie that its parties confirmed has a `staleAt`, so its index holds no other. */
export class StalenessStore {
  constructor(private readonly database: Database) {}

  /** Those that nobody reconfirmed in time, longest due first. */
  async due(limit: number): Promise<string[]> {
    const rows = await this.database.read<{ id: string }>(`MATCH (t:Tie) WHERE t.staleAt <= ${NOW} RETURN t.id AS id ORDER BY t.staleAt LIMIT $limit`, { limit });
    return rows.map(({ id }) => id);
  }

  /** Makes one stale; null where it is not due any more. */
  async becomeStale(transaction: Transaction, id: string, key: string): Promise<StaleTie | null> {
    await transaction.run('MATCH (t:Tie {id: $id}) SET t.lockedBy = $key', { id, key });
    const [stale] = await transaction.run<StaleTie>(
      `MATCH (from:Organization)<-[:FROM]-(t:Tie {id: $id})-[:TO]->(to:Organization) WHERE t.staleAt <= ${NOW}
       SET t.state = 'STALE', t.version = t.version + 1
       REMOVE t.staleAt
       RETURN t.clusterId AS clusterId, from.id AS fromId, to.id AS toId`,
      { id },
    );
    return stale ?? null;
  }
}
