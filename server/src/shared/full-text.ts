import { soundOf } from './search-text.js';

const MAX_WORDS = 8;
/** Longer than any word of a name; a slip is looked for in time that grows fast with the length. */
const MAX_LETTERS = 40;

/** A word as typed, as a beginning, and with a slip or two: exact matches weigh most. */
function anyForm(word: string): string {
  const forms = [`${word}^4`, `${word}*^2`];
  if (word.length >= 8) forms.push(`${word}~2`);
  else if (word.length >= 3) forms.push(`${word}~1`);
  return `(${forms.join(' OR ')})`;
}

/** What has a full-text index, and how it is called; each holds the texts of `search-text.ts`. */
export type SearchIndex = 'organization_search' | 'cluster_search' | 'notice_search' | 'initiative_search';

/** In Cypher, the nodes of an index that a full-text query finds. */
export const found = (index: SearchIndex, query: string, node: string): string => `CALL db.index.fulltext.queryNodes('${index}', ${query}) YIELD node AS ${node}`;

/**
 * A full-text query in which every word must be found, in either script, a typo allowed; null when nothing is left to look for. Only
 * lower-case letters and digits remain of what was typed, so nothing of it can mean anything to the query language.
 */
export function fullTextQuery(search: string): string | null {
  const words = soundOf(search).split(' ').filter((word) => word !== '');
  return words.length === 0 ? null : words.slice(0, MAX_WORDS).map((word) => anyForm(word.slice(0, MAX_LETTERS))).join(' AND ');
}
