import fc from 'fast-check';
import { formatDecimal, parseDecimal, quantity } from '../../../server/src/shared/money.js';

it('keeps every digit on the way in and out', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.integer({ min: 0, max: 4 }), (units, digits) => {
      fc.pre(units / 10n ** BigInt(digits) < 10n ** 15n && units / 10n ** BigInt(digits) > -(10n ** 15n));
      expect(parseDecimal(formatDecimal(units, digits), digits)).toBe(units);
    }),
  );
});

it.each([
  ['12.5', 3, 12500n],
  ['12.5000', 3, 12500n],
  ['-0.01', 2, -1n],
  ['900719925474099.31', 2, 90071992547409931n],
  ['12.5001', 3, null],
  ['1e5', 2, null],
  ['', 2, null],
  ['.5', 2, null],
  ['NaN', 2, null],
  ['1,5', 2, null],
])('reads %s with %i digits as %s', (text, digits, expected) => {
  expect(parseDecimal(text, digits)).toBe(expected);
});

it('shows a quantity without needless zeros', () => {
  expect([0n, 1n, 10n, 1000n, 12500n, 100000n].map((milli) => quantity(milli, 'TNE').value)).toEqual(['0', '0.001', '0.01', '1', '12.5', '100']);
});
