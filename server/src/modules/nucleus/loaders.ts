import { Loader, orThrow } from '../../shared/loader.js';
import type { NucleusStore } from './store.js';

/** One request's snapshots and places, each asked for once. */
export function nucleusLoaders(nuclei: NucleusStore) {
  const snapshot = new Loader((ids) => nuclei.byIds(ids));
  return { snapshot, snapshotOrThrow: orThrow(snapshot, 'Snapshot'), placement: new Loader((ids) => nuclei.placementsByIds(ids)) };
}
