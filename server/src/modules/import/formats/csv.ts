import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportRefused, SHEETS, type ImportSettings, type Reading, type Sheet, type Source } from '../rows.js';
import { csvRows } from './csv-rows.js';
import { LAYOUT, TO_ROWS } from './layout.js';
import { columnName, columnsOf, readTable, type RawTable } from './table.js';

/** Reads one sheet of the platform's own layout. */
export async function* readSheet<S extends Sheet>(sheet: S, table: RawTable, settings: ImportSettings): AsyncGenerator<Reading> {
  for await (const { place, values, ...faults } of readTable(table, LAYOUT[sheet])) {
    yield { place, sheet, rows: values === null ? [] : TO_ROWS[sheet](values, settings), ...faults };
  }
}

/** The files of the platform's own layout in a folder: any of its sheets, at least one. */
export async function openCsv(folder: string, settings: ImportSettings): Promise<Source> {
  const present = new Set(await readdir(folder));
  const sheets = SHEETS.filter((sheet) => present.has(`${sheet}.csv`));
  if (sheets.length === 0) throw new ImportRefused(`${folder} holds none of ${SHEETS.map((sheet) => `${sheet}.csv`).join(', ')}.`);
  const others = [...present].filter((file) => file.endsWith('.csv') && !sheets.some((sheet) => file === `${sheet}.csv`));
  const table = (sheet: Sheet): RawTable => ({
    file: `${sheet}.csv`,
    rows: csvRows(join(folder, `${sheet}.csv`), new Set(columnsOf(LAYOUT[sheet]).keys())),
  });
  return {
    paths: sheets.map((sheet) => join(folder, `${sheet}.csv`)),
    notes: others.sort().map((file) => `${file} is left out: its name is none of the layout's.`),
    columnOf: (_sheet, field) => columnName(field),
    projectTies: { source: settings.source, visibility: 'MEMBERS' },
    async *read() {
      for (const sheet of sheets) yield* readSheet(sheet, table(sheet), settings);
    },
    close: async () => undefined,
  };
}
