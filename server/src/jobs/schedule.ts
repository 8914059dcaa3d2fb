import type { Transaction } from '../neo4j/database.js';

/** Ties seldom change alone: a moment's wait lets one computation serve several changes. */
const NUCLEUS_DELAY_SECONDS = 3;

export const NUCLEUS_JOB = 'nucleus:';

/** Notes, in the transaction of the change, that the nucleus of these clusters is to be computed anew. */
export async function nucleusIsDue(transaction: Transaction, clusterIds: readonly string[]): Promise<void> {
  await transaction.run(
    `UNWIND $names AS name
     MERGE (j:Job {name: name})
     SET j.dueAt = datetime.realtime() + duration({seconds: $delay})`,
    { names: clusterIds.map((id) => NUCLEUS_JOB + id).sort(), delay: NUCLEUS_DELAY_SECONDS },
  );
}
