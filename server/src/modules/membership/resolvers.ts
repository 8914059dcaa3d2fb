import type { RequestContext } from '../../context.js';
import type { ClusterMembersArgs, Locale, Resolvers } from '../../generated/schema.js';
import { fullTextQuery } from '../../shared/full-text.js';
import { globalId } from '../../shared/identifier.js';
import { connection, readPage, type Connection } from '../../shared/page.js';
import { ahead, type Asked } from '../../shared/selection.js';
import { orderByName } from '../../shared/sort-key.js';
import type { MemberQuery, MembersAsked, MembershipRow } from './rows.js';

type MemberArguments = Partial<ClusterMembersArgs>;

function memberQuery({ filter }: MemberArguments): MemberQuery {
  const { kinds, chainRoles, country, region, label } = filter ?? {};
  return {
    ...(kinds == null ? {} : { kinds }),
    ...(chainRoles == null ? {} : { chainRoles }),
    ...(country == null ? {} : { country }),
    ...(region == null ? {} : { region }),
    ...(label == null ? {} : { label }),
  };
}

const searchOf = ({ search }: MemberArguments): string => search?.trim() ?? '';

const orderIn = (locale: Locale): string => orderByName('member', locale);

const membersByName = (arguments_: MemberArguments, locale: Locale): MembersAsked => ({ query: memberQuery(arguments_), page: readPage(arguments_, orderIn(locale), 2), locale });

/** What a page of members by name will be read with, as far as it can be told before the field's own turn; null where none is asked for. */
export function membersAhead(cluster: Asked, locale: Locale): MembersAsked | null {
  const arguments_ = cluster.field('members')?.arguments() as MemberArguments | undefined;
  return arguments_ === undefined ? null : ahead(() => (searchOf(arguments_) === '' ? membersByName(arguments_, locale) : null));
}

/** A page of a cluster's active members: by relevance with a search, by name without. */
export async function memberPage({ loaders, locale, stores }: RequestContext, clusterId: string, arguments_: MemberArguments): Promise<Connection<MembershipRow>> {
  const search = searchOf(arguments_);
  if (search === '') {
    const asked = membersByName(arguments_, locale);
    const { members = [] } = (await loaders.membersOf(asked).load(clusterId)) ?? {};
    return connection(members, asked.page.limit, orderIn(locale), (row) => [row.sortKey, row.organizationId]);
  }
  const page = readPage(arguments_, 'memberRelevance', 2);
  const fullText = fullTextQuery(search);
  const rows = fullText === null ? [] : await stores.memberships.search(clusterId, memberQuery(arguments_), fullText, page);
  return connection(rows, page.limit, 'memberRelevance', (row) => [row.relevance ?? 0, row.organizationId]);
}

export const membershipResolvers: Resolvers = {
  Membership: {
    id: (membership) => globalId('Membership', membership.id),
    cluster: (membership, _arguments, { loaders }) => membership.cluster ?? loaders.clusterOrThrow(membership.clusterId),
    organization: (membership, _arguments, { loaders }) => membership.organization ?? loaders.organizationOrThrow(membership.organizationId),
  },
};
