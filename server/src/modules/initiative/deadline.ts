import type { InitiativeState } from '../../generated/schema.js';
import { NotDue, performDue } from '../../jobs/due.js';
import type { Effect, Operations } from '../../journal/operation.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { mailEnding } from './closing-mail.js';
import { DeadlineStore } from './deadline-store.js';
import { outcomeOf } from './rules.js';

/** How many are closed in one go; the next go takes the rest. */
const BATCH = 100;

export type Closed = { initiativeId: string; state: InitiativeState };

/** The effect of the deadline. */
const lockDue =
  (store: DeadlineStore, origin: string, initiativeId: string, requestId: string) =>
  async (transaction: Transaction): Promise<Effect<Closed>> => {
    const collected = await store.lock(transaction, initiativeId, requestId);
    if (collected === null) throw new Error(`the joint action ${initiativeId} is due and gone`);
    if (collected.state !== 'COLLECTING' || !collected.due) throw new NotDue();
    const outcome = outcomeOf(collected);
    await store.close(transaction, initiativeId, outcome);
    await mailEnding(transaction, origin, initiativeId, { outcome: outcome.reason ?? outcome.state });
    return {
      answer: { initiativeId, state: outcome.state },
      entries: [
        {
          journalId: collected.clusterId,
          action: outcome.state === 'LOCKED' ? 'initiative.lock' : 'initiative.fail',
          organizationId: collected.organizerId,
          objectType: 'Initiative',
          objectId: initiativeId,
          change: { from: 'COLLECTING', ...(outcome.reason === null ? {} : { reason: outcome.reason }) },
          before: { state: 'COLLECTING' },
          after: { state: outcome.state, closedReason: outcome.reason },
        },
      ],
    };
  };

/**
 * Locks every joint action whose deadline passed, or ends it as unsuccessful; gives what became of each. As `performDue`.
 * @param origin the address that people open, for the links of the mails that tell of it
 */
export async function closeDueInitiatives(database: Database, operations: Operations, origin: string): Promise<Closed[]> {
  const store = new DeadlineStore(database);
  const due = (await store.due(BATCH)).map((initiativeId) => ({ initiativeId }));
  const kind = { name: 'initiativeClose', failed: 'some joint actions could not be closed' };
  return performDue(operations, kind, due, ({ initiativeId }, requestId) => lockDue(store, origin, initiativeId, requestId));
}
