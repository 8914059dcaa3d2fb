import { contentOf, type StoredEntry } from '../../journal/chain.js';
import { fieldsOf } from './rules.js';
import type { ExportRow } from './store.js';

export type ExportFormat = 'csv' | 'jsonl';

/** What a table takes for a formula: these beginnings are told apart by an apostrophe, which the table shows as text. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell of a CSV file, after RFC 4180. */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const COLUMNS: [name: string, cell: (row: ExportRow) => string | number | null][] = [
  ['number', ({ number }) => number],
  ['at', ({ at }) => at],
  ['action', ({ action }) => action],
  ['actorKind', ({ actorKind }) => actorKind],
  ['actorName', ({ actorName }) => actorName],
  ['organization', ({ organizationName }) => organizationName],
  ['objectType', ({ objectType }) => objectType],
  ['objectId', ({ objectId }) => objectId],
  ['changedFields', ({ change }) => fieldsOf(change).map(({ field }) => field).join(' ')],
  ['requestId', ({ requestId }) => requestId],
  ['hash', ({ hash }) => hash],
  ['previousHash', ({ previousHash }) => previousHash],
];

/** Tables take the file for UTF-8 by this. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/** An entry that is told is all that its hash covers, so that anybody can compute it anew; of another one its place in the chain. */
function jsonLine(row: ExportRow): string {
  const { told, journalId, number, at, previousHash, hash } = row;
  return JSON.stringify(told ? { ...contentOf(row as StoredEntry), hash } : { journalId, number, at, previousHash, hash });
}

/** The rows as a file of the format, in parts. */
export async function* exportFile(rows: AsyncIterable<ExportRow>, format: ExportFormat): AsyncGenerator<string> {
  if (format === 'csv') yield `${BYTE_ORDER_MARK}${COLUMNS.map(([name]) => name).join(',')}${LINE_END}`;
  for await (const row of rows) {
    yield format === 'csv' ? `${COLUMNS.map(([, cell]) => csvCell(cell(row))).join(',')}${LINE_END}` : `${jsonLine(row)}\n`;
  }
}
