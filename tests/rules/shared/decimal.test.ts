import fc from 'fast-check';
import { isMoney, isTooMuch, MOST_QUANTITY, toDecimal, toMilli, typedDecimal, typedMilli } from '../../../web/lib/decimal.js';

it.each([
  ['en', '80,000', 80_000_000n],
  ['en', '1,500.5', 1_500_500n],
  ['en', '1,234,567', 1_234_567_000n],
  ['en', '10,5', 10_500n],
  ['en', '1.5', 1_500n],
  ['ru', '80 000', 80_000_000n],
  ['ru', '12,125', 12_125n],
  ['ru', '12.125', 12_125n],
  ['kk', '1\u00a0500,5', 1_500_500n],
])('reads what is typed in %s as its readers mean it: %s', (locale, typed, milli) => {
  expect(typedMilli(typed, locale)).toBe(milli);
});

it.each(['', '-1', '1e3', '1.2345', '1,00,000', '1,500,5', '10,0000', 'ten'])('reads no number in %s', (typed) => {
  for (const locale of ['kk', 'ru', 'en']) expect(typedMilli(typed, locale)).toBeNull();
});

it('tells a number that is too much from none, and money from a number of more decimals', () => {
  const typed = ['1 000 000 000', '1 000 000 000,001', '99 999 999 999 999 999'].map((text) => typedMilli(text, 'ru') ?? -1n);
  expect(typed.map(isTooMuch)).toEqual([false, true, true]);
  expect(toMilli(MOST_QUANTITY)).toBe(typed[0]);
  expect(['295,5', '295,50', '295,500', '295,555', '0', '-1', 'ten', '1 000 000 000 000'].map((text) => isMoney(text, 'ru'))).toEqual(
    [true, true, true, false, false, false, false, true],
  );
});

it('reads back in every language what it writes for the API, and what that language shows', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), fc.constantFrom('kk', 'ru', 'en'), (milli, locale) => {
      expect(toMilli(toDecimal(milli))).toBe(milli);
      expect(typedMilli(toDecimal(milli), locale)).toBe(milli);
      const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(toDecimal(milli) as Intl.StringNumericLiteral);
      expect(typedDecimal(shown, locale)).toBe(toDecimal(milli));
    }),
  );
});
