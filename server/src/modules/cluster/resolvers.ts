import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.js';
import type { QueryClustersArgs, Resolvers } from '../../generated/schema.js';
import { fullTextQuery } from '../../shared/full-text.js';
import { globalId } from '../../shared/identifier.js';
import { atMost, connection, readPage, type Connection } from '../../shared/page.js';
import { Asked } from '../../shared/selection.js';
import { orderByName } from '../../shared/sort-key.js';
import { nameIn } from '../../shared/text.js';
import { contestPage } from '../contest/resolvers.js';
import { initiativePage } from '../initiative/resolvers.js';
import { journalPage } from '../journal/resolvers.js';
import { applicationPage, memberPage, membersAhead } from '../membership/resolvers.js';
import { noticePage, noticesAhead } from '../notice/resolvers.js';
import { comparisonOf } from '../nucleus/comparison.js';
import { readSnapshot } from '../nucleus/resolvers.js';
import { tiePage, tiesAhead, tiesToReviewPage } from '../tie/resolvers.js';
import { PRODUCT_IN } from './rows.js';
import type { ClusterRow } from './store.js';

/** What lies inside a cluster is null for those who may not see it. */
const inside =
  <Arguments, Result>(read: (cluster: ClusterRow, arguments_: Arguments, context: RequestContext, info: GraphQLResolveInfo) => Promise<Result>) =>
  async (cluster: ClusterRow, arguments_: Arguments, context: RequestContext, info: GraphQLResolveInfo): Promise<Result | null> =>
    context.stores.clusters.canSee(cluster.id) ? read(cluster, arguments_, context, info) : null;

/** One cluster with what else is asked for of it, in one reading; null for one that there is not. */
async function readCluster({ loaders, locale, stores }: RequestContext, slug: string, asked: Asked): Promise<ClusterRow | null> {
  const members = membersAhead(asked, locale);
  const organization = members === null ? null : asked.field('members')?.rows().field('organization');
  const along = { members, ties: organization == null ? null : tiesAhead(organization), notices: noticesAhead(asked) };
  const found = await stores.clusters.findBySlug(slug, along);
  if (found === null) return null;
  const { id } = found.cluster;
  if (along.members !== null && found.members !== undefined) loaders.membersOf(along.members).prime(id, { id, members: found.members });
  if (along.notices !== null && found.notices !== undefined) loaders.noticesOf(along.notices).prime(id, { id, notices: found.notices });
  const tiesLoader = along.ties && loaders.tiesOf(along.ties);
  for (const { organizationId, ties } of found.members ?? []) if (ties !== undefined) tiesLoader?.prime(organizationId, { id: organizationId, ties });
  return found.cluster;
}

/** By name, or by relevance to what is searched for. */
async function clusterPage({ locale, stores: { clusters } }: RequestContext, arguments_: QueryClustersArgs): Promise<Connection<ClusterRow>> {
  const search = arguments_.search?.trim() ?? '';
  const order = search === '' ? orderByName('cluster', locale) : 'cluster RELEVANCE';
  const page = readPage(arguments_, order, 2);
  if (search === '') return connection(await clusters.page(page, locale), page.limit, order, ({ sortKey, id }) => [sortKey, id]);
  const fullText = fullTextQuery(search);
  return connection(fullText === null ? [] : await clusters.search(fullText, page), page.limit, order, ({ relevance, id }) => [relevance, id]);
}

export const clusterResolvers: Resolvers = {
  Query: {
    cluster: (_root, { slug }, context, info) => readCluster(context, slug, Asked.under(info)),
    clusters: (_root, arguments_, context) => clusterPage(context, arguments_),
  },
  Cluster: {
    id: (cluster) => globalId('Cluster', cluster.id),
    name: (cluster, { locale }, context) => nameIn(locale ?? context.locale, cluster),
    leadingProduct: (cluster, _arguments, { locale }) => cluster[PRODUCT_IN[locale]] ?? cluster.leadingProduct,
    memberCount: async (cluster, _arguments, { loaders }) => (await loaders.memberCount.load(cluster.id))?.count ?? 0,
    members: inside((cluster, arguments_, context) => memberPage(context, cluster.id, arguments_)),
    applications: async (cluster, arguments_, context) => applicationPage(context, cluster.id, arguments_),
    tiesToReview: async (cluster, arguments_, context) => tiesToReviewPage(context, cluster.id, arguments_),
    ties: inside((cluster, arguments_, context, info) => tiePage(context, cluster.id, arguments_, info)),
    notices: async (cluster, arguments_, context, info) => noticePage(context, cluster.id, arguments_, info),
    initiatives: inside((cluster, arguments_, context) => initiativePage(context, { clusterId: cluster.id }, arguments_)),
    nucleus: inside((cluster, { on }, context) => readSnapshot(context, cluster.id, on ?? null)),
    nucleusDays: inside((cluster, { first, upTo }, { stores }) => stores.nuclei.days(cluster.id, upTo ?? null, atMost(first))),
    nucleusComparison: inside((cluster, days, context) => comparisonOf(cluster.id, days, context)),
    labelContests: inside((cluster, arguments_, context) => contestPage(context, cluster.id, arguments_)),
    journal: inside(async (cluster, arguments_, context) => (context.stores.journals.open ? journalPage(context, cluster.id, arguments_) : null)),
    journalState: (cluster, _arguments, { stores }) => (stores.journals.isCouncil(cluster.id) ? stores.journals.state(cluster.id) : null),
    viewerCanSee: (cluster, _arguments, { stores }) => stores.clusters.canSee(cluster.id),
    viewerIsMember: (cluster, _arguments, { stores }) => stores.clusters.isMember(cluster.id),
  },
};
