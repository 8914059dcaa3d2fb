import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { parametersOn, specialisationOn } from '../../../server/src/modules/nucleus/rules/parameter-log.js';
import { defaultParameters } from '../../../server/src/modules/nucleus/rules/parameters.js';
import { defaultSpecialisation, specialisationNotes, withSpecialisation } from '../../../server/src/modules/specialisation/rules/parameters.js';
import { percentile, specialisation, type SectorInRegion } from '../../../server/src/modules/specialisation/rules/specialisation.js';
import { jobsTable, type RegionalJobs } from '../../../server/src/modules/specialisation/rules/table.js';

type Cells = Record<string, Record<string, number>>;

/** A table of one country, `XX`, from jobs by region and sector. */
const table = (cells: Cells, year = 2020) =>
  jobsTable(
    Object.entries(cells).flatMap(([region, row]) => Object.entries(row).map(([sector, jobs]): RegionalJobs => ({ region, sector, year, jobs }))),
    'XX',
    year,
  );

/** The sector of a region in a table, and perhaps since another one. */
const inRegion = (cells: Cells, region: string, sector: string, before: Cells | null = null): SectorInRegion => {
  const found = specialisation(table(cells), before === null ? null : table(before), region).sectors.find((one) => one.sector === sector);
  if (found === undefined) throw new Error(`no ${sector}`);
  return found;
};

describe('the location quotient', () => {
  test('is that of a published example: Farhauer & Kröll 2013, as the R package REAT computes it', () => {
    const { lq, reading } = inRegion({ 'XX-1': { A: 1714, TOTAL: 79006 }, XX: { A: 879213, TOTAL: 15593224 } }, 'XX-1', 'A');
    expect(lq.value).toBeCloseTo(0.3847623, 7);
    expect(reading).toBe('NOT_SPECIALISED');
  });

  test('of fewer than ten jobs is not told, nor one over nothing', () => {
    const cells = { 'XX-1': { A: 9, B: 10, C: 0 }, 'XX-2': { A: 9, B: 10, C: 0 } };
    expect(inRegion(cells, 'XX-1', 'A').lq).toEqual({ value: null, reason: 'TOO_FEW_JOBS' });
    expect(inRegion(cells, 'XX-1', 'B').lq.value).toBe(1);
    expect(inRegion(cells, 'XX-1', 'A').share.value).toBe(0.5);
    expect(inRegion(cells, 'XX-1', 'C').share).toEqual({ value: null, reason: 'NO_JOBS' });
  });

  test.each([
    [124, 'NOT_SPECIALISED'],
    [125, 'SPECIALISED'],
    [199, 'SPECIALISED'],
    [200, 'STRONG'],
  ])('of %d hundredths reads %s', (jobs, reading) => {
    expect(inRegion({ 'XX-1': { A: jobs, TOTAL: 1000 }, XX: { A: 1000, TOTAL: 10_000 } }, 'XX-1', 'A').reading).toBe(reading);
  });
});

describe('what a table does not tell', () => {
  const cells = { 'XX-1': { A: 20, B: 80 }, 'XX-2': { A: 30, B: 70 }, 'XX-3': { B: 50 } };

  test('is unknown, not 0: the sums that it belongs to are unknown too', () => {
    const found = inRegion(cells, 'XX-1', 'A');
    expect(found).toMatchObject({ jobs: { value: 20 }, focus: { value: 0.2 }, nationalJobs: { reason: 'NO_NATIONAL_FIGURES' }, lq: { reason: 'NO_NATIONAL_FIGURES' } });
    expect(inRegion(cells, 'XX-3', 'A')).toMatchObject({ jobs: { reason: 'NO_REGIONAL_FIGURES' }, lq: { reason: 'NO_REGIONAL_FIGURES' }, stars: { value: null } });
    expect(inRegion(cells, 'XX-3', 'B')).toMatchObject({ jobs: { value: 50 }, share: { value: 0.25 }, focus: { reason: 'NO_REGIONAL_TOTAL' } });
  });

  test('does no harm where the table tells the totals and the country itself', () => {
    const whole = { ...cells, 'XX-3': { B: 50, TOTAL: 60 }, XX: { A: 60, B: 200, TOTAL: 260 } };
    expect(inRegion(whole, 'XX-1', 'A')).toMatchObject({ nationalJobs: { value: 60 }, lq: { value: 0.2 / (60 / 260) }, reading: 'NOT_SPECIALISED' });
    expect(specialisation(table(whole), null, 'XX-1').countryIsSum).toBe(false);
  });

  test('of the country is not made up from a single region', () => {
    expect(inRegion({ 'XX-1': { A: 20, B: 80 } }, 'XX-1', 'A')).toMatchObject({
      lq: { reason: 'ONE_REGION' },
      shareStar: { reason: 'ONE_REGION' },
      focusStar: { reason: 'ONE_REGION' },
      stars: { value: null, reason: 'ONE_REGION' },
    });
  });

  test('of one region of those that are compared leaves its star open', () => {
    const { lqStar, shareStar, focusStar, stars } = inRegion({ 'XX-1': { A: 30, TOTAL: 100 }, XX: { A: 100, TOTAL: 1000 } }, 'XX-1', 'A');
    expect(lqStar.value).toBe(true);
    expect([shareStar.reason, focusStar.reason, stars.reason]).toEqual(['ONE_REGION', 'ONE_REGION', 'ONE_REGION']);
  });
});

