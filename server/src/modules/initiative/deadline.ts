import type { InitiativeState } from '../../generated/schema.js';
import type { Effect, Operations } from '../../journal/operation.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { DeadlineStore, type DueRow } from './deadline-store.js';
import { outcomeOf } from './rules.js';

/** How many are closed in one go; the next go takes the rest. */
const BATCH = 100;

export type Closed = { initiativeId: string; state: InitiativeState };

/** The effect of the deadline. One that was called off meanwhile stays as it is. */
const lockDue =
  (store: DeadlineStore, initiativeId: string, requestId: string) =>
  async (transaction: Transaction): Promise<Effect<Closed>> => {
    const collected = await store.lock(transaction, initiativeId, requestId);
    if (collected === null) throw new Error(`the joint action ${initiativeId} is due and gone`);
    if (collected.state !== 'COLLECTING' || !collected.due) return { answer: { initiativeId, state: collected.state }, entries: [] };
    const outcome = outcomeOf(collected);
    await store.close(transaction, initiativeId, outcome);
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

/** Keyed by the deadline, so that of several servers one closes it, and a deadline that was moved is a new one. */
function close(store: DeadlineStore, operations: Operations, { id, deadlineAt }: DueRow): Promise<Closed> {
  const requestId = newId();
  return operations.perform(
    { author: { kind: 'clock', id: 'clock' }, name: 'initiativeClose', key: `${id}:${deadlineAt}`, input: { initiativeId: id }, requestId },
    lockDue(store, id, requestId),
  );
}

/**
 * Locks every joint action whose deadline passed, or ends it as unsuccessful; gives what became of each. Harmless when run at any time
 * and by several servers at once. What fails does not hold up the others; it is thrown at the end.
 */
export async function closeDueInitiatives(database: Database, operations: Operations): Promise<Closed[]> {
  const store = new DeadlineStore(database);
  const closed: Closed[] = [];
  const failures: unknown[] = [];
  for (const due of await store.due(BATCH)) {
    try {
      closed.push(await close(store, operations, due));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some joint actions could not be closed');
  return closed;
}
