import { byQuestion, Loader, orThrow } from '../../shared/loader.js';
import type { TiesAsked, TieToRow } from './rows.js';
import type { TieStore } from './store.js';

/** One request's ties and their ends, each asked for once. */
export function tieLoaders(ties: TieStore) {
  const tie = new Loader((ids) => ties.byIds(ids));
  return {
    tie,
    tieOrThrow: orThrow(tie, 'Tie'),
    tieEnds: new Loader((ids) => ties.ends(ids)),
    /** The pages that are asked for of several organizations with the same arguments. */
    tiesOf: byQuestion<TiesAsked, { id: string; ties: TieToRow[] }>((ids, asked) => ties.pagesOf(ids, asked)),
  };
}
