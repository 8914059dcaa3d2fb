import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { comparerOf, withStandIns } from '../../../web/ui/alphabet.js';

const ALPHABET = [...'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'];
const words = fc.string({ unit: fc.constantFrom(...ALPHABET, ...ALPHABET.map((letter) => letter.toLocaleUpperCase('kk')), ' '), minLength: 1, maxLength: 8 });

describe('Kazakh', () => {
  it('is in its own order in a browser that does not know it', () => {
    const { compare } = new Intl.Collator('en-US');
    expect(ALPHABET.toReversed().sort((one, other) => compare(withStandIns(one), withStandIns(other)))).toEqual(ALPHABET);
  });

  it('is in the same order there as where it is known', () => {
    const [known, unknown] = [new Intl.Collator('kk', { numeric: true }), new Intl.Collator('en-US', { numeric: true })];
    expect(known.resolvedOptions().locale).toBe('kk');
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(Math.sign(unknown.compare(withStandIns(one), withStandIns(other)))).toBe(Math.sign(known.compare(one, other)));
      }),
      { numRuns: 5_000 },
    );
  });

  it('is left as it is where it is known', () => {
    expect(ALPHABET.toReversed().sort(comparerOf('kk'))).toEqual(ALPHABET);
  });
});

it.each(['kk', 'ru', 'en'])('names places in the order of the %s alphabet', (locale) => {
  const places: Record<string, string> = JSON.parse(readFileSync(`web/messages/${locale}/places.json`, 'utf8'));
  const names = Object.values(places);
  expect(names).toEqual(names.toSorted(new Intl.Collator(locale).compare));
});
