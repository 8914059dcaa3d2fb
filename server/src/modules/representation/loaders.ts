import { Loader } from '../../shared/loader.js';
import type { RepresentationRequestStore } from './request-store.js';

/** One request's questions about wishes, each asked once. */
export function representationLoaders(requests: RepresentationRequestStore) {
  return { openWish: new Loader((ids) => requests.openWishes(ids)) };
}
