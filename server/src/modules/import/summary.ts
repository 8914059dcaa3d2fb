import type { Numbered } from './cross-check.js';
import { SHEETS } from './rows.js';
import type { Outcome } from './run.js';

/** So many ids of a kind are printed; the rest is counted. */
const PRINTED_IDS = 20;

const number = (value: number): string => value.toLocaleString('en');

function idLine(kind: Numbered, ids: string[]): string[] {
  if (ids.length === 0) return [];
  const more = ids.length > PRINTED_IDS ? ` … and ${number(ids.length - PRINTED_IDS)} more` : '';
  return [`ids kept, ${kind}: ${ids.slice(0, PRINTED_IDS).join(', ')}${more}`];
}

/** The result of a run for people: a line a sheet, then the ids that were kept. */
export function summary({ kind, tallies, usable, bad, ids }: Outcome, reportPath: string): string {
  const touched = SHEETS.filter((sheet) => usable[sheet] + bad[sheet] + tallies[sheet].created + tallies[sheet].updated + tallies[sheet].unchanged > 0);
  const counts = touched.map((sheet) => {
    const { created, updated, unchanged } = tallies[sheet];
    const rows = kind === 'imported' ? `${number(created)} created, ${number(updated)} updated, ${number(unchanged)} unchanged` : `${number(usable[sheet])} good`;
    return `${sheet}: ${rows}, ${number(bad[sheet])} ${kind === 'imported' ? 'skipped' : 'bad'}`;
  });
  const badRows = SHEETS.reduce((sum, sheet) => sum + bad[sheet], 0);
  const report = badRows === 0 ? [] : [`${number(badRows)} bad ${badRows === 1 ? 'row' : 'rows'}: see ${reportPath}`];
  const nothing = kind === 'imported' ? [] : ['Nothing was changed.'];
  return [...counts, ...(Object.keys(ids) as Numbered[]).flatMap((of) => idLine(of, ids[of])), ...report, ...nothing].join('\n');
}
