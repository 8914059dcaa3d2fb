import fc from 'fast-check';
import { outOf, times } from '../../../web/features/nucleus/specialisation/outOf.js';

test.each([
  [0.14, 0.02, { of: 1000, here: 140, there: 20 }],
  [0.5, 0.1, { of: 100, here: 50, there: 10 }],
  [0.02, 0.0007, { of: 10_000, here: 200, there: 7 }],
  [0.3, 0.00001, { of: 100_000, here: 30_000, there: 1 }],
])('shares of %d and %d are told out of just so many that one can compare them', (here, there, told) => {
  expect(outOf(here, there)).toEqual(told);
});

test('rounding changes the comparison by a tenth at most, as long as a crowd is large enough', () => {
  const share = fc.double({ min: 0.00005, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (here, there) => {
      const told = outOf(here, there);
      expect(Math.abs((told.there * here) / (there * told.here) - 1)).toBeLessThan(0.23);
      expect(Math.abs(told.there / (there * told.of) - 1)).toBeLessThanOrEqual(0.1 + 1e-9);
    }),
  );
});

test.each([[1.25, 1.3], [2.04, 2], [9.96, 10], [12.6, 13]])('%d times is said as %d', (quotient, said) => {
  expect(times(quotient)).toBe(said);
});
