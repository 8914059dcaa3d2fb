import { beyondMandate, exposureMinor, usedMinor } from '../../../server/src/modules/mandate/rules.js';

const exposed = (firmMilli: bigint, flexibleMilli: bigint, ceilingMinor: bigint | null) => ({ firmMilli, flexibleMilli, ceilingMinor });
const mandate = { limitMinor: 1_000n, currency: 'KZT', expired: false, others: [exposed(1_000n, 1_000n, 200n)] };

it('counts firm and flexible quantity at the ceiling, exactly and rounded up', () => {
  expect(exposureMinor(exposed(1_500n, 500n, 333n))).toBe(666n);
  expect(exposureMinor(exposed(1n, 0n, 1n))).toBe(1n);
  expect(exposureMinor(exposed(1_001n, 0n, 1_000n))).toBe(1_001n);
  expect(exposureMinor(exposed(0n, 0n, 100n))).toBe(0n);
  expect(exposureMinor(exposed(1_000_000_000_000n, 1_000_000_000_000n, 99_999_999_999_999_999n))).toBe(199_999_999_999_999_998_000_000_000n);
  expect(exposureMinor(exposed(1_000n, 0n, null))).toBeNull();
});

it('sums what stands; a promise without a ceiling takes nothing', () => {
  expect(usedMinor([exposed(1n, 0n, 1n), exposed(1n, 0n, 1n), exposed(5_000n, 0n, null)])).toBe(2n);
  expect(usedMinor([])).toBe(0n);
});

it.each([
  ['all that is left', exposed(600n, 0n, 1_000n), 'KZT', {}, null],
  ['a unit more', exposed(601n, 0n, 1_000n), 'KZT', {}, { reason: 'limit', leftMinor: 600n }],
  ['more than a mandate that was made smaller', exposed(1n, 0n, 1n), 'KZT', { limitMinor: 100n }, { reason: 'limit', leftMinor: 0n }],
  ['no ceiling', exposed(1n, 0n, null), 'KZT', {}, { reason: 'noCeiling' }],
  ['another currency', exposed(1n, 0n, 1n), 'USD', {}, { reason: 'currency' }],
  ['a mandate that is over', exposed(1n, 0n, 1n), 'KZT', { expired: true }, { reason: 'expired' }],
])('judges %s', (_what, commitment, currency, more, beyond) => {
  expect(beyondMandate({ ...mandate, ...more }, commitment, currency)).toEqual(beyond);
});
