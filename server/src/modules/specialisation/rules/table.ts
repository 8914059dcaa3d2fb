import { known, unknown, type Figure, type Reason } from '../../nucleus/rules/figure.js';

/** The jobs of a sector in a region, or in a whole country, in a year. */
export type RegionalJobs = { readonly region: string; readonly sector: string; readonly year: number; readonly jobs: number };

/** The code that stands for all sectors together. */
export const ALL_SECTORS = 'TOTAL';

/** The jobs of one year: each a figure, unknown where the table does not tell it. Never 0 for a cell that is missing. */
export type JobsTable = {
  /** Those of which anything is known, in the order of their codes; the country is none of them. */
  readonly regions: readonly string[];
  /** The codes of the sectors that stand anywhere in the table, in order. */
  readonly sectors: readonly string[];
  /** Whether the country's jobs are the sums over the regions, because the table has no rows of the country. */
  readonly countryIsSum: boolean;
  /** e_ir. `NO_REGIONAL_FIGURES`. */
  jobs(region: string, sector: string): Figure;
  /** e_r: what the table tells of all sectors together, else the sum over them. `NO_REGIONAL_TOTAL` where one of these is missing, `NO_REGIONAL_FIGURES` where all are. */
  total(region: string): Figure;
  /** e_i. `NO_NATIONAL_FIGURES`, `ONE_REGION`. */
  national(sector: string): Figure;
  /** e. `NO_NATIONAL_FIGURES`, `ONE_REGION`. */
  readonly nationalTotal: Figure;
};

function sumOf(figures: readonly Figure[], reason: Reason): Figure {
  let sum = 0;
  for (const { value } of figures) {
    if (value === null) return unknown(reason);
    sum += value;
  }
  return figures.length === 0 ? unknown(reason) : known(sum);
}

const inOrder = (codes: Iterable<string>): string[] => [...new Set(codes)].sort((a, b) => (a < b ? -1 : 1));

/** The jobs of a year by region and sector, from the rows of a country's table. */
export function jobsTable(rows: readonly RegionalJobs[], country: string, year: number): JobsTable {
  const ofYear = rows.filter((row) => row.year === year);
  const cells = new Map<string, Map<string, number>>();
  for (const { region, sector, jobs } of ofYear) {
    const row = cells.get(region) ?? new Map<string, number>();
    cells.set(region, row.set(sector, jobs));
  }
  const regions = inOrder(cells.keys()).filter((region) => region !== country);
  const sectors = inOrder(ofYear.map(({ sector }) => sector)).filter((sector) => sector !== ALL_SECTORS);
  const countryIsSum = !cells.has(country);

  const jobs = (region: string, sector: string): Figure => {
    const value = cells.get(region)?.get(sector);
    return value === undefined ? unknown('NO_REGIONAL_FIGURES') : known(value);
  };
  const totals = new Map(
    [...cells.keys()].map((region) => {
      const told = jobs(region, ALL_SECTORS);
      return [region, told.reason === null ? told : sumOf(sectors.map((sector) => jobs(region, sector)), 'NO_REGIONAL_TOTAL')];
    }),
  );
  const total = (region: string): Figure => totals.get(region) ?? unknown('NO_REGIONAL_FIGURES');
  const ofCountry = (of: (region: string) => Figure): Figure => {
    if (!countryIsSum) return of(country).reason === null ? of(country) : unknown('NO_NATIONAL_FIGURES');
    return regions.length < 2 ? unknown('ONE_REGION') : sumOf(regions.map(of), 'NO_NATIONAL_FIGURES');
  };
  const nationalTotal = ofCountry(total);
  return { regions, sectors, countryIsSum, jobs, total, national: (sector) => ofCountry((region) => jobs(region, sector)), nationalTotal };
}