test('the stars: a quotient of 2, one and a half even shares, and the highest tenth of regions', () => {
  // Ten regions of 1,000 jobs: an even share is a tenth. Of A the first has 300, the second 100, the others 75: LQ is 3 in the first.
  const cells = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`XX-${i}`, { A: [300, 100][i] ?? 75, TOTAL: 1000 }]));
  const starsOf = (region: string) => {
    const { lqStar, shareStar, focusStar, stars } = inRegion(cells, region, 'A');
    return [lqStar.value, shareStar.value, focusStar.value, stars.value];
  };
  expect(starsOf('XX-0')).toEqual([true, true, true, 3]);
  // The 90th percentile lies a tenth of the way from the second to the first: 120.
  expect(starsOf('XX-1')).toEqual([false, false, false, 0]);
});

test('the percentile is that of definition 7 of Hyndman & Fan, as R and NumPy give it', () => {
  expect([0, 0.1, 0.5, 0.9, 1].map((share) => percentile([15, 20, 35, 40, 50], share))).toEqual([15, 17, 35, 46, 50]);
  expect(percentile([7], 0.9)).toBe(7);
});

describe('shift-share', () => {
  const jobs = fc.integer({ min: 0, max: 1_000_000 });
  const grown = fc.integer({ min: 1, max: 1_000_000 });
  const cells = (cell: fc.Arbitrary<number>) => fc.record({ 'XX-1': fc.record({ A: cell, B: cell }), 'XX-2': fc.record({ A: cell, B: cell }) });

  test('its three parts add to the change, for each sector and for all together', () => {
    fc.assert(
      fc.property(cells(grown), cells(jobs), (before, after) => {
        const found = specialisation(table(after), table(before), 'XX-1');
        for (const { value } of [found.shift, ...found.sectors.map(({ shift }) => shift)]) {
          if (value === null) throw new Error('nothing is missing');
          expect(Math.abs(value.national + value.mix + value.local - value.change)).toBeLessThan(1e-6 * (1 + Math.abs(value.national) + Math.abs(value.mix) + Math.abs(value.local)));
        }
        expect(found.shift.value?.change).toBe(after['XX-1'].A + after['XX-1'].B - before['XX-1'].A - before['XX-1'].B);
      }),
    );
  });

  test('of a region that grew as its country did has no local part, of a country whose sectors grew alike no mix', () => {
    const before = { 'XX-1': { A: 100, B: 300 }, 'XX-2': { A: 200, B: 400 } };
    const twice = { 'XX-1': { A: 200, B: 600 }, 'XX-2': { A: 400, B: 800 } };
    expect(inRegion(twice, 'XX-1', 'A', before).shift.value).toEqual({ change: 100, national: 100, mix: 0, local: 0 });
    const elsewhere = { 'XX-1': { A: 150, B: 300 }, 'XX-2': { A: 300, B: 400 } };
    expect(inRegion(elsewhere, 'XX-1', 'A', before).shift.value).toMatchObject({ change: 50, local: 0 });
  });

  test('is not told without an earlier year, nor from nothing', () => {
    const cells = { 'XX-1': { A: 100, B: 300 }, 'XX-2': { A: 200, B: 400 } };
    expect(inRegion(cells, 'XX-1', 'A').shift).toEqual({ value: null, reason: 'NO_EARLIER_FIGURES' });
    expect(inRegion(cells, 'XX-1', 'A', { 'XX-1': { A: 0, B: 1 }, 'XX-2': { A: 0, B: 1 } }).shift).toEqual({ value: null, reason: 'NO_JOBS' });
    expect(inRegion(cells, 'XX-1', 'A', { 'XX-1': { A: 1, B: 1 }, 'XX-2': { B: 1 } }).shift).toEqual({ value: null, reason: 'NO_EARLIER_FIGURES' });
  });
});

