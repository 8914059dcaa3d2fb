import { finishJob, whileHeld } from '../../../server/src/jobs/lease.js';
import { NUCLEUS_JOB, nucleusIsDue, recurringAreDue, scheduleNext } from '../../../server/src/jobs/schedule.js';
import { newId } from '../../../server/src/shared/identifier.js';
import { openDatabase } from '../import/kit.js';

const database = openDatabase();
afterAll(() => database.close());

it('keeps a job for as long as it is worked on, and not when it was given back', async () => {
  const job = { name: `test:${newId()}`, dueAt: '' };
  const holder = newId();
  await database.runOnce("CREATE (:Job {name: $name, holder: $holder, leasedUntil: datetime('2026-01-01T00:00:00Z')})", { ...job, holder });
  const leasedUntil = async (): Promise<string> => {
    const [row] = await database.read<{ at: string }>('MATCH (j:Job {name: $name}) RETURN j.leasedUntil AS at', job);
    return row?.at ?? '';
  };
  let within = '';
  await whileHeld(
    database,
    job,
    holder,
    async () => {
      while (within === '' || within.startsWith('2026-01-01')) within = await leasedUntil();
    },
    20,
  );
  expect(Date.parse(within)).toBeGreaterThan(Date.now() + 200_000);
  await database.runOnce("MATCH (j:Job {name: $name}) SET j.leasedUntil = datetime('2026-01-01T00:00:00Z') REMOVE j.holder", job);
  for (let reads = 0; reads < 20; reads++) expect(await leasedUntil()).toMatch(/^2026-01-01/);
  await database.runOnce('MATCH (j:Job {name: $name}) DELETE j', job);
});

/** A nucleus's job in the hands of somebody here, so that no server takes it, which began a moment after it was due. */
async function takenJob() {
  const [clusterId, holder] = [newId(), newId()];
  const job = { name: NUCLEUS_JOB + clusterId, dueAt: '2026-01-01T00:00:00Z' };
  await database.runOnce(
    `CREATE (:Job {name: $name, holder: $holder, leasedUntil: datetime.realtime() + duration('PT1H'), dueAt: datetime($dueAt), startedAt: datetime($dueAt) + duration('PT1S')})`,
    { ...job, holder },
  );
  const dueAt = async (): Promise<string | null> => (await database.read<{ at: string | null }>('MATCH (j:Job {name: $name}) RETURN j.dueAt AS at', job))[0]?.at ?? null;
  const set = (what: string) => database.runOnce(`MATCH (j:Job {name: $name}) SET ${what}`, { ...job, holder });
  return {
    dueAt,
    set,
    take: () => set("j.holder = $holder, j.leasedUntil = datetime.realtime() + duration('PT1H'), j.startedAt = datetime.realtime()"),
    change: () => database.write((transaction) => nucleusIsDue(transaction, [clusterId])),
    finish: (failure: string | null) => finishJob(database, job, holder, failure),
    remove: () => database.runOnce('MATCH (j:Job {name: $name}) DELETE j', job),
  };
}

it('does not put off what is due when more changes come, and does again what changed while it was done', async () => {
  const job = await takenJob();
  await job.change();
  const due = await job.dueAt();
  expect(Date.parse(due ?? '')).toBeGreaterThan(Date.now() - 60_000);
  await job.change();
  expect(await job.dueAt()).toBe(due);
  await job.finish(null);
  expect(await job.dueAt()).toBe(due);
  await job.take();
  await job.set("j.dueAt = datetime('2026-01-01T00:00:00Z')");
  await job.finish(null);
  expect(await job.dueAt()).toBeNull();
  await job.change();
  expect(await job.dueAt()).not.toBeNull();
  await job.remove();
});

it('waits twice as long after each failure in a row, up to an hour, and forgets them once it is done', async () => {
  const job = await takenJob();
  const waits = [];
  for (let failures = 0; failures < 8; failures++) {
    await job.take();
    const begun = Date.now();
    await job.finish('it cannot be done');
    waits.push(Math.round((Date.parse((await job.dueAt()) ?? '') - begun) / 60_000));
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  await job.take();
  await job.finish(null);
  await job.take();
  await job.finish('again');
  expect(Date.parse((await job.dueAt()) ?? '') - Date.now()).toBeLessThan(90_000);
  await job.remove();
});

it('does each day at its beginning what is done once a day', async () => {
  await recurringAreDue(database);
  await scheduleNext(database, 'nuclei:daily');
  const [job] = await database.read<{ at: string }>("MATCH (j:Job {name: 'nuclei:daily'}) RETURN j.dueAt AS at");
  const wait = Date.parse(job?.at ?? '') - Date.now();
  expect([job?.at.slice(10, 16), wait > -60_000, wait <= 24 * 3_600_000]).toEqual(['T00:00', true, true]);
});
