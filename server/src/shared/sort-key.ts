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
