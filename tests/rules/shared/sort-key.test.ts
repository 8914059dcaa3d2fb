import fc from 'fast-check';
import { sortKey } from '../../../server/src/shared/sort-key.js';

const CYRILLIC = [...'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'];
const name = fc.string({ unit: fc.constantFrom(...CYRILLIC), minLength: 1, maxLength: 12 });

it('orders Kazakh names as the collation of the language does', () => {
  const collator = new Intl.Collator('kk', { sensitivity: 'base' });
  fc.assert(
    fc.property(name, name, (a, b) => {
      const expected = Math.sign(collator.compare(a, b));
      fc.pre(expected !== 0);
      expect(sortKey(a) < sortKey(b) ? -1 : 1).toBe(expected);
    }),
  );
});

it('puts digits before Latin and Latin before Cyrillic, without regard to case, accents and quotation marks', () => {
  const names = ['«Ялта»', 'éclair', 'Zebra', '7 колос', 'Ілім', 'АЛМАТЫ', 'Echo', 'ТОО "Қостанай"'];
  const sorted = [...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  expect(sorted).toEqual(['7 колос', 'Echo', 'éclair', 'Zebra', 'АЛМАТЫ', 'ТОО "Қостанай"', 'Ілім', '«Ялта»']);
});
