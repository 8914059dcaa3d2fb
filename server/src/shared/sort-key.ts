import type { Locale } from '../generated/schema.js';
import { nameIn, type Named } from './text.js';

/** Kazakh Cyrillic in its own order; Russian is a part of it in the same order. */
const CYRILLIC = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
const ORDER = new Map([...CYRILLIC].map((letter, index) => [letter, `я${String.fromCharCode(0x5000 + index)}`]));

/**
 * A text whose plain order is the alphabetical order of the name in Kazakh, Russian and Latin script: digits, then Latin letters without
 * regard to accents, then Cyrillic. Neo4j orders by code unit, which would put Ілім before Алматы and Қостанай after Ялта.
 */
export function sortKey(name: string): string {
  const folded = name.toLocaleLowerCase('kk').normalize('NFC');
  return [...folded]
    .map((letter) => ORDER.get(letter) ?? letter.normalize('NFKD').replace(/\p{M}/gu, ''))
    .join('')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The property that holds the place of something among others by its name as a reader of the language sees it. */
export const SORT_KEY_IN = { KK: 'sortKeyKk', RU: 'sortKeyRu', EN: 'sortKeyEn' } as const satisfies Record<Locale, string>;

/** The sort keys of names, to be written wherever names are. */
export const sortKeys = (named: Named): Record<(typeof SORT_KEY_IN)[Locale], string> => ({
  sortKeyKk: sortKey(nameIn('KK', named)),
  sortKeyRu: sortKey(nameIn('RU', named)),
  sortKeyEn: sortKey(nameIn('EN', named)),
});

/** Where a row stands in a list by name. */
export type Sorted = { sortKey: string };

/** The order of a list by name, for its cursors: it is that of the reader's language, and a place in one is none in another. */
export const orderByName = (list: string, locale: Locale): string => `${list} ${locale}`;
