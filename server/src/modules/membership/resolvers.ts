import type { SignedIn } from '../../access/actor.js';
import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { ClusterApplicationsArgs, ClusterMembersArgs, Locale, Resolvers } from '../../generated/schema.js';
import { fullTextQuery } from '../../shared/full-text.js';
import { globalId } from '../../shared/identifier.js';
import { connection, readPage, type Connection } from '../../shared/page.js';
import { notFound } from '../../shared/refusal.js';
import { said } from '../../shared/said.js';
import { ahead, type Asked } from '../../shared/selection.js';
import { orderByName } from '../../shared/sort-key.js';
import { applyForMembership, decideMembership, leaveCluster, withdrawApplication, type MembershipChanged } from './changes.js';
import { canDecide, canLeave, canWithdraw } from './policy.js';
import type { MemberQuery, MembersAsked, MembershipRow } from './rows.js';
import type { MembershipDetails } from './store.js';

type MemberArguments = Partial<ClusterMembersArgs>;

const memberQuery = ({ filter }: MemberArguments): MemberQuery => said(filter ?? {});

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

const APPLICATIONS = 'application';

/** A page of the applications that wait for a cluster's council; null for those who do not sit in it. */
export async function applicationPage({ actor, stores }: RequestContext, clusterId: string, arguments_: ClusterApplicationsArgs): Promise<Connection<MembershipRow> | null> {
  if (!actor.councilIds.includes(clusterId)) return null;
  const page = readPage(arguments_, APPLICATIONS, 1);
  return connection(await stores.memberships.applications(clusterId, page), page.limit, APPLICATIONS, (row) => [row.id]);
}

/** A field that is read when its turn comes: lists of members do without. */
const detail =
  <Key extends keyof MembershipDetails>(key: Key) =>
  async ({ id }: MembershipRow, _arguments: unknown, { loaders }: RequestContext): Promise<MembershipDetails[Key]> =>
    (await loaders.membershipDetailsOrThrow(id))[key];

const can =
  (may: (actor: SignedIn, membership: MembershipDetails) => boolean) =>
  async ({ id, state }: MembershipRow, _arguments: unknown, { actor, loaders }: RequestContext): Promise<boolean> =>
    state === 'APPLIED' && actor.kind !== 'visitor' && may(actor, await loaders.membershipDetailsOrThrow(id));

/** The membership as a change left it. */
async function present<Name extends string>(context: RequestContext, typename: Name, { membershipId }: MembershipChanged): Promise<{ __typename: Name; membership: MembershipRow }> {
  const { loaders } = context;
  loaders.membershipDetails.clear(membershipId);
  loaders.forgetOrganizations();
  // Which clusters the actor sees into follows from where their organizations are members.
  await context.renewActor();
  const membership = await loaders.membership.clear(membershipId).load(membershipId);
  if (membership === null) throw notFound();
  return { __typename: typename, membership };
}

export const membershipResolvers: Resolvers = {
  Membership: {
    id: (membership) => globalId('Membership', membership.id),
    cluster: (membership, _arguments, { loaders }) => membership.cluster ?? loaders.clusterOrThrow(membership.clusterId),
    organization: (membership, _arguments, { loaders }) => membership.organization ?? loaders.organizationOrThrow(membership.organizationId),
    appliedAt: detail('appliedAt'),
    decidedAt: detail('decidedAt'),
    reason: detail('reason'),
    version: detail('version'),
    viewerCanDecide: can(canDecide),
    viewerCanLeave: (membership, _arguments, { actor }) => actor.kind !== 'visitor' && canLeave(actor, membership),
    viewerCanWithdraw: can(canWithdraw),
  },
  Mutation: {
    membershipApply: (_root, { input }, context) =>
      change(context, 'membershipApply', input, (actor) => applyForMembership(context, actor, input), (answer) => present(context, 'MembershipApplied', answer)),
    membershipWithdraw: (_root, { input }, context) =>
      change(context, 'membershipWithdraw', input, (actor) => withdrawApplication(context, actor, input), (answer) =>
        present(context, 'MembershipWithdrawn', answer),
      ),
    membershipLeave: (_root, { input }, context) =>
      change(context, 'membershipLeave', input, (actor) => leaveCluster(context, actor, input), (answer) => present(context, 'MembershipLeft', answer)),
    membershipDecide: (_root, { input }, context) =>
      change(context, 'membershipDecide', input, (actor) => decideMembership(context, actor, input), (answer) => present(context, 'MembershipDecided', answer)),
  },
};
