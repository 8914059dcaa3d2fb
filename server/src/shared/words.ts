/** Beyond these a search is not told apart any more. */
const MOST_WORDS = 8;

/** The words of a search in small letters, as `hasWords` compares them; none for a blank one, which every text passes. */
export function wordsOf(search: string): string[] {
  return search.normalize('NFC').toLowerCase().split(/\s+/).filter((word) => word !== '').slice(0, MOST_WORDS);
}

/** In Cypher, whether a text holds each of the words: for short texts of a bounded range, since no index helps. */
export const hasWords = (text: string, words: string): string => `all(word IN ${words} WHERE toLower(${text}) CONTAINS word)`;
