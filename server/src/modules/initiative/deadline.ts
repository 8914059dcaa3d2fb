import type { InitiativeState } from '../../generated/schema.js';
import type { Effect, Operations } from '../../journal/operation.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { mailEnding } from './closing-mail.js';
import { DeadlineStore } from './deadline-store.js';
import { outcomeOf } from './rules.js';

/** How many are closed in one go; the next go takes the rest. */
const BATCH = 100;

export type Closed = { initiativeId: string; state: InitiativeState };

/**
 * There is nothing to close: it was closed or called off meanwhile, or it is not due by the clock of the database's member that writes, though
 * it was by that of the one that was read.
 */
class NotDue extends Error {}

/** The effect of the deadline; throws NotDue, so that nothing is stored of a closing that was none. */
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

/** Of several servers the first closes it; the others wait for its lock and find nothing to do. */
function close(store: DeadlineStore, operations: Operations, origin: string, id: string): Promise<Closed> {
  const requestId = newId();
  return operations.perform(
    { author: { kind: 'clock', id: 'clock' }, name: 'initiativeClose', key: requestId, input: { initiativeId: id }, requestId },
    lockDue(store, origin, id, requestId),
  );
}

/**
 * Locks every joint action whose deadline passed, or ends it as unsuccessful; gives what became of each. Harmless when run at any time
 * and by several servers at once. What fails does not hold up the others; it is thrown at the end.
 * @param origin the address that people open, for the links of the mails that tell of it
 */
export async function closeDueInitiatives(database: Database, operations: Operations, origin: string): Promise<Closed[]> {
  const store = new DeadlineStore(database);
  const closed: Closed[] = [];
  const failures: unknown[] = [];
  for (const id of await store.due(BATCH)) {
    try {
      closed.push(await close(store, operations, origin, id));
    } catch (error) {
      if (!(error instanceof NotDue)) failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some joint actions could not be closed');
  return closed;
}
