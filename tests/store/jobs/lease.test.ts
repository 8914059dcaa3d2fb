import { whileHeld } from '../../../server/src/jobs/lease.js';
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
