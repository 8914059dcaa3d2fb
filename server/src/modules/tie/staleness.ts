import { NotDue, performDue } from '../../jobs/due.js';
import { nucleusIsDue } from '../../jobs/schedule.js';
import type { Effect, Operations } from '../../journal/operation.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { activeClusters } from '../membership/store.js';
import { StalenessStore } from './staleness-store.js';

/** How many become stale in one go; the next go takes the rest. */
const BATCH = 1_000;

const becomeStale =
  (store: StalenessStore, tieId: string, requestId: string) =>
  async (transaction: Transaction): Promise<Effect<{ tieId: string }>> => {
    const tie = await store.becomeStale(transaction, tieId, requestId);
    if (tie === null) throw new NotDue();
    await nucleusIsDue(transaction, await activeClusters(transaction, tie.fromId, tie.toId));
    const [before, after] = [{ state: 'CONFIRMED' }, { state: 'STALE' }];
    return {
      answer: { tieId },
      entries: [{ journalId: tie.clusterId, action: 'tie.stale', organizationId: null, objectType: 'Tie', objectId: tieId, change: { from: 'CONFIRMED' }, before, after }],
    };
  };

/** Makes ties stale that neither side reconfirmed in time; as `performDue`. */
export async function tiesBecomeStale(database: Database, operations: Operations): Promise<void> {
  const store = new StalenessStore(database);
  const due = (await store.due(BATCH)).map((tieId) => ({ tieId }));
  await performDue(operations, { name: 'tieBecomesStale', failed: 'some ties did not become stale' }, due, ({ tieId }, requestId) => becomeStale(store, tieId, requestId));
}
