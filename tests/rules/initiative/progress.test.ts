import { progressOf } from '../../../server/src/modules/initiative/progress.js';
import type { CommitmentRow, LineRow } from '../../../server/src/modules/initiative/store.js';

const FOUR = ['a', 'b', 'c', 'd'];
const line: LineRow = {
  id: 'line',
  product: 'Diesel',
  description: null,
  unitCode: 'TNE',
  packMilli: 500n,
  minimumMilli: 100_000n,
  firmTelling: { sumMilli: 40_000n, freshIds: FOUR, toldAt: '2026-03-01T00:00:00.000Z' },
  flexibleTelling: null,
};
const own: CommitmentRow = {
  id: 'commitment',
  lineId: 'line',
  organizationId: 'a',
  unitCode: 'TNE',
  currency: 'KZT',
  firmMilli: 70_500n,
  flexibleMilli: 5_000n,
  ceilingMinor: null,
  revision: 2,
  state: 'LIVE',
  version: 2,
  updatedAt: '2026-03-02T00:00:00.000Z',
  holderId: null,
  toldFirmMilli: 10_000n,
  toldFlexibleMilli: 0n,
};

describe('the progress of a line', () => {
  it('adds the own quantity of now to what was told of the others', () =>
    expect(progressOf(line, [own])).toEqual({
      firm: { value: '100.5', unit: 'TNE' },
      flexible: null,
      share: 1.005,
      met: true,
      toldAt: '2026-03-01T00:00:00.000Z',
    }));

  it('is the telling itself for one who did not commit', () =>
    expect(progressOf(line, [])).toEqual({
      firm: { value: '40', unit: 'TNE' },
      flexible: null,
      share: 0.4,
      met: false,
      toldAt: '2026-03-01T00:00:00.000Z',
    }));

  it('is nothing at all before a telling, also of the own quantity', () =>
    expect(progressOf({ ...line, firmTelling: null }, [own])).toEqual({ firm: null, flexible: null, share: null, met: null, toldAt: null }));

  it('dates the newer of the two tellings', () => {
    const toldAt = '2026-03-03T00:00:00.000Z';
    expect(progressOf({ ...line, flexibleTelling: { sumMilli: 0n, freshIds: FOUR, toldAt } }, []).toldAt).toBe(toldAt);
  });
});
