import { NOW } from '../../neo4j/clock.js';
import type { Database, Transaction } from '../../neo4j/database.js';

/** An application that waits too long. */
export type Overdue = { id: string; clusterId: string; organizationId: string };

/** How long a council has for an application. */
const DAYS = 60;

/** Since its people were checked or it applied, whichever came last: before that the council sees nothing of it. */
const OVERDUE = `m.state = 'APPLIED' AND o.unchecked IS NULL
  AND reduce(last = coalesce(m.appliedAt, m.createdAt), at IN [(o)<-[:TO_ACT_FOR]-(w:RepresentationRequest {state: 'ACCEPTED'}) | w.decidedAt] |
             CASE WHEN at > last THEN at ELSE last END) < ${NOW} - duration({days: ${String(DAYS)}})`;

/** The Cypher of the clock, which sees all applications. */
export class ExpiryStore {
  constructor(private readonly database: Database) {}

  async overdue(): Promise<Overdue[]> {
    return this.database.read<Overdue>(
      `MATCH (m:Membership)-[:OF]->(o:Organization) WHERE ${OVERDUE}
       RETURN m.id AS id, m.clusterId AS clusterId, o.id AS organizationId ORDER BY id`,
      {},
    );
  }

  /** Ends one; false where it waits no more. */
  async expire(transaction: Transaction, id: string, key: string): Promise<boolean> {
    await transaction.run('MATCH (m:Membership {id: $id}) SET m.lockedBy = $key', { id, key });
    const [expired] = await transaction.run<{ id: string }>(
      `MATCH (m:Membership {id: $id})-[:OF]->(o:Organization) WHERE ${OVERDUE}
       SET m.state = 'EXPIRED', m.decidedAt = ${NOW}, m.version = coalesce(m.version, 1) + 1
       RETURN m.id AS id`,
      { id },
    );
    return expired !== undefined;
  }
}
