import { sectorOutputs, type SectorOutput } from '../../../server/src/modules/nucleus/rules/sector-output.js';

/** A table's yearly output from 2021 on. */
const table = (sector: string, values: number[], more: Partial<SectorOutput> = {}): SectorOutput[] =>
  values.map((output, i) => ({ region: 'KZ-39', classification: 'NACE Rev. 2', sector, unit: 't', ...more, year: 2021 + i, output }));

const found = (outputs: SectorOutput[], sectors = ['01.11', '46.21'], region: string | null = 'KZ-39') => sectorOutputs(outputs)({ region, sectors }).map(({ year, value }) => [year, value]);

const CEREALS = [[2021, 1], [2022, 2], [2023, 3]];

test('is that of the first code of the member in its region, by the longest beginning of the code', () => {
  const all = [...table('01', [7, 8, 9]), ...table('A01.11', [1, 2, 3]), ...table('01.1', [4, 5, 6]), ...table('46.21', [0, 0, 0]), ...table('01.11', [5, 5, 5], { region: 'KZ-11' })];
  expect(found(all)).toEqual(CEREALS);
  expect(found(all, ['A01.19'])).toEqual([[2021, 4], [2022, 5], [2023, 6]]);
  expect(found(all, ['0150'])).toEqual([[2021, 7], [2022, 8], [2023, 9]]);
});

test('is none for a section, another code, a member without code or region', () => {
  expect(found(table('A', [1, 2, 3]))).toEqual([]);
  expect(found(table('01.11', [1, 2, 3]), ['10.61'])).toEqual([]);
  expect(found(table('01.11', [1, 2, 3]), [])).toEqual([]);
  expect(found(table('01.11', [1, 2, 3]), ['01'])).toEqual([]);
  expect(found(table('01.11', [1, 2, 3]), ['01.11'], null)).toEqual([]);
  expect(found(table('TOTAL', [1, 2, 3]))).toEqual([]);
});

test('takes at least three years in one unit, else a wider sector that has them', () => {
  expect(found(table('01.11', [1, 2]))).toEqual([]);
  expect(found([...table('01.11', [1, 2]), ...table('01', [1, 2, 3])])).toEqual(CEREALS);
  const [first, ...rest] = table('01.11', [1, 2, 3, 4]);
  expect(found([{ ...(first as SectorOutput), unit: 'KZT' }, ...rest])).toEqual([[2022, 2], [2023, 3], [2024, 4]]);
  expect(found([...table('01.11', [9, 9, 9], { classification: 'NACE Rev. 3' }), ...table('01.11', [1, 2, 3])])).toEqual(CEREALS);
});