describe('the states of the USA, 2008 and 2018', () => {
  const text = readFileSync(join(process.cwd(), 'seed', 'regional-employment', 'us-states', 'regional_figures.csv'), 'utf8');
  const rows = Papa.parse<Record<'region' | 'sector' | 'year' | 'jobs', string>>(text, { header: true, skipEmptyLines: true }).data.map((row) => ({ ...row, year: Number(row.year), jobs: Number(row.jobs) }));
  const [before, after] = [2008, 2018].map((year) => jobsTable(rows, 'US', year));

  /** By adding up the rows each time, as one would by hand. */
  const sum = (year: number, where: Partial<RegionalJobs>): number =>
    rows.reduce((total, row) => total + (row.year === year && (where.region ?? row.region) === row.region && (where.sector ?? row.sector) === row.sector ? row.jobs : 0), 0);

  test.each(['US-IA', 'US-MI', 'US-NV', 'US-DC', 'US-WY', 'US-RI'])('%s: quotients, shares, stars and shifts are those added up by hand', (region) => {
    if (before === undefined || after === undefined) throw new Error('there are two years');
    const found = specialisation(after, before, region);
    expect(found).toMatchObject({ regions: 52, countryIsSum: true, jobs: { value: sum(2018, { region }) }, nationalJobs: { value: sum(2018, {}) } });
    const regions = [...new Set(rows.map((row) => row.region))];
    const [growth] = [sum(2018, {}) / sum(2008, {}) - 1];
    for (const { sector, ...figures } of found.sectors) {
      const [here, there] = [sum(2018, { region, sector }), sum(2018, { sector })];
      const [hereBefore, thereBefore] = [sum(2008, { region, sector }), sum(2008, { sector })];
      const quotient = (here * sum(2018, {})) / (sum(2018, { region }) * there);
      const focuses = regions.map((one) => sum(2018, { region: one, sector }) / sum(2018, { region: one })).sort((a, b) => b - a);
      // 51 steps lie between 52 regions, nine tenths of them are 45.9: from the sixth highest, a tenth of the way back to the seventh.
      const high = (focuses[5] ?? 0) * 0.9 + (focuses[6] ?? 0) * 0.1;
      if (here < 10) expect(figures.lq.reason).toBe('TOO_FEW_JOBS');
      else expect(figures.lq.value).toBeCloseTo(quotient, 9);
      expect(figures.share.value).toBeCloseTo(here / there, 12);
      expect([figures.shareStar.value, figures.focusStar.value]).toEqual([here / there >= 1.5 / 52, here / sum(2018, { region }) >= high]);
      const industry = thereBefore === 0 ? NaN : there / thereBefore - 1;
      expect(figures.shift.value?.national).toBeCloseTo(hereBefore * growth, 4);
      expect(figures.shift.value?.mix).toBeCloseTo(hereBefore * (industry - growth), 4);
      expect(figures.shift.value?.local).toBeCloseTo(here - hereBefore * (1 + industry), 4);
      expect(figures.shift.value?.change).toBe(here - hereBefore);
    }
    const quotients = found.sectors.map(({ lq }) => lq.value ?? -1);
    expect(quotients).toEqual([...quotients].sort((a, b) => b - a));
  });

  test('the most special sectors are those that the states are known for', () => {
    if (after === undefined) throw new Error('there is 2018');
    const first = (region: string) => specialisation(after, null, region).sectors[0]?.sector;
    expect(['US-WY', 'US-NV', 'US-MI', 'US-DC', 'US-IA'].map(first)).toEqual(['21', '71', '31-33', '92', '11']);
  });
});

describe('the parameters', () => {
  test('every value has a note and lies within its range, and two may not contradict each other', () => {
    expect(Object.keys(specialisationNotes).sort()).toEqual(Object.keys(defaultSpecialisation).sort());
    expect(withSpecialisation({})).toEqual({ fewJobs: 10, specialisedFrom: 1.25, strongFrom: 2, shareFactor: 1.5, focusPercentile: 0.9 });
    expect(() => withSpecialisation({ focusPercentile: 1.1 })).toThrow(RangeError);
    expect(() => withSpecialisation({ specialisedFrom: 3 })).toThrow(RangeError);
  });

  test('are changed from a day on and leave those of the network, also their day, as they are', () => {
    const log = [
      { asOf: '2027-01-01', values: { strongFrom: 3, fewJobs: 50 } },
      { asOf: '2027-02-01', values: { fewJobs: null } },
      { asOf: '2027-03-01', values: { largeEmployees: 100 } },
    ];
    expect(specialisationOn(log, '2026-12-31')).toEqual(defaultSpecialisation);
    expect(specialisationOn(log, '2027-01-31')).toEqual({ ...defaultSpecialisation, strongFrom: 3, fewJobs: 50 });
    expect(specialisationOn(log, '2027-03-01')).toEqual({ ...defaultSpecialisation, strongFrom: 3 });
    expect(parametersOn(log, '2027-02-28')).toEqual(defaultParameters);
    expect(parametersOn(log, '2027-03-01')).toEqual({ ...defaultParameters, asOf: '2027-03-01', largeEmployees: 100 });
  });
});
