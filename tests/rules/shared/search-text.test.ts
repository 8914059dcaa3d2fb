import fc from 'fast-check';
import { fullTextQuery } from '../../../server/src/shared/full-text.js';
import { searchText, soundOf } from '../../../server/src/shared/search-text.js';

it.each([
  ['Қарабалық', 'Карабалык', 'Qarabalyq', 'Karabalyk'],
  ['Тобыл', 'тобыл', 'Tobyl', 'TOBIL'],
  ['Қостанай', 'Костанай', 'Qostanai', 'Kostanay'],
  ['Жітіқара', 'Житикара', 'Jitiqara', 'Zhitikara'],
  ['Хлеб', 'хлеб', 'Khleb', 'hleb'],
])('hears %s the same in other scripts and on other keyboards', (name, ...others) => {
  for (const other of others) expect(soundOf(other)).toBe(soundOf(name));
});

it.each([
  ['Школа №5', 'shkola no5'],
  ['𝑨 Ⅻ ﬁn', 'a xii fin'],
])('hears the signs in %s as the letters they stand for', (text, sound) => {
  expect(soundOf(text)).toBe(sound);
});

it('leaves nothing of a query that the search engine could take for its own language', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const bare = (fullTextQuery(typed) ?? '').replace(/\^[42]|~[12]|\*| OR | AND |[()]/g, '');
      expect(bare).toMatch(/^[\p{L}\p{N}]*$/u);
      expect(bare).toBe(bare.toLowerCase());
    }),
  );
});

it('holds each word of names, place and number once', () => {
  expect(searchText({ name: 'Тобыл Егін', nameEn: 'Tobyl Egin', city: 'Тобыл', identifier: 'EX-7', nameRu: null })).toBe('tobil egin ex 7');
});
