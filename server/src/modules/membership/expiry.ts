import type { Effect, Operations } from '../../journal/operation.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { ExpiryStore, type Overdue } from './expiry-store.js';

/** It was decided or taken back meanwhile. */
class NotDue extends Error {}

const expire =
  (store: ExpiryStore, { id, clusterId, organizationId }: Overdue, requestId: string) =>
  async (transaction: Transaction): Promise<Effect<{ membershipId: string }>> => {
    if (!(await store.expire(transaction, id, requestId))) throw new NotDue();
    const [before, after] = [{ state: 'APPLIED' }, { state: 'EXPIRED' }];
    return {
      answer: { membershipId: id },
      entries: [{ journalId: clusterId, action: 'membership.expire', organizationId, objectType: 'Membership', objectId: id, change: { from: 'APPLIED' }, before, after }],
    };
  };

/** Ends applications that nobody decided in time; gives how many. Harmless when run at any time and by several servers at once. */
export async function expireApplications(database: Database, operations: Operations): Promise<number> {
  const store = new ExpiryStore(database);
  let count = 0;
  for (const overdue of await store.overdue()) {
    const requestId = newId();
    try {
      await operations.perform(
        { author: { kind: 'clock', id: 'clock' }, name: 'applicationExpire', key: requestId, input: { membershipId: overdue.id }, requestId },
        expire(store, overdue, requestId),
      );
      count += 1;
    } catch (error) {
      if (!(error instanceof NotDue)) throw error;
    }
  }
  return count;
}
