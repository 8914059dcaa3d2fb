import { mayActFor } from '../../access/rights.js';
import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { OrganizationFilter, OrganizationNeighbourhoodArgs, QueryOrganizationsArgs, Resolvers } from '../../generated/schema.js';
import { fullTextQuery } from '../../shared/full-text.js';
import { globalId, idOf } from '../../shared/identifier.js';
import { details } from '../../shared/detail.js';
import { connection, readPage, type Connection } from '../../shared/page.js';
import { badInput } from '../../shared/request-error.js';
import { said } from '../../shared/said.js';
import { ahead, Asked } from '../../shared/selection.js';
import { orderByName } from '../../shared/sort-key.js';
import { nameIn } from '../../shared/text.js';
import { journalPage } from '../journal/resolvers.js';
import { tieExtent, tiesAhead, tiesOfOrganization } from '../tie/resolvers.js';
import { updateOrganization } from './changes.js';
import type { OrganizationCard, OrganizationDetails, OrganizationQuery, OrganizationRow, OrganizationSeen, Surroundings } from './store.js';

const MAX_NEIGHBOURS = 200;

/** The filter in the store's words; null when it names a cluster that is none. */
function queryOf(filter: OrganizationFilter | null | undefined): OrganizationQuery | null {
  const cluster = filter?.clusterId == null ? undefined : idOf('Cluster', filter.clusterId);
  return cluster === null ? null : said({ ...filter, clusterId: cluster });
}

async function organizationPage(context: RequestContext, arguments_: QueryOrganizationsArgs): Promise<Connection<OrganizationCard>> {
  const search = arguments_.search?.trim() ?? '';
  const order = arguments_.orderBy ?? (search === '' ? 'NAME' : 'RELEVANCE');
  if ((order === 'RELEVANCE') !== (search !== '')) throw badInput('error.orderNeedsSearch', ['orderBy']);
  const byName = orderByName(order, context.locale);
  const page = readPage(arguments_, order === 'NAME' ? byName : order, order === 'NEWEST' ? 1 : 2);
  const query = queryOf(arguments_.filter);
  const fullText = fullTextQuery(search);
  const { organizations } = context.stores;
  if (query === null || (order === 'RELEVANCE' && fullText === null)) return connection<OrganizationCard>([], page.limit, order, () => []);
  if (order === 'NEWEST') return connection(await organizations.pageByAge(query, page), page.limit, order, (row) => [row.id]);
  if (fullText !== null) return connection(await organizations.search(query, fullText, page), page.limit, order, (row) => [row.relevance ?? 0, row.id]);
  return connection(await organizations.pageByName(query, page, context.locale), page.limit, byName, (row) => [row.sortKey, row.id]);
}

/** What is asked for around an organization; null where the actor does not see into the cluster. */
function surroundings({ stores }: RequestContext, { clusterId, depth, first }: Partial<OrganizationNeighbourhoodArgs>, asked: Asked): Surroundings | null {
  const cluster = idOf('Cluster', clusterId ?? '');
  if (depth !== 1 && depth !== 2) throw badInput('error.badDepth', ['depth']);
  const most = first ?? 50;
  if (most < 1 || most > MAX_NEIGHBOURS) throw badInput('error.badFirst', ['first'], { max: MAX_NEIGHBOURS });
  if (cluster === null || !stores.clusters.canSee(cluster)) return null;
  const ties = asked.field('ties');
  return { clusterId: cluster, depth, most, extent: ties === null ? 'LINE' : tieExtent(ties) };
}

/** The same as far as it can be told before the field's own turn; null where it is not asked for. */
function surroundingsAhead(context: RequestContext, organization: Asked): Surroundings | null {
  const field = organization.field('neighbourhood');
  if (field === null) return null;
  const { depth = 1, ...rest }: Partial<OrganizationNeighbourhoodArgs> = field.arguments();
  return ahead(() => surroundings(context, { depth, ...rest }, field));
}

/** One organization with what else is asked for of it, in one reading; null for one that is absent or hidden. */
export async function readOrganization(context: RequestContext, id: string, asked: Asked): Promise<OrganizationRow | null> {
  const { loaders, stores } = context;
  const along = {
    outputs: asked.field('outputs') !== null,
    memberships: asked.field('memberships') !== null,
    ties: tiesAhead(asked),
    surroundings: surroundingsAhead(context, asked),
  };
  const found = await stores.organizations.whole(id, along);
  if (found === null) return null;
  const { organization, outputs, memberships, ties, neighbourhood } = found;
  if (outputs !== undefined) loaders.outputs.prime(id, { id, outputs });
  if (memberships !== undefined) loaders.membershipsOf.prime(id, { id, memberships });
  if (along.ties !== null && ties !== undefined) loaders.tiesOf(along.ties).prime(id, { id, ties });
  if (along.surroundings !== null && neighbourhood !== undefined) loaders.neighbourhoodOf(along.surroundings).prime(id, { id, neighbourhood });
  return organization;
}

