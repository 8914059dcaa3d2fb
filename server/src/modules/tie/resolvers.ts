import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { Resolvers, TieFilter } from '../../generated/schema.js';
import { globalId, idOf } from '../../shared/identifier.js';
import { connection, readPage, type Connection, type PageArguments } from '../../shared/page.js';
import { confirmTie, declareTie, endTie, rejectTie, withdrawTie, type TieAnswer } from './changes.js';
import { canTake } from './policy.js';
import { directionOf, type TieStep } from './rules.js';
import type { TieQuery, TieRow } from './store.js';

/** A page of ties, newest first; null in the place of an organization that does not exist gives an empty one. */
export async function tiePage(
  context: RequestContext,
  scope: Pick<TieQuery, 'clusterId' | 'organizationId'>,
  arguments_: PageArguments & { filter?: TieFilter | null | undefined },
): Promise<Connection<TieRow>> {
  const page = readPage(arguments_, 'tie', 1);
  const { form, types, states, awaitingViewer, organizationId } = arguments_.filter ?? {};
  const only = organizationId == null ? undefined : idOf('Organization', organizationId);
  if (only === null) return connection<TieRow>([], page.limit, 'tie', (tie) => [tie.id]);
  const query: TieQuery = {
    ...scope,
    ...(only === undefined ? {} : { organizationId: only }),
    ...(form == null ? {} : { form }),
    ...(types == null ? {} : { types }),
    ...(states == null ? {} : { states }),
    ...(awaitingViewer == null ? {} : { awaitingActor: awaitingViewer }),
  };
  return connection(await context.stores.ties.page(query, page), page.limit, 'tie', (tie) => [tie.id]);
}

const can = (step: TieStep) => (tie: TieRow, _arguments: unknown, { actor }: RequestContext) =>
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
    sourceId: (tie) => tie.sourceKey?.slice(tie.sourceKey.indexOf(':') + 1) ?? null,
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
