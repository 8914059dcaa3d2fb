import { Loader } from '../../shared/loader.js';
import type { ContestStore } from './store.js';

/** One request's contests of labels, by `labelKey`, each asked for once. */
export function contestLoaders(contests: ContestStore) {
  return { labelContests: new Loader((keys) => contests.ofLabels(keys)) };
}
