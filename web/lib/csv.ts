/** A cell that a spreadsheet would take for a formula starts with one of these. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /["\r\n]/;

/**
 * A table as CSV for a spreadsheet: UTF-8 with its mark. The separator follows the language, as spreadsheets do:
 * a comma is the decimal sign in Kazakh and Russian.
 */
export function toCsv(rows: string[][], locale: string): Blob {
  const separator = locale === 'en' ? ',' : ';';
  const lines = rows.map((row) => row.map((cell) => toCell(cell, separator)).join(separator));
  return new Blob(['\uFEFF', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' });
}

function toCell(value: string, separator: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return QUOTED.test(harmless) || harmless.includes(separator) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
