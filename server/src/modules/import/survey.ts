import type { CrossCheck } from './cross-check.js';
import type { Report } from './report.js';
import { SHEETS, type Place, type Reading, type Sheet, type SheetRow, type Source } from './rows.js';

/** What the first pass over the files found. */
export type Survey = {
  /** Rows that can be written, of each sheet. */
  usable: Record<Sheet, number>;
  /** Rows that cannot. */
  bad: Record<Sheet, number>;
  /** Whether a file as a whole cannot be read: then nothing is imported, whatever is asked for. */
  unreadable: boolean;
  isBad(place: Place): boolean;
};

const CHUNK = 1_000;

export const forEachSheet = <T>(make: (sheet: Sheet) => T): Record<Sheet, T> => Object.fromEntries(SHEETS.map((sheet) => [sheet, make(sheet)])) as Record<Sheet, T>;

async function* inChunks(readings: AsyncIterable<Reading>): AsyncGenerator<Reading[]> {
  let chunk: Reading[] = [];
  for await (const reading of readings) {
    chunk.push(reading);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Reads all rows once, checks each and writes the report. Of the good rows only their ids are kept, of the bad ones their lines. */
export async function survey(source: Source, check: CrossCheck, report: Report): Promise<Survey> {
  const usable = forEachSheet(() => 0);
  const bad = forEachSheet(() => 0);
  const badLines = new Map<string, Set<number>>();
  let unreadable = false;
  for await (const chunk of inChunks(source.read())) {
    await check.check(chunk);
    for (const { place, sheet, rows, problems, wholeFile } of chunk) {
      if (problems.length === 0) {
        for (const row of rows) usable[row.sheet]++;
        continue;
      }
      unreadable ||= wholeFile === true;
      bad[sheet]++;
      badLines.set(place.file, (badLines.get(place.file) ?? new Set()).add(place.line));
      await report.add(place, problems);
    }
  }
  return { usable, bad, unreadable, isBad: ({ file, line }) => badLines.get(file)?.has(line) === true };
}

/** The rows to write, in the order in which they may refer to one another. What follows from a row yields to what another row says. */
export async function* usableRows(source: Source, { isBad }: Survey, check: CrossCheck): AsyncGenerator<SheetRow> {
  for await (const { place, rows } of source.read()) {
    if (isBad(place)) continue;
    for (const [index, row] of rows.entries()) if (index === 0 || !check.isSaid(row)) yield row;
  }
}
