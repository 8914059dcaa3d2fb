import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../access/actor.js';

/** What is noted of one request while it is answered, for its line in the log, its metrics and its trace. */
export type Noted = {
  /** What it asked for, out of few names that our own schema and routes give; null where nobody got so far. */
  operation: string | null;
  actorKind: Actor['kind'] | null;
  /** Code of the first error of a GraphQL answer. */
  errorCode: string | null;
};

const current = new AsyncLocalStorage<Noted>();

export const nothingNoted = (): Noted => ({ operation: null, actorKind: null, errorCode: null });

/** Runs the answering of a request so that `note` finds it. */
export const noting = <Result>(noted: Noted, work: () => Result): Result => current.run(noted, work);

/** Adds to what is noted of the request that is being answered; outside of one nothing happens. */
export function note(facts: Partial<Noted>): void {
  const noted = current.getStore();
  if (noted !== undefined) Object.assign(noted, facts);
}
