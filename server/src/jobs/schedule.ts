import type { Database, Transaction } from '../neo4j/database.js';

const DAILY = 24 * 60;

/** What is done again and again, by the name of the job, and every how many minutes, counted from midnight by UTC. */
export const RECURRING = { 'accounts:prune': DAILY, 'applications:expire': DAILY, 'councils:tell': 10, 'journal:anchor': 10, 'nuclei:daily': DAILY, 'operations:prune': DAILY, 'snapshots:prune': DAILY, 'ties:stale': 10 } as const;

export type RecurringJob = keyof typeof RECURRING;

/** Whether the job is one that is done again and again. */
export const isRecurring = (name: string): name is RecurringJob => Object.hasOwn(RECURRING, name);

/** Makes the recurring jobs of a new installation due. */
export async function recurringAreDue(database: Database): Promise<void> {
  await database.write((transaction) =>
    transaction.run(
      `UNWIND $names AS name
       MERGE (j:Job {name: name})
       SET j.dueAt = coalesce(j.dueAt, datetime.realtime())`,
      { names: Object.keys(RECURRING).sort() },
    ),
  );
}

/** Notes, while the job runs, when it is to run next. */
export async function scheduleNext(database: Database, name: RecurringJob): Promise<void> {
  await database.write((transaction) =>
    transaction.run(
      'MATCH (j:Job {name: $name}) SET j.dueAt = datetime({epochSeconds: $seconds * (datetime.realtime().epochSeconds / $seconds + 1)})',
      { name, seconds: RECURRING[name] * 60 },
    ),
  );
}

/** Ties seldom change alone: a moment's wait lets one computation serve several changes. */
const NUCLEUS_DELAY_SECONDS = 3;

export const NUCLEUS_JOB = 'nucleus:';

/**
 * Notes, in the transaction of the change, that the nucleus of these clusters is to be computed anew. What is due already is not put off, or
 * changes that keep coming would do so for ever; a run that has begun may have read before this change, so another one is to follow it.
 */
export async function nucleusIsDue(transaction: Transaction, clusterIds: readonly string[]): Promise<void> {
  await transaction.run(
    `UNWIND $names AS name
     MERGE (j:Job {name: name})
     SET j.asked = name
     WITH j
     SET j.dueAt = CASE WHEN j.dueAt IS NULL OR j.dueAt <= j.startedAt THEN datetime.realtime() + duration({seconds: $delay}) ELSE j.dueAt END`,
    { names: clusterIds.map((id) => NUCLEUS_JOB + id).sort(), delay: NUCLEUS_DELAY_SECONDS },
  );
}

/** Notes that all nuclei are to be looked at anew: a new day has begun, with which ties begin and end and years are over. */
export async function allNucleiAreDue(database: Database): Promise<void> {
  await database.write(async (transaction) => {
    const rows = await transaction.run<{ id: string }>("MATCH (c:Cluster) WHERE EXISTS { (c)<-[:IN]-(:Membership {state: 'ACTIVE'}) } RETURN c.id AS id");
    await nucleusIsDue(transaction, rows.map(({ id }) => id));
  });
}
