import { NOW } from '../neo4j/clock.js';
import type { Database } from '../neo4j/database.js';

/** A client that sends a change again does so within minutes; the answers are kept for a month. */
const KEPT_DAYS = 30;
const BATCH = 1_000;

/** Forgets the operations that are older than a month, some at a time so that nobody waits for it. Gives how many. */
export async function pruneOperations(database: Database): Promise<number> {
  let pruned = 0;
  for (;;) {
    const [batch] = await database.write((transaction) =>
      transaction.run<{ count: number }>(
        `MATCH (o:Operation) WHERE o.createdAt < ${NOW} - duration({days: $days})
         WITH o LIMIT $batch
         DETACH DELETE o
         RETURN count(*) AS count`,
        { days: KEPT_DAYS, batch: BATCH },
      ),
    );
    const count = batch?.count ?? 0;
    pruned += count;
    if (count < BATCH) return pruned;
  }
}
