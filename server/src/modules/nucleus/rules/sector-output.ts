import type { YearlyOutput } from './attributes.js';

/** What a sector of a region produced in a year, by a classification of activities that is, or begins like, ISIC or NACE. */
export type SectorOutput = { readonly region: string; readonly classification: string; readonly sector: string; readonly year: number; readonly output: number; readonly unit: string };

/** Fewer years than this say nothing of how a sector grows. */
const FEWEST_YEARS = 3;

/** A division or what lies below it, without the section's letter and the points: `C10.61` is `1061`. A section alone is none. */
const digitsOf = (code: string): string => code.replace(/^[A-Z]/, '').replaceAll('.', '');

/**
 * The output of a member's sector in its region: that of its first activity code, by the table whose code is the longest beginning of it. Of a
 * table only the years in the unit of its newest one count. Empty where there is none, or fewer than three years of it. The rows are gone
 * through once, a member asks for the few beginnings of its code.
 */
export function sectorOutputs(outputs: readonly SectorOutput[]): (member: { region: string | null; sectors: readonly string[] }) => YearlyOutput[] {
  const tables = new Map<string, SectorOutput[]>();
  for (const row of outputs) {
    const name = `${placeOf(row.region, digitsOf(row.sector))}:${row.sector}:${row.classification}`;
    const rows = tables.get(name);
    if (rows === undefined) tables.set(name, [row]);
    else rows.push(row);
  }
  const series = new Map<string, YearlyOutput[]>();
  // Where several tell of one sector, it is always the same one.
  for (const [, rows] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const newest = rows.reduce((one, other) => (other.year > one.year ? other : one));
    const alike = rows.filter(({ unit }) => unit === newest.unit);
    const place = placeOf(newest.region, digitsOf(newest.sector));
    if (alike.length < FEWEST_YEARS || series.has(place)) continue;
    series.set(place, alike.map(({ year, output }) => ({ year, value: output })).sort((a, b) => a.year - b.year));
  }
  return ({ region, sectors: [code = ''] }) => {
    const own = digitsOf(code);
    for (let digits = own.length; region !== null && digits > 0; digits--) {
      const found = series.get(placeOf(region, own.slice(0, digits)));
      if (found !== undefined) return found;
    }
    return [];
  };
}

const placeOf = (region: string, digits: string): string => `${region}:${digits}`;
