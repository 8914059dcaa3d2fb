import { z } from 'zod';
import type { Place, Problem } from '../rows.js';

/** One row as it stands in a file, before its cells are understood. */
export type RawRow = {
  line: number;
  cells: string[];
  /** Why the row could not be cut into cells. */
  fault?: string;
};

/** A file or sheet: its name for reports, and its rows with the header first. */
export type RawTable = { file: string; rows: AsyncIterable<RawRow> };

/** One row of a table: its values, or what is wrong with it. */
export type TableReading<Values> =
  | { place: Place; values: Values; problems: [] }
  | { place: Place; values: null; problems: Problem[]; wholeFile?: true };

const LONGEST_VALUE = 200;

/** The column of a field: `nameKk` is `name_kk`. */
export const columnName = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The columns that a layout knows, with their fields. */
export const columnsOf = (schema: z.ZodObject): Map<string, string> => new Map(Object.keys(schema.shape).map((key) => [columnName(key), key]));

const isCompulsory = (field: unknown): boolean => !(field instanceof z.ZodOptional);
const shortened = (value: string): string => (value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE)}…`);
const isEmpty = (row: RawRow): boolean => row.fault === undefined && row.cells.every((cell) => cell.trim() === '');
const counted = (count: number): string => (count === 1 ? '1 cell' : `${count} cells`);

type Header = { keys: string[]; problems: Problem[] };

function readHeader(row: RawRow, schema: z.ZodObject): Header {
  const known = columnsOf(schema);
  const names = row.cells.map((cell) => cell.trim().toLowerCase());
  while (names.at(-1) === '') names.pop();
  if (row.fault !== undefined) return { keys: [], problems: [{ column: '', value: '', reason: row.fault }] };
  const problems: Problem[] = [];
  names.forEach((name, index) => {
    if (!known.has(name)) problems.push({ column: name, value: name, reason: `There is no column "${name}". Known are: ${[...known.keys()].join(', ')}.` });
    else if (names.indexOf(name) < index) problems.push({ column: name, value: name, reason: `The column "${name}" stands in the header twice.` });
  });
  for (const [column, key] of known) {
    if (isCompulsory(schema.shape[key]) && !names.includes(column)) {
      problems.push({ column, value: '', reason: `The column "${column}" is missing; it is compulsory.` });
    }
  }
  return { keys: names.map((name) => known.get(name) ?? name), problems };
}

function shapeProblem(row: RawRow, width: number): Problem | null {
  if (row.fault !== undefined) return { column: '', value: shortened(row.cells.join(' ')), reason: row.fault };
  const surplus = row.cells.slice(width).some((cell) => cell.trim() !== '');
  if (row.cells.length === width || (row.cells.length > width && !surplus)) return null;
  return { column: '', value: shortened(row.cells.join(' | ')), reason: `The row has ${counted(row.cells.length)}, the header has ${width}.` };
}

function cellProblems(error: z.ZodError, cells: Record<string, string>): Problem[] {
  const problems = new Map<string, Problem>();
  for (const issue of error.issues) {
    const key = String(issue.path[0] ?? '');
    if (!problems.has(key)) problems.set(key, { column: columnName(key), value: shortened(cells[key] ?? ''), reason: issue.message });
  }
  return [...problems.values()];
}

/** Understands the rows of a table by a layout. An error in the header is one of the whole file: no row of it is read then. */
export async function* readTable<Schema extends z.ZodObject>(table: RawTable, schema: Schema): AsyncGenerator<TableReading<z.output<Schema>>> {
  let header: Header | null = null;
  for await (const row of table.rows) {
    if (isEmpty(row)) continue;
    const place = { file: table.file, line: row.line };
    if (header === null) {
      header = readHeader(row, schema);
      if (header.problems.length === 0) continue;
      yield { place, values: null, problems: header.problems, wholeFile: true };
      return;
    }
    const shape = shapeProblem(row, header.keys.length);
    if (shape !== null) {
      yield { place, values: null, problems: [shape] };
      continue;
    }
    const cells = Object.fromEntries(header.keys.map((key, index) => [key, row.cells[index] ?? '']));
    const parsed = schema.safeParse(cells);
    yield parsed.success ? { place, values: parsed.data, problems: [] } : { place, values: null, problems: cellProblems(parsed.error, cells) };
  }
  if (header === null) {
    const reason = `The file is empty; its first row names the columns: ${[...columnsOf(schema).keys()].join(', ')}.`;
    yield { place: { file: table.file, line: 1 }, values: null, problems: [{ column: '', value: '', reason }], wholeFile: true };
  }
}
