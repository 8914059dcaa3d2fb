import type { FastifyBaseLogger } from 'fastify';
import { BudgetStore } from '../api/budget/store.js';
import { anchorJournals, type AnchorSettings } from '../journal/anchor.js';
import { Operations } from '../journal/operation.js';
import { pruneOperations } from '../journal/prune.js';
import { eraseUnconfirmed } from '../modules/account/erasure.js';
import { closeDueInitiatives } from '../modules/initiative/deadline.js';
import { tellCouncils } from '../modules/council/waiting-mail.js';
import { expireApplications } from '../modules/membership/expiry.js';
import { computeNucleus } from '../modules/nucleus/compute.js';
import { forgetReplaced } from '../modules/nucleus/snapshot-store.js';
import { tiesBecomeStale } from '../modules/tie/staleness.js';
import type { Databases } from '../neo4j/analytics.js';
import type { Database } from '../neo4j/database.js';
import { loggable } from '../observe/error.js';
import { newId } from '../shared/identifier.js';
import { finishJob, takeDueJob, whileHeld, type JobKind } from './lease.js';
import { repeat } from './loop.js';
import { allNucleiAreDue, isRecurring, NUCLEUS_JOB, recurringAreDue, scheduleNext, type RecurringJob } from './schedule.js';

/** How often every server removes what only says that nothing is owed. */
const TIDY_MS = 60_000;

const INTERRUPTED = 'the jobs were interrupted';

/** The address that people open, for links in mails, and where the heads of the journals are kept. */
export type JobSettings = { origin: string; anchors: AnchorSettings };

/**
 * Does what falls due and is soon done, until it is stopped: closes purchases after their deadline, keeps the heads of the journals outside
 * the database, forgets full budgets, old operations, replaced snapshots and accounts that nobody confirmed, ends applications that nobody
 * decided, tells councils what waits for them, and calls ties stale that nobody reconfirmed. Several servers may run it at once. Gives the
 * function that stops it and waits for what is in hand.
 */
export function startJobs(database: Database, log: FastifyBaseLogger, { origin, anchors }: JobSettings): () => Promise<unknown> {
  const operations = new Operations(database);
  const budgets = new BudgetStore(database);
  const recurring: Record<RecurringJob, () => Promise<unknown>> = {
    'accounts:prune': () => eraseUnconfirmed(database),
    'applications:expire': () => expireApplications(database, operations, origin),
    'councils:tell': () => tellCouncils(database, origin),
    'journal:anchor': () => anchorJournals(database, anchors),
    'nuclei:daily': () => allNucleiAreDue(database),
    'operations:prune': () => pruneOperations(database),
    'snapshots:prune': () => forgetReplaced(database),
    'ties:stale': () => tiesBecomeStale(database, operations),
  };

  async function run(name: string): Promise<void> {
    if (!isRecurring(name)) throw new Error(`nobody knows the job ${name}`);
    await recurring[name]();
    await scheduleNext(database, name);
  }

  let scheduled = false;
  const takeDue = dueJobs(database, log, 'other', run);
  async function recur(stopped: () => boolean): Promise<void> {
    if (!scheduled) await recurringAreDue(database);
    scheduled = true;
    await takeDue(stopped);
  }

  // Each by itself: a deadline is kept on time, whatever the others take.
  const stops = [
    repeat(() => closeDueInitiatives(database, operations, origin), log, 'purchases were not closed'),
    repeat(() => budgets.forgetFull(), log, 'full budgets were not forgotten', TIDY_MS),
    repeat(recur, log, INTERRUPTED),
  ];
  return () => Promise.all(stops.map((stop) => stop()));
}

/**
 * Computes nuclei anew after ties changed and when a day has begun, one at a time, until it is stopped: a large one takes minutes. Several
 * servers may run it at once. Gives the function that stops it and waits for the nucleus in hand.
 */
export function startAnalyses({ database, analytics }: Pick<Databases, 'database' | 'analytics'>, log: FastifyBaseLogger): () => Promise<unknown> {
  const operations = new Operations(database);
  const compute = async (clusterId: string) => computeNucleus(database, operations, clusterId, await today(database), analytics, true);
  return repeat(dueJobs(database, log, 'nucleus', (name) => compute(name.slice(NUCLEUS_JOB.length))), log, INTERRUPTED);
}

/** A round that takes one due job of a kind after the other and runs it, until none is due or `stopped` says so. */
function dueJobs(database: Database, log: FastifyBaseLogger, kind: JobKind, run: (name: string) => Promise<unknown>): (stopped: () => boolean) => Promise<void> {
  const holder = newId();
  return async (stopped) => {
    while (!stopped()) {
      const job = await takeDueJob(database, holder, kind);
      if (job === null) return;
      const failure = await whileHeld(database, job, holder, () => run(job.name)).then(() => null, loggable);
      if (failure !== null) log.error({ job: job.name, failure }, 'a job failed');
      await finishJob(database, job, holder, failure === null ? null : [failure.type, failure.code, failure.message].filter((part) => part !== undefined).join(': '));
    }
  };
}

/** The day by the database's clock, by which jobs fall due: at midnight this server's own may still be a day behind. */
async function today(database: Database): Promise<string> {
  const [row] = await database.read<{ day: string }>('RETURN toString(date(datetime.realtime())) AS day');
  if (row === undefined) throw new Error('the database does not know the day');
  return row.day;
}
