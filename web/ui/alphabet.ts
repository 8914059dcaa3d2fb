/** Letters that Kazakh has in another place than the languages whose order a browser takes instead, and what is where they belong. */
const STAND_INS = new Map(
  ['ёє', 'ұү', 'үұ', 'іь', 'ьѣ'].flatMap((pair) => [pair, pair.toUpperCase()]).map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/** A Kazakh text, to be compared where the order of Kazakh is not known, as in Chromium. */
export const withStandIns = (text: string): string => text.replace(/[ёұүіь]/gi, (letter) => STAND_INS.get(letter) ?? letter);

/** Gives what compares names as a reader of the language orders them, numbers in them by their value. */
export function comparerOf(locale: string): (one: string, other: string) => number {
  const collator = new Intl.Collator(locale, { numeric: true });
  const { compare } = collator;
  return collator.resolvedOptions().locale.startsWith(locale) ? compare : (one, other) => compare(withStandIns(one), withStandIns(other));
}
