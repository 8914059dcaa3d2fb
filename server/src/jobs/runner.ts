import type { FastifyBaseLogger } from 'fastify';
import { BudgetStore } from '../api/budget/store.js';
import { anchorJournals, type AnchorSettings } from '../journal/anchor.js';
import { Operations } from '../journal/operation.js';
import { pruneOperations } from '../journal/prune.js';
import { closeDueInitiatives } from '../modules/initiative/deadline.js';
import { computeNucleus } from '../modules/nucleus/compute.js';
import { forgetReplaced } from '../modules/nucleus/snapshot-store.js';
import type { Databases } from '../neo4j/analytics.js';
import type { Database } from '../neo4j/database.js';
import { loggable } from '../observe/error.js';
import { newId } from '../shared/identifier.js';
import { finishJob, takeDueJob, whileHeld } from './lease.js';
import { repeat } from './loop.js';
import { allNucleiAreDue, isRecurring, NUCLEUS_JOB, recurringAreDue, scheduleNext, type RecurringJob } from './schedule.js';

/** How often every server removes what only says that nothing is owed. */
const TIDY_MS = 60_000;

/**
 * Does what falls due, until it is stopped: closes purchases after their deadline, computes nuclei anew after ties changed and when a day
 * has begun, keeps the heads of the journals outside the database and forgets old operations and replaced snapshots. Several servers may run
 * it at once. Gives the function that stops it and waits for the job in hand.
 */
export function startJobs({ database, analytics }: Pick<Databases, 'database' | 'analytics'>, log: FastifyBaseLogger, anchors: AnchorSettings): () => Promise<void> {
  const operations = new Operations(database);
  const budgets = new BudgetStore(database);
  const holder = newId();
  let tidyAt = 0;
  let scheduled = false;

  async function round(stopped: () => boolean): Promise<void> {
    if (!scheduled) await recurringAreDue(database);
    scheduled = true;
    await closeDueInitiatives(database, operations).catch((error: unknown) => log.error({ failure: loggable(error) }, 'purchases were not closed'));
    if (Date.now() >= tidyAt) {
      tidyAt = Date.now() + TIDY_MS;
      await budgets.forgetFull().catch((error: unknown) => log.error({ failure: loggable(error) }, 'full budgets were not forgotten'));
    }
    for (let job = await takeDueJob(database, holder); job !== null && !stopped(); job = await takeDueJob(database, holder)) {
      const { name } = job;
      const failure = await whileHeld(database, job, holder, () => run(name)).then(() => null, (error: unknown) => String(error));
      if (failure !== null) log.error({ job: job.name, failure }, 'a job failed');
      await finishJob(database, job, holder, failure);
    }
  }

  const recurring: Record<RecurringJob, () => Promise<unknown>> = {
    'journal:anchor': () => anchorJournals(database, anchors),
    'nuclei:daily': () => allNucleiAreDue(database),
    'operations:prune': () => pruneOperations(database),
    'snapshots:prune': () => forgetReplaced(database),
  };

  async function run(name: string): Promise<void> {
    if (isRecurring(name)) {
      await recurring[name]();
      await scheduleNext(database, name);
      return;
    }
    if (!name.startsWith(NUCLEUS_JOB)) throw new Error(`nobody knows the job ${name}`);
    await computeNucleus(database, operations, name.slice(NUCLEUS_JOB.length), await today(database), analytics);
  }

  return repeat(round, log, 'the jobs were interrupted');
}

/** The day by the database's clock, by which jobs fall due: at midnight this server's own may still be a day behind. */
async function today(database: Database): Promise<string> {
  const [row] = await database.read<{ day: string }>('RETURN toString(date(datetime.realtime())) AS day');
  if (row === undefined) throw new Error('the database does not know the day');
  return row.day;
}
