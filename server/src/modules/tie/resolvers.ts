import type { GraphQLResolveInfo } from 'graphql';
import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { Resolvers, TieFilter } from '../../generated/schema.js';
import { details } from '../../shared/detail.js';
import { globalId, idOf } from '../../shared/identifier.js';
import { connection, readPage, type Connection, type PageArguments, type PageRequest } from '../../shared/page.js';
import { asksFor } from '../../shared/selection.js';
import { confirmTie, declareTie, endTie, rejectTie, withdrawTie, type TieAnswer } from './changes.js';
import { canTake } from './policy.js';
import { directionOf, type TieStep } from './rules.js';
import type { OrganizationSeen } from '../organization/rows.js';
import type { TieDetails, TieQuery, TieRow, TieSeen } from './store.js';

/** The fields that the details are read for. */
const DETAILS: ReadonlySet<string> = new Set(['sourceId', 'validFrom', 'validUntil', 'source', 'evidence', 'declaredAt', 'confirmedAt']);

const isWhole = (tie: TieSeen): tie is TieRow => tie.declaredAt !== undefined;

/** The details: read along where they were seen to be asked for, else now. */
const detailsOf = (tie: TieSeen, { loaders }: RequestContext): TieDetails | Promise<TieDetails> => (isWhole(tie) ? tie : loaders.tieOrThrow(tie.id));

const detail = details(detailsOf);

type TieArguments = PageArguments & { filter?: TieFilter | null | undefined };

const pageOf = (rows: TieSeen[], { limit }: PageRequest): Connection<TieSeen> => connection(rows, limit, 'tie', (tie) => [tie.id]);

/** The filter in the store's words; null when it names an organization that is none. */
function tieQuery({ filter }: TieArguments): TieQuery | null {
  const { form, types, states, awaitingViewer, organizationId } = filter ?? {};
  const only = organizationId == null ? undefined : idOf('Organization', organizationId);
  if (only === null) return null;
  return {
    ...(only === undefined ? {} : { organizationId: only }),
    ...(form == null ? {} : { form }),
    ...(types == null ? {} : { types }),
    ...(states == null ? {} : { states }),
    ...(awaitingViewer == null ? {} : { awaitingActor: awaitingViewer }),
  };
}

/** A page of the ties of an organization that the actor sees, newest first. */
export async function tiesOfOrganization({ loaders }: RequestContext, organization: OrganizationSeen, arguments_: TieArguments, info: GraphQLResolveInfo): Promise<Connection<TieSeen>> {
  const page = readPage(arguments_, 'tie', 1);
  const query = tieQuery(arguments_);
  if (query === null) return pageOf([], page);
  const { ties = [] } = (await loaders.tiesOf(query, page, asksFor(info, DETAILS)).load(organization.id)) ?? {};
  // Both ends are known by now.
  loaders.organization.prime(organization.id, organization);
  for (const { far } of ties) loaders.organization.prime(far.id, far);
  return pageOf(ties.map(({ tie }) => tie), page);
}

/** A page of the ties of a cluster, newest first. */
export async function tiePage(
  context: RequestContext,
  clusterId: string,
  arguments_: TieArguments,
  info: GraphQLResolveInfo,
): Promise<Connection<TieSeen>> {
  const page = readPage(arguments_, 'tie', 1);
  const query = tieQuery(arguments_);
  return pageOf(query === null ? [] : await context.stores.ties.page({ ...query, clusterId }, page, asksFor(info, DETAILS)), page);
}

const can = (step: TieStep) => (tie: TieSeen, _arguments: unknown, { actor }: RequestContext) =>
  actor.kind !== 'visitor' && canTake(actor, tie, step);

/** The tie that a change left behind; its author is one of its sides and always sees it. */
async function present<Name extends string>(context: RequestContext, typename: Name, { tieId }: TieAnswer): Promise<{ __typename: Name; tie: TieRow }> {
  // Another change of the same request may have read it before.
  const tie = await context.loaders.tie.clear(tieId).load(tieId);
  if (tie === null) throw new Error(`the tie ${tieId} is not seen by the one who changed it`);
  return { __typename: typename, tie };
}

export const tieResolvers: Resolvers = {
  Tie: {
    id: (tie) => globalId('Tie', tie.id),
    sourceId: async (tie, _arguments, context) => {
      const { sourceKey } = await detailsOf(tie, context);
      return sourceKey?.slice(sourceKey.indexOf(':') + 1) ?? null;
    },
    validFrom: detail('validFrom'),
    validUntil: detail('validUntil'),
    source: detail('source'),
    evidence: detail('evidence'),
    declaredAt: detail('declaredAt'),
    confirmedAt: detail('confirmedAt'),
    cluster: (tie, _arguments, { loaders }) => loaders.clusterOrThrow(tie.clusterId),
    from: (tie, _arguments, { loaders }) => loaders.organizationOrThrow(tie.fromId),
    to: (tie, _arguments, { loaders }) => loaders.organizationOrThrow(tie.toId),
    declaredBy: (tie, _arguments, { loaders }) =>
      tie.declaredByOrganizationId === null ? null : loaders.organization.load(tie.declaredByOrganizationId),
    direction: async (tie, _arguments, { loaders }) => {
      const ends = await loaders.tieEnds.load(tie.id);
      if (ends === null) return 'LATERAL';
      const [from, to] = ends.kinds;
      return directionOf(tie.type, { kind: from, mainRole: ends.mainRoles[0] }, { kind: to, mainRole: ends.mainRoles[1] });
    },
    viewerCanConfirm: can('confirm'),
    viewerCanWithdraw: can('withdraw'),
    viewerCanEnd: can('end'),
  },
  Mutation: {
    tieDeclare: (_root, { input }, context) =>
      change(context, 'tieDeclare', input, (actor) => declareTie(context, actor, input), (answer) => present(context, 'TieDeclared', answer)),
    tieConfirm: (_root, { input }, context) =>
      change(context, 'tieConfirm', input, (actor) => confirmTie(context, actor, input), (answer) => present(context, 'TieConfirmed', answer)),
    tieReject: (_root, { input }, context) =>
      change(context, 'tieReject', input, (actor) => rejectTie(context, actor, input), (answer) => present(context, 'TieRejected', answer)),
    tieWithdraw: (_root, { input }, context) =>
      change(context, 'tieWithdraw', input, (actor) => withdrawTie(context, actor, input), (answer) => present(context, 'TieWithdrawn', answer)),
    tieEnd: (_root, { input }, context) =>
      change(context, 'tieEnd', input, (actor) => endTie(context, actor, input), (answer) => present(context, 'TieEnded', answer)),
  },
};
