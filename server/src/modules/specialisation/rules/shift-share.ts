import { known, unknown, type Figure } from '../../nucleus/rules/figure.js';
import type { JobsTable } from './table.js';

/** What a change of jobs comes from, in jobs. The three add to the change. */
export type ShiftShare = {
  /** e_ir at the end less e_ir at the beginning. */
  readonly change: number;
  /** What it would have been had the sector grown here as all sectors did in the country. */
  readonly national: number;
  /** What comes of the sector having grown otherwise in the country than all sectors did: the industry mix. */
  readonly mix: number;
  /** What comes of its having grown otherwise here than in the country. */
  readonly local: number;
};

/**
 * Shift-share of a sector in a region between two years, in jobs: national + mix + local = change.
 * Source: Dunn 1960, Papers of the Regional Science Association 6:97-112.
 * `NO_EARLIER_FIGURES` where one of the figures is not known, `NO_JOBS` where the country had none to grow from.
 */
export function shiftShare(before: JobsTable, after: JobsTable, region: string, sector: string): Figure<ShiftShare> {
  const [here, hereAfter] = [before.jobs(region, sector).value, after.jobs(region, sector).value];
  const [there, thereAfter] = [before.national(sector).value, after.national(sector).value];
  const [all, allAfter] = [before.nationalTotal.value, after.nationalTotal.value];
  if (here === null || hereAfter === null || there === null || thereAfter === null || all === null || allAfter === null) return unknown('NO_EARLIER_FIGURES');
  if (there === 0 || all === 0) return unknown('NO_JOBS');
  const expected = here * (allAfter / all);
  const mixed = here * (thereAfter / there);
  return known({ change: hereAfter - here, national: expected - here, mix: mixed - expected, local: hereAfter - mixed });
}

/** The same of all sectors together, each with its own; missing as soon as one of them is, with its reason. */
export function shiftShareOfAll(sectors: readonly Figure<ShiftShare>[]): Figure<ShiftShare> {
  if (sectors.length === 0) return unknown('NO_REGIONAL_FIGURES');
  const sum = { change: 0, national: 0, mix: 0, local: 0 };
  for (const sector of sectors) {
    if (sector.reason !== null) return sector;
    for (const part of ['change', 'national', 'mix', 'local'] as const) sum[part] += sector.value[part];
  }
  return known(sum);
}