const isCard = (organization: OrganizationSeen): organization is OrganizationCard => organization.kind !== undefined;

const ofCard = details((organization: OrganizationSeen, { loaders }: RequestContext): OrganizationCard | Promise<OrganizationCard> =>
  isCard(organization) ? organization : loaders.organizationOrThrow(organization.id),
);

const isWhole = (organization: OrganizationSeen): organization is OrganizationRow => organization.version !== undefined;

/** The details: read already where the organization was asked for by its id, else now, for all organizations of the answer at once. */
const detailsOf = (organization: OrganizationSeen, { loaders }: RequestContext): OrganizationDetails | Promise<OrganizationDetails> =>
  isWhole(organization) ? organization : loaders.organizationDetailsOrThrow(organization.id);

const detail = details(detailsOf);

const may = (organization: OrganizationSeen, { actor }: RequestContext): boolean =>
  actor.kind !== 'visitor' && mayActFor(actor, organization.id, 'editOrganization');

export const organizationResolvers: Resolvers = {
  Query: {
    organization: (_root, { id }, context, info) => {
      const organizationId = idOf('Organization', id);
      return organizationId === null ? null : readOrganization(context, organizationId, Asked.under(info));
    },
    organizations: (_root, arguments_, context) => organizationPage(context, arguments_),
  },
  Mutation: {
    organizationUpdate: (_root, { input }, context) =>
      change(
        context,
        'organizationUpdate',
        input,
        (actor) => updateOrganization(context, actor, input),
        async ({ organizationId }) => {
          context.loaders.forgetOrganizations();
          return { __typename: 'OrganizationUpdated' as const, organization: await context.loaders.changedOrganization(organizationId) };
        },
      ),
  },
  Organization: {
    id: (organization) => globalId('Organization', organization.id),
    name: (organization, { locale }, context) => nameIn(locale ?? context.locale, organization),
    names: ({ name, nameKk, nameRu, nameEn }) => ({ name, kk: nameKk, ru: nameRu, en: nameEn }),
    kind: ofCard('kind'),
    shortName: ofCard('shortName'),
    nameKnown: ofCard('nameKnown'),
    country: ofCard('country'),
    region: ofCard('region'),
    city: ofCard('city'),
    leadingProduct: ofCard('leadingProduct'),
    contact: async (organization, _arguments, context) => {
      const { contactEmail: email, contactPhone: phone } = await detailsOf(organization, context);
      return email === null && phone === null ? null : { email, phone };
    },
    sourceId: detail('sourceId'),
    source: detail('source'),
    latitude: detail('latitude'),
    longitude: detail('longitude'),
    sectors: detail('sectors'),
    productGroup: detail('productGroup'),
    identifierScheme: detail('identifierScheme'),
    identifier: detail('identifier'),
    website: detail('website'),
    description: detail('description'),
    employees: detail('employees'),
    employeesVisibility: detail('employeesVisibility'),
    outputsVisibility: detail('outputsVisibility'),
    version: detail('version'),
    outputs: async (organization, _arguments, { loaders }) => (await loaders.outputs.load(organization.id))?.outputs ?? null,
    memberships: async (organization, _arguments, { loaders }) => (await loaders.membershipsOf.load(organization.id))?.memberships ?? [],
    ties: (organization, arguments_, context, info) => tiesOfOrganization(context, organization, arguments_, info),
    neighbourhood: async (organization, arguments_, context, info) => {
      const wanted = surroundings(context, arguments_, Asked.under(info));
      const found = wanted && (await context.loaders.neighbourhoodOf(wanted).load(organization.id));
      if (found === null) return null;
      const { organizations, ties, truncated } = found.neighbourhood;
      const ends = new Map(organizations.map(({ organization: row }) => [row.id, row]));
      return { organizations, truncated, ties: ties.map((tie) => Object.assign(tie, { from: ends.get(tie.fromId), to: ends.get(tie.toId) })) };
    },
    projects: (organization, _arguments, { stores }) => stores.organizations.projects(organization.id),
    placement: (organization, { clusterId, on }, { stores }) => {
      const cluster = idOf('Cluster', clusterId);
      return cluster === null ? null : stores.nuclei.placementOf(organization.id, cluster, on ?? null);
    },
    journal: (organization, arguments_, context) =>
      context.stores.journals.isOwn(organization.id) ? journalPage(context, organization.id, arguments_) : null,
    viewerCanEdit: (organization, _arguments, context) => may(organization, context),
    viewerRepresents: (organization, _arguments, { actor }) => actor.organizationIds.includes(organization.id),
  },
  Project: {
    id: (project) => globalId('Project', project.id),
  },
};
