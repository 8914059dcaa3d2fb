import type { YearlyOutput } from './attributes.js';

/** What a sector of a region produced in a year, by a classification of activities that is, or begins like, ISIC or NACE. */
export type SectorOutput = { readonly region: string; readonly classification: string; readonly sector: string; readonly year: number; readonly output: number; readonly unit: string };

/** Fewer years than this say nothing of how a sector grows. */
const FEWEST_YEARS = 3;

/** A division or what lies below it, without the section's letter and the points: `C10.61` is `1061`. A section alone is none. */
const digitsOf = (code: string): string => code.replace(/^[A-Z]/, '').replaceAll('.', '');

/**
 * The output of a member's sector in its region: that of its first activity code, by the table whose code is the longest beginning of it. Of a
 * table only the years in the unit of its newest one count. Empty where there is none, or fewer than three years of it.
 */
export function sectorOutput({ region, sectors }: { region: string | null; sectors: readonly string[] }, outputs: readonly SectorOutput[]): YearlyOutput[] {
  const own = digitsOf(sectors[0] ?? '');
  const series = new Map<string, SectorOutput[]>();
  for (const row of outputs) {
    const digits = digitsOf(row.sector);
    if (row.region !== region || digits === '' || !own.startsWith(digits)) continue;
    const key = `${row.sector}:${row.classification}`;
    series.set(key, [...(series.get(key) ?? []), row]);
  }
  const told = [...series.entries()].flatMap(([key, rows]) => {
    const newest = rows.reduce((one, other) => (other.year > one.year ? other : one));
    const alike = rows.filter(({ unit }) => unit === newest.unit);
    return alike.length < FEWEST_YEARS ? [] : [{ key, digits: digitsOf(newest.sector), rows: alike }];
  });
  const [best] = told.toSorted((a, b) => b.digits.length - a.digits.length || (a.key < b.key ? -1 : 1));
  return (best?.rows ?? []).map(({ year, output }) => ({ year, value: output })).toSorted((a, b) => a.year - b.year);
}
