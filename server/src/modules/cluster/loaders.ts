import { byKey, orThrow } from '../../shared/loader.js';
import type { ClusterStore } from './store.js';

/** One request's clusters, each asked for once. */
export function clusterLoaders(clusters: ClusterStore) {
  const cluster = byKey((ids) => clusters.byIds(ids));
  return { cluster, clusterOrThrow: orThrow(cluster, 'Cluster'), memberCount: byKey((ids) => clusters.memberCounts(ids)) };
}
