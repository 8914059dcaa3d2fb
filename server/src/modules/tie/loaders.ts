import { byKey } from '../../shared/loader.js';
import type { TieStore } from './store.js';

/** One request's ties and their ends, each asked for once. */
export const tieLoaders = (ties: TieStore) => ({
  tie: byKey((ids) => ties.byIds(ids)),
  tieEnds: byKey((ids) => ties.ends(ids)),
});
