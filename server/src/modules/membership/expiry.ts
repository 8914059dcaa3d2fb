import { NotDue, performDue } from '../../jobs/due.js';
import type { Effect, Operations } from '../../journal/operation.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { mailDecision } from './decision-mail.js';
import { ExpiryStore, type Overdue } from './expiry-store.js';

const expire =
  (store: ExpiryStore, origin: string, { id, clusterId, organizationId }: Overdue, requestId: string) =>
  async (transaction: Transaction): Promise<Effect<{ membershipId: string }>> => {
    if (!(await store.expire(transaction, id, requestId))) throw new NotDue();
    await mailDecision(transaction, origin, id, { verdict: 'EXPIRED', reason: null });
    const [before, after] = [{ state: 'APPLIED' }, { state: 'EXPIRED' }];
    return {
      answer: { membershipId: id },
      entries: [{ journalId: clusterId, action: 'membership.expire', organizationId, objectType: 'Membership', objectId: id, change: { from: 'APPLIED' }, before, after }],
    };
  };

/**
 * Ends applications that nobody decided in time, and tells those who applied; gives how many. As `performDue`.
 * @param origin the address that people open, for the links of the mails
 */
export async function expireApplications(database: Database, operations: Operations, origin: string): Promise<number> {
  const store = new ExpiryStore(database);
  const kind = { name: 'applicationExpire', failed: 'some applications could not be ended' };
  const ended = await performDue(operations, kind, await store.overdue(), (overdue, requestId) => expire(store, origin, overdue, requestId));
  return ended.length;
}
