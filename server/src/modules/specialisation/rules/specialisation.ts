import { known, unknown, type Figure } from '../../nucleus/rules/figure.js';
import { orderKey, reaches } from '../../nucleus/rules/numbers.js';
import { defaultSpecialisation, type SpecialisationParameters } from './parameters.js';
import { shiftShare, shiftShareOfAll, type ShiftShare } from './shift-share.js';
import type { JobsTable } from './table.js';

/** How a location quotient is said. */
export type SpecialisationReading = 'STRONG' | 'SPECIALISED' | 'NOT_SPECIALISED';

/** A sector in a region, beside the country. */
export type SectorInRegion = {
  readonly sector: string;
  /** e_ir, jobs. */
  readonly jobs: Figure;
  /** e_i, jobs. */
  readonly nationalJobs: Figure;
  /** s_ir = e_ir/e_i: the region's share of the country's jobs in the sector, 0..1. */
  readonly share: Figure;
  /** e_ir/e_r: the sector's share of the region's jobs, 0..1. */
  readonly focus: Figure;
  /** e_i/e: the sector's share of the country's jobs, 0..1. */
  readonly nationalFocus: Figure;
  /** LQ, 0.. ; 1 is like the country. `TOO_FEW_JOBS` beside the reasons of its parts. */
  readonly lq: Figure;
  readonly reading: SpecialisationReading | null;
  /** The three stars of a strong cluster, each by itself; their number, 0..3, missing where one cannot be judged. */
  readonly lqStar: Figure<boolean>;
  readonly shareStar: Figure<boolean>;
  readonly focusStar: Figure<boolean>;
  readonly stars: Figure;
  readonly shift: Figure<ShiftShare>;
};

/** What a region is specialised in, the most special sector first. */
export type RegionSpecialisation = {
  /** e_r and e, jobs. */
  readonly jobs: Figure;
  readonly nationalJobs: Figure;
  /** Regions of the country of which anything is known. */
  readonly regions: number;
  readonly countryIsSum: boolean;
  /** Of all sectors together. */
  readonly shift: Figure<ShiftShare>;
  readonly sectors: readonly SectorInRegion[];
};

function over(part: Figure, whole: Figure): Figure {
  if (part.reason !== null) return part;
  if (whole.reason !== null) return whole;
  return whole.value === 0 ? unknown('NO_JOBS') : known(part.value / whole.value);
}

/**
 * The value below which a share of values lies, with straight lines between the sorted ones: definition 7 of Hyndman & Fan 1996
 * (The American Statistician 50:361-365), the usual one of R, NumPy and spreadsheets.
 * @param values at least one
 * @param share 0..1
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

function readingOf(lq: number, { specialisedFrom, strongFrom }: SpecialisationParameters): SpecialisationReading {
  if (reaches(lq, strongFrom)) return 'STRONG';
  return reaches(lq, specialisedFrom) ? 'SPECIALISED' : 'NOT_SPECIALISED';
}

const judged = (figure: Figure, threshold: number): Figure<boolean> => (figure.reason === null ? known(reaches(figure.value, threshold)) : figure);

/** Among the regions of which the focus is known: an even share among one is everything. */
function focusStar(table: JobsTable, sector: string, focus: Figure, { focusPercentile }: SpecialisationParameters): Figure<boolean> {
  const known = table.regions.map((region) => over(table.jobs(region, sector), table.total(region)).value).filter((value) => value !== null);
  return known.length < 2 ? unknown('ONE_REGION') : judged(focus, percentile(known, focusPercentile));
}

function count(stars: readonly Figure<boolean>[]): Figure {
  let met = 0;
  for (const star of stars) {
    if (star.reason !== null) return star;
    if (star.value) met += 1;
  }
  return known(met);
}

function sectorInRegion(table: JobsTable, region: string, sector: string, shift: Figure<ShiftShare>, parameters: SpecialisationParameters): SectorInRegion {
  const jobs = table.jobs(region, sector);
  const nationalJobs = table.national(sector);
  const share = over(jobs, nationalJobs);
  const focus = over(jobs, table.total(region));
  const nationalFocus = over(nationalJobs, table.nationalTotal);
  const lq = jobs.reason === null && jobs.value < parameters.fewJobs ? unknown('TOO_FEW_JOBS') : over(focus, nationalFocus);
  const stars = {
    lqStar: judged(lq, parameters.strongFrom),
    shareStar: table.regions.length < 2 ? unknown('ONE_REGION') : judged(share, parameters.shareFactor / table.regions.length),
    focusStar: focusStar(table, sector, focus, parameters),
  };
  const reading = lq.reason === null ? readingOf(lq.value, parameters) : null;
  return { sector, jobs, nationalJobs, share, focus, nationalFocus, lq, reading, ...stars, stars: count(Object.values(stars)), shift };
}

/** The most special first; those without a location quotient by their jobs. */
function order(a: SectorInRegion, b: SectorInRegion): number {
  const by = ({ lq, jobs }: SectorInRegion): [number, number] => [orderKey(lq.value ?? -1), jobs.value ?? -1];
  const [[lqA, jobsA], [lqB, jobsB]] = [by(a), by(b)];
  return lqB - lqA || jobsB - jobsA || (a.sector < b.sector ? -1 : 1);
}

/**
 * What a region works in more than its country, by the location quotient LQ = (e_ir/e_r)/(e_i/e), 0.. , 1 where it is like the country.
 * Sources: Florence 1939, Report on the Location of Industry (LQ); European Cluster Observatory (stars); Dunn 1960 (shift-share).
 * @param before the earlier year that changes are told from; null for none
 */
export function specialisation(
  table: JobsTable,
  before: JobsTable | null,
  region: string,
  parameters: SpecialisationParameters = defaultSpecialisation,
): RegionSpecialisation {
  const sectors = table.sectors.map((sector) =>
    sectorInRegion(table, region, sector, before === null ? unknown('NO_EARLIER_FIGURES') : shiftShare(before, table, region, sector), parameters),
  );
  return {
    jobs: table.total(region),
    nationalJobs: table.nationalTotal,
    regions: table.regions.length,
    countryIsSum: table.countryIsSum,
    shift: shiftShareOfAll(sectors.map(({ shift }) => shift)),
    sectors: sectors.toSorted(order),
  };
}
