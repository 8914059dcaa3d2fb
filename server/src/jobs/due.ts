import type { Effect, Operations } from '../journal/operation.js';
import type { Transaction } from '../neo4j/database.js';
import { newId } from '../shared/identifier.js';

/**
 * There is nothing to do: somebody did it meanwhile, or it is not due by the clock of the database's member that writes, though it was by that
 * of the one that was read. Thrown by an effect, so that nothing is stored of a change that was none.
 */
export class NotDue extends Error {}

/**
 * Does what is due in the name of the clock, one after the other and each by itself; gives the answers. Harmless when run at any time and by
 * several servers at once: the first does it, the others wait for its lock and find nothing to do. What fails does not hold up the others; it
 * is thrown at the end.
 * @param failed what is said where some could not be done
 * @param effect what is done with one, as an operation of the given id
 */
export async function performDue<Due extends Record<string, unknown>, Answer>(
  operations: Operations,
  { name, failed }: { name: string; failed: string },
  due: readonly Due[],
  effect: (due: Due, requestId: string) => (transaction: Transaction) => Promise<Effect<Answer>>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const failures: unknown[] = [];
  for (const input of due) {
    const requestId = newId();
    try {
      answers.push(await operations.perform({ author: { kind: 'clock', id: 'clock' }, name, key: requestId, input, requestId }, effect(input, requestId)));
    } catch (error) {
      if (!(error instanceof NotDue)) failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failed);
  return answers;
}
