import { readdirSync, readFileSync } from 'node:fs';
import { formatNumber } from '../../../web/ui/format.js';

it.each([
  ['kk', 'ru'],
  ['ru', 'ru'],
  ['en', 'en'],
] as const)('writes small numbers in %s as Intl would write them', (locale, rules) => {
  const format = new Intl.NumberFormat(rules);
  for (let n = 0; n <= 1_200; n += 1) {
    expect(formatNumber(n, locale)).toBe(format.format(n));
    expect(formatNumber(String(n), locale)).toBe(format.format(n));
  }
  for (const n of [-1, 0.5, 999.5]) expect(formatNumber(n, locale)).toBe(format.format(n));
  expect(formatNumber(7, locale, { minimumFractionDigits: 2 })).toBe(new Intl.NumberFormat(rules, { minimumFractionDigits: 2 }).format(7));
});

it('lets no message write a number: the library would ask the browser for Kazakh ones, which it does not have', () => {
  const files = ['kk', 'ru', 'en'].flatMap((locale) => readdirSync(`web/messages/${locale}`).map((file) => `web/messages/${locale}/${file}`));
  const writing = files.filter((file) => /#|\{\w+, number/.test(readFileSync(file, 'utf8')));
  expect(files.length).toBeGreaterThan(70);
  expect(writing).toEqual([]);
});
