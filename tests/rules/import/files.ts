import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CrossCheck } from '../../../server/src/modules/import/cross-check.js';
import { openCsv } from '../../../server/src/modules/import/formats/csv.js';
import type { ImportSettings, Reading, RowOf, Sheet, Source } from '../../../server/src/modules/import/rows.js';

export const SETTINGS: ImportSettings = { source: 'test', cluster: null, open: undefined, figures: undefined };

/** A folder of its own with these files. */
export async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ozek-import-test-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

/** All readings of a source, checked against one another and against a database that holds what `stored` names. */
export async function readingsOf(source: Source, settings = SETTINGS, stored: string[] = []): Promise<Reading[]> {
  const readings: Reading[] = [];
  for await (const reading of source.read()) readings.push(reading);
  await new CrossCheck(settings, source.columnOf, async (_kind, keys) => new Set(keys.filter((key) => stored.includes(key)))).check(readings);
  await source.close();
  return readings;
}

export type Complaint = { file: string; line: number; column: string; value: string; reason: string };

/** What is wrong with files in the platform's own layout. */
export async function complaintsAbout(files: Record<string, string | Uint8Array>, settings = SETTINGS, stored: string[] = []): Promise<Complaint[]> {
  const readings = await readingsOf(await openCsv(await folderWith(files), settings), settings, stored);
  return readings.flatMap(({ place, problems }) => problems.map((problem) => ({ ...place, ...problem })));
}

/** The rows of one sheet that files in the platform's own layout hold; they must be free of errors. */
export async function rowsIn<S extends Sheet>(sheet: S, files: Record<string, string | Uint8Array>, settings = SETTINGS): Promise<RowOf[S][]> {
  const readings = await readingsOf(await openCsv(await folderWith(files), settings), settings);
  expect(readings.flatMap(({ problems }) => problems)).toEqual([]);
  return readings.flatMap(({ rows }) => rows.filter((row) => row.sheet === sheet).map(({ row }) => row as RowOf[S]));
}
