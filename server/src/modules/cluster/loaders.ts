import { Loader, orThrow } from '../../shared/loader.js';
import type { ClusterStore } from './store.js';

/** One request's clusters, each asked for once. */
export function clusterLoaders(clusters: ClusterStore) {
  const cluster = new Loader((ids) => clusters.byIds(ids));
  return { cluster, clusterOrThrow: orThrow(cluster, 'Cluster'), memberCount: new Loader((ids) => clusters.memberCounts(ids)) };
}
