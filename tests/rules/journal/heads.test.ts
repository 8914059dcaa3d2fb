import { mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { JournalHeads } from '../../../server/src/modules/journal/heads.js';

const PAUSE_MS = 2_000;

let reads: string[][];
let written: Record<string, number>;
let heads: JournalHeads;
beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  [reads, written] = [[], { a: 5, b: 1 }];
  const read = async (ids: string[]) => {
    reads.push(ids);
    return ids.flatMap((id) => (written[id] === undefined ? [] : [{ id, head: written[id] }]));
  };
  heads = new JournalHeads(read, { error: () => undefined }, PAUSE_MS);
});
afterEach(() => mock.timers.reset());

/** Lets so many milliseconds pass, and all be done that is due meanwhile. */
async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += PAUSE_MS) {
    mock.timers.tick(PAUSE_MS);
    await setImmediate();
  }
}

const wait = (journalId: string, number: number, ended = new AbortController().signal) => heads.beyond({ journalId, number, withinMs: 30_000, ended });

it('looks once for all who wait, and tells those for whom there is something', async () => {
  const both = Promise.all([wait('a', 4), wait('a', 0), wait('b', 0)]);
  const later = wait('a', 5);
  await pass(PAUSE_MS);
  expect(await both).toEqual([5, 5, 1]);
  expect(reads).toEqual([['a', 'b']]);
  written['a'] = 7;
  await pass(PAUSE_MS);
  expect(await later).toBe(7);
  expect(reads).toEqual([['a', 'b'], ['a']]);
});

it('does not look while nobody waits', async () => {
  const one = new AbortController();
  const waited = wait('a', 5, one.signal);
  await pass(3 * PAUSE_MS);
  expect(reads).toHaveLength(3);
  one.abort();
  expect(await waited).toBe(5);
  await pass(100 * PAUSE_MS);
  expect(reads).toHaveLength(3);
  expect(await wait('a', 5, one.signal)).toBe(5);
});

it('lets nobody wait longer than they want to, also for a journal that does not exist or cannot be read', async () => {
  const broken = new JournalHeads(() => Promise.reject(new Error('no database')), { error: () => undefined }, PAUSE_MS);
  const waited = Promise.all([wait('none', 0), broken.beyond({ journalId: 'a', number: 2, withinMs: 30_000, ended: new AbortController().signal })]);
  await pass(30_000);
  expect(await waited).toEqual([0, 2]);
});
