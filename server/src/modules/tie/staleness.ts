import { nucleusIsDue } from '../../jobs/schedule.js';
import type { Effect, Operations } from '../../journal/operation.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { activeClusters } from '../membership/store.js';
import { StalenessStore } from './staleness-store.js';

/** How many become stale in one go; the next go takes the rest. */
const BATCH = 1_000;

/** It was reconfirmed or ended meanwhile. */
class NotDue extends Error {}

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

/**
 * Makes ties stale that neither side reconfirmed in time. Harmless when run at any time and by several servers at once. What fails does not
 * hold up the others; it is thrown at the end.
 */
export async function tiesBecomeStale(database: Database, operations: Operations): Promise<void> {
  const store = new StalenessStore(database);
  const failures: unknown[] = [];
  for (const tieId of await store.due(BATCH)) {
    const requestId = newId();
    try {
      await operations.perform({ author: { kind: 'clock', id: 'clock' }, name: 'tieBecomesStale', key: requestId, input: { tieId }, requestId }, becomeStale(store, tieId, requestId));
    } catch (error) {
      if (!(error instanceof NotDue)) failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some ties did not become stale');
}
