import { Checks, hasForbiddenCharacters } from '../../../server/src/shared/input.js';

function line(value: string, minimum = 3): [string, string[]] {
  const checks = new Checks();
  return [checks.line(['title'], value, minimum, 40), checks.problems.map(({ message }) => message)];
}

it('takes a text on one line as one line', () => {
  expect(line(' Seed\r\n wheat\u2028of\tthe year ')).toEqual(['Seed wheat of the year', []]);
});

it.each([
  ['spaces without a width', '\u200b\u200b\u200b'],
  ['joiners, fillers and marks that only choose a form', '\u2060\u3164\ufeff\ufe0f\u200d'],
  ['white space of every kind', ' \u00a0\u3000\u2800\n'],
])('finds nothing in %s', (_what, value) => {
  expect(line(value)).toEqual(['', ['input.tooShort']]);
  expect(new Checks().optionalText(['evidence'], value, 100)).toBeNull();
});

it.each([
  ['marks that turn the order of the letters', 'abc\u202efdp.exe'],
  ['the same, ended', '\u2067abc\u2069'],
  ['half a letter', 'abc\ud800'],
  ['a null byte', 'abc\u0000'],
])('refuses %s', (_what, value) => {
  expect(line(value)[1]).toEqual(['input.characters']);
});

it('lets letters of every script pass, and emoji that are joined', () => {
  for (const text of ['Өзек', 'שלום', 'مرحبا', 'क्षि', '👩‍🌾', 'наши́ да́нные']) expect(hasForbiddenCharacters(text)).toBe(false);
  expect(line('👩‍🌾 שלום')).toEqual(['👩‍🌾 שלום', []]);
});
