import { AsyncLocalStorage } from 'node:async_hooks';

/** The work in hand must be over by a certain time, and is not. */
export class DeadlinePassed extends Error {}

const deadlines = new AsyncLocalStorage<number>();

/** Runs work that may read and write for so long, with all that it starts. What runs outside of this (jobs, commands) has all the time it needs. */
export const within = <Result>(milliseconds: number, work: () => Result): Result => deadlines.run(Date.now() + milliseconds, work);

/** Milliseconds that are left for the work in hand; null for work without a deadline. Throws when there are none. */
function timeLeft(): number | null {
  const deadline = deadlines.getStore();
  if (deadline === undefined) return null;
  const left = deadline - Date.now();
  if (left <= 0) throw new DeadlinePassed();
  return left;
}

/** The result of the work, or DeadlinePassed when it is not there in time; the work itself may go on. */
export async function inTime<Result>(work: (leftMs: number | null) => Promise<Result>): Promise<Result> {
  const left = timeLeft();
  if (left === null) return work(null);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => (timer = setTimeout(() => reject(new DeadlinePassed()), left)));
  return Promise.race([work(left), late]).finally(() => clearTimeout(timer));
}
