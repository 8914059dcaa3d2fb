import type { Database } from '../neo4j/database.js';
import { whileRenewed } from '../neo4j/renewal.js';
import { NUCLEUS_JOB } from './schedule.js';

/** A server that dies in the middle of a job keeps the others waiting that long. */
const LEASE_SECONDS = 300;

/** A job that is still being done is kept: the analysis of a very large cluster takes longer than a lease. */
const RENEW_MS = 60_000;

/** A job taken by this server, with the moment that it was due for: one that becomes due meanwhile stays due. */
export type TakenJob = { name: string; dueAt: string };

/** The nuclei of clusters, of which a large one takes minutes; all else is soon done. */
export type JobKind = 'nucleus' | 'other';

/** Takes the job of a kind that is due longest and that nobody works on; null when there is none. Of several servers one gets it. */
export async function takeDueJob(database: Database, holder: string, kind: JobKind): Promise<TakenJob | null> {
  const taken = await database.write((transaction) =>
    transaction.run<TakenJob>(
      `MATCH (j:Job) WHERE j.name STARTS WITH $nucleus = $isNucleus AND j.dueAt <= datetime.realtime() AND (j.leasedUntil IS NULL OR j.leasedUntil < datetime.realtime())
       WITH j ORDER BY j.dueAt LIMIT 1
       SET j.asked = $holder
       WITH j WHERE j.dueAt <= datetime.realtime() AND (j.leasedUntil IS NULL OR j.leasedUntil < datetime.realtime())
       SET j.holder = $holder, j.startedAt = datetime.realtime(), j.leasedUntil = datetime.realtime() + duration({seconds: $lease})
       RETURN j.name AS name, toString(j.dueAt) AS dueAt`,
      { holder, lease: LEASE_SECONDS, nucleus: NUCLEUS_JOB, isNucleus: kind === 'nucleus' },
    ),
  );
  return taken[0] ?? null;
}

/** Does work for a taken job, and keeps the job from other servers for as long as that takes. */
export async function whileHeld<Result>(
  database: Database,
  job: TakenJob,
  holder: string,
  work: () => Promise<Result>,
  renewMs = RENEW_MS,
): Promise<Result> {
  const renew = (): Promise<unknown> =>
    database.write((transaction) =>
      transaction.run(
        `MATCH (j:Job {name: $name})
         SET j.asked = $holder
         WITH j WHERE j.holder = $holder
         SET j.leasedUntil = datetime.realtime() + duration({seconds: $lease})`,
        { name: job.name, holder, lease: LEASE_SECONDS },
      ),
    );
  return whileRenewed(renew, renewMs, work);
}

/** Gives a job back: done, unless it became due again meanwhile; after a failure it is due a minute later, after each further one in a row twice that, up to an hour. */
export async function finishJob(database: Database, job: TakenJob, holder: string, failure: string | null): Promise<void> {
  await database.write((transaction) =>
    transaction.run(
      `MATCH (j:Job {name: $name, holder: $holder})
       SET j.finishedAt = datetime.realtime(), j.failure = $failure, j.failures = CASE WHEN $failure IS NOT NULL THEN coalesce(j.failures, 0) + 1 END
       SET j.dueAt = CASE WHEN $failure IS NOT NULL THEN datetime.realtime() + duration({minutes: CASE WHEN j.failures > 6 THEN 60 ELSE toInteger(2 ^ (j.failures - 1)) END})
                          WHEN toString(j.dueAt) = $dueAt THEN null ELSE j.dueAt END
       REMOVE j.holder, j.leasedUntil`,
      { name: job.name, holder, dueAt: job.dueAt, failure },
    ),
  );
}
