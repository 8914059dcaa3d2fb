import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.js';
import type { Resolvers } from '../../generated/schema.js';
import { globalId } from '../../shared/identifier.js';
import { atMost, connection, readPage } from '../../shared/page.js';
import { nameIn } from '../../shared/text.js';
import { initiativePage } from '../initiative/resolvers.js';
import { journalPage } from '../journal/resolvers.js';
import { memberPage } from '../membership/resolvers.js';
import { noticePage } from '../notice/resolvers.js';
import { comparisonOf } from '../nucleus/comparison.js';
import { tiePage } from '../tie/resolvers.js';
import type { ClusterRow } from './store.js';

const ORDER = 'cluster';

/** What lies inside a cluster is null for those who may not see it. */
const inside =
  <Arguments, Result>(read: (cluster: ClusterRow, arguments_: Arguments, context: RequestContext, info: GraphQLResolveInfo) => Promise<Result>) =>
  async (cluster: ClusterRow, arguments_: Arguments, context: RequestContext, info: GraphQLResolveInfo): Promise<Result | null> =>
    context.stores.clusters.canSee(cluster.id) ? read(cluster, arguments_, context, info) : null;

export const clusterResolvers: Resolvers = {
  Query: {
    cluster: (_root, { slug }, { stores }) => stores.clusters.findBySlug(slug),
    clusters: async (_root, arguments_, { stores }) => {
      const page = readPage(arguments_, ORDER, 2);
      return connection(await stores.clusters.page(page), page.limit, ORDER, (cluster) => [cluster.sortKey, cluster.id]);
    },
  },
  Cluster: {
    id: (cluster) => globalId('Cluster', cluster.id),
    name: (cluster, { locale }, context) => nameIn(locale ?? context.locale, cluster),
    memberCount: async (cluster, _arguments, { loaders }) => (await loaders.memberCount.load(cluster.id))?.count ?? 0,
    members: inside((cluster, arguments_, context) => memberPage(context, cluster.id, arguments_)),
    ties: inside((cluster, arguments_, context, info) => tiePage(context, cluster.id, arguments_, info)),
    notices: async (cluster, arguments_, context) => noticePage(context, { clusterId: cluster.id }, arguments_),
    initiatives: inside((cluster, arguments_, context) => initiativePage(context, { clusterId: cluster.id }, arguments_)),
    nucleus: inside((cluster, { on }, { stores }) => stores.nuclei.newest(cluster.id, on ?? null)),
    nucleusDays: inside((cluster, { first }, { stores }) => stores.nuclei.days(cluster.id, atMost(first))),
    nucleusComparison: inside((cluster, days, context) => comparisonOf(cluster.id, days, context)),
    labelContests: inside((cluster, { first, state }, { stores }) => stores.contests.ofCluster(cluster.id, state ?? null, atMost(first))),
    journal: inside(async (cluster, arguments_, context) => (context.stores.journals.open ? journalPage(context, cluster.id, arguments_) : null)),
    journalState: (cluster, _arguments, { stores }) => (stores.journals.isCouncil(cluster.id) ? stores.journals.state(cluster.id) : null),
    viewerCanSee: (cluster, _arguments, { stores }) => stores.clusters.canSee(cluster.id),
    viewerIsMember: (cluster, _arguments, { stores }) => stores.clusters.isMember(cluster.id),
  },
};
