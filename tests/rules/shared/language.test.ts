import { localeOf } from '../../../server/src/shared/text.js';

it.each([
  [undefined, 'EN'],
  ['', 'EN'],
  ['*', 'EN'],
  ['kk', 'KK'],
  ['ru-RU,ru;q=0.9,en;q=0.8', 'RU'],
  ['de, ru;q=0.5, kk;q=0.9', 'KK'],
  ['en;q=0.1,KK-Cyrl-KZ ; Q=0.2', 'KK'],
  ['ru, kk', 'RU'],
  ['ru;q=0, en;q=0.3', 'EN'],
  ['kky, run', 'EN'],
  ['ru;q=nonsense', 'EN'],
])('speaks, where a client wishes for %s, %s', (wished, spoken) => {
  expect(localeOf(wished)).toBe(spoken);
});
