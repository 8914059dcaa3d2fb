import type DataLoader from 'dataloader';
import { byKey, orThrow } from '../../shared/loader.js';
import type { PageRequest } from '../../shared/page.js';
import type { TieQuery, TieStore, TieToRow } from './store.js';

type TiesOf = DataLoader<string, { id: string; ties: TieToRow[] } | null>;

/** One request's ties and their ends, each asked for once. */
export function tieLoaders(ties: TieStore) {
  const pages = new Map<string, TiesOf>();
  const tie = byKey((ids) => ties.byIds(ids));
  return {
    tie,
    tieOrThrow: orThrow(tie, 'Tie'),
    tieEnds: byKey((ids) => ties.ends(ids)),
    /** The pages that are asked for of several organizations with the same arguments. */
    tiesOf: (query: TieQuery, page: PageRequest, whole: boolean): TiesOf => {
      const key = JSON.stringify([query, page, whole]);
      const loader = pages.get(key) ?? byKey((ids) => ties.pagesOf(ids, query, page, whole));
      pages.set(key, loader);
      return loader;
    },
  };
}
