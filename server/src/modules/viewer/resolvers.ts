import type { Resolvers } from '../../generated/schema.js';
import { globalId } from '../../shared/identifier.js';

export const viewerResolvers: Resolvers = {
  Query: {
    viewer: (_root, _arguments, { actor }) => (actor.kind === 'visitor' ? null : actor),
  },
  Viewer: {
    id: (viewer) => globalId('Viewer', viewer.id),
    clusters: async (viewer, _arguments, { stores }) => stores.clusters.byIds(viewer.ownClusterIds),
  },
  Representation: {
    organization: (representation, _arguments, { loaders }) => loaders.organizationOrThrow(representation.organizationId),
  },
  Seat: {
    id: (seat) => globalId('Seat', seat.id),
    cluster: (seat, _arguments, { loaders }) => loaders.clusterOrThrow(seat.clusterId),
  },
};
