import type { GraphQLResolveInfo } from 'graphql';
import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { Resolvers, TieFilter } from '../../generated/schema.js';
import { details } from '../../shared/detail.js';
import { globalId, idOf } from '../../shared/identifier.js';
import { atMost, connection, readPage, type Connection, type PageArguments, type PageRequest } from '../../shared/page.js';
import { MILLI_DIGITS, plainDecimal } from '../../shared/money.js';
import { notFound } from '../../shared/refusal.js';
import { said } from '../../shared/said.js';
import { ahead, Asked } from '../../shared/selection.js';
import { addEvidence, confirmTie, declareTie, endTie, reconfirmTie, rejectTie, reviewTie, withdrawTie, type TieAnswer } from './changes.js';
import { canAddEvidence, canReview, canTake } from './policy.js';
import { directionOf, type TieStep } from './rules.js';
import type { OrganizationSeen } from '../organization/rows.js';
import type { TieCard, TieExtent, TieQuery, TieRow, TiesAsked, TieSeen, TieToRow } from './rows.js';

/** The fields that a line has, with what the ends tell. */
const LINE: ReadonlySet<string> = new Set(['__typename', 'id', 'form', 'type', 'strength', 'from', 'to', 'direction']);
/** The fields that the details are read for. */
const DETAILS: ReadonlySet<string> = new Set([
  'sourceId', 'share', 'validFrom', 'validUntil', 'source', 'evidence', 'rejectedReason', 'declaredAt', 'confirmedAt', 'reconfirmedAt', 'reconfirmedBy', 'staleAt', 'viewerCanReconfirm',
  'review', 'reviewReason', 'reviewedAt', 'reviewWaits', 'viewerCanReview', 'viewerCanAddEvidence',
]);
/** What is known of an organization by its name. */
const NAMES: ReadonlySet<string> = new Set(['__typename', 'id', 'name', 'names']);

/** How much of ties is asked for. */
export const tieExtent = (ties: Asked): TieExtent => (ties.only(LINE) ? 'LINE' : ties.anywhere(DETAILS) ? 'WHOLE' : 'CARD');

const isCard = (tie: TieSeen): tie is TieSeen & TieCard => tie.version !== undefined;
const isWhole = (tie: TieSeen): tie is TieRow => tie.declaredAt !== undefined;

/** Read along where they were seen to be asked for, else now. */
const cardOf = (tie: TieSeen, { loaders }: RequestContext): TieCard | Promise<TieCard> => (isCard(tie) ? tie : loaders.tieOrThrow(tie.id));
const wholeOf = (tie: TieSeen, { loaders }: RequestContext): TieRow | Promise<TieRow> => (isWhole(tie) ? tie : loaders.tieOrThrow(tie.id));

const ofCard = details(cardOf);
const detail = details(wholeOf);

type TieArguments = PageArguments & { filter?: TieFilter | null | undefined };

const pageOf = (rows: TieSeen[], { limit }: PageRequest): Connection<TieSeen> => connection(rows, limit, 'tie', (tie) => [tie.id]);

/** The filter in the store's words; null when it names an organization that is none. */
function tieQuery({ filter }: TieArguments): TieQuery | null {
  const { awaitingViewer: awaitingActor, organizationId, ...rest } = filter ?? {};
  const only = organizationId == null ? undefined : idOf('Organization', organizationId);
  return only === null ? null : said({ ...rest, awaitingActor, organizationId: only });
}

/** What a page of ties is read with; without a query when it names an organization that is none. Throws BAD_USER_INPUT for a bad page. */
function tiesOf(arguments_: TieArguments, asked: Asked): Omit<TiesAsked, 'query'> & { query: TieQuery | null } {
  const rows = asked.rows();
  const endsNamed = ['from', 'to'].every((end) => rows.field(end)?.only(NAMES) ?? true);
  return { query: tieQuery(arguments_), page: readPage(arguments_, 'tie', 1), extent: tieExtent(rows), endsNamed };
}

/** The same as far as it can be told before the field's own turn; null where its ties are not asked for. */
export function tiesAhead(organization: Asked): TiesAsked | null {
  const field = organization.field('ties');
  const asked = field && ahead(() => tiesOf(field.arguments() as TieArguments, field));
  return asked?.query == null ? null : { ...asked, query: asked.query };
}

/** A page of the ties of an organization that the actor sees, newest first. */
export async function tiesOfOrganization({ loaders }: RequestContext, organization: OrganizationSeen, arguments_: TieArguments, info: GraphQLResolveInfo): Promise<Connection<TieSeen>> {
  const { query, ...asked } = tiesOf(arguments_, Asked.under(info));
  if (query === null) return pageOf([], asked.page);
  const { ties = [] } = (await loaders.tiesOf({ query, ...asked }).load(organization.id)) ?? {};
  const withEnds = ({ tie, far }: TieToRow): TieSeen => {
    const given = tie.fromId === organization.id;
    return Object.assign(tie, { from: given ? organization : far, to: given ? far : organization });
  };
  return pageOf(ties.map(withEnds), asked.page);
}

/** A page of the ties of a cluster, newest first. */
export async function tiePage(context: RequestContext, clusterId: string, arguments_: TieArguments, info: GraphQLResolveInfo): Promise<Connection<TieSeen>> {
  const { query, ...asked } = tiesOf(arguments_, Asked.under(info));
  return pageOf(query === null ? [] : await context.stores.ties.page({ query: { ...query, clusterId }, ...asked }), asked.page);
}

const TO_REVIEW = 'tieToReview';

/** A page of the ties that wait for a review by the council of a cluster; null for those who do not sit in it. */
export async function tiesToReviewPage({ actor, stores }: RequestContext, clusterId: string, arguments_: PageArguments): Promise<Connection<TieSeen> | null> {
  if (!actor.councilIds.includes(clusterId)) return null;
  const page = readPage(arguments_, TO_REVIEW, 1);
  return connection(await stores.ties.toReview(clusterId, page), page.limit, TO_REVIEW, ({ id }) => [id]);
}

const can = (step: TieStep) => async (tie: TieSeen, _arguments: unknown, context: RequestContext): Promise<boolean> =>
  context.actor.kind !== 'visitor' && canTake(context.actor, await cardOf(tie, context), step);

async function firstOf(ids: string[], first: number | null | undefined, { loaders }: RequestContext): Promise<TieRow[]> {
  const ties = await Promise.all(ids.slice(0, atMost(first)).map((id) => loaders.tie.load(id)));
  return ties.filter((tie) => tie !== null);
}

/** The tie that a change left behind. Whoever sends the change again may no longer act for one of its sides. */
async function present<Name extends string>(context: RequestContext, typename: Name, { tieId }: TieAnswer): Promise<{ __typename: Name; tie: TieRow }> {
  // Another change of the same request may have read it before.
  const tie = await context.loaders.tie.clear(tieId).load(tieId);
  if (tie === null) throw notFound();
  return { __typename: typename, tie };
}

export const tieResolvers: Resolvers = {
  Tie: {
    id: (tie) => globalId('Tie', tie.id),
    sourceId: async (tie, _arguments, context) => {
      const { sourceKey } = await wholeOf(tie, context);
      return sourceKey?.slice(sourceKey.indexOf(':') + 1) ?? null;
    },
    share: async (tie, _arguments, context) => {
      const { shareMilli } = await wholeOf(tie, context);
      return shareMilli === null ? null : plainDecimal(shareMilli, MILLI_DIGITS);
    },
    validFrom: detail('validFrom'),
    validUntil: detail('validUntil'),
    source: detail('source'),
    evidence: detail('evidence'),
    rejectedReason: detail('rejectedReason'),
    declaredAt: detail('declaredAt'),
    confirmedAt: detail('confirmedAt'),
    reconfirmedAt: detail('reconfirmedAt'),
    reconfirmedBy: async (tie, _arguments, context) => {
      const { reconfirmedByOrganizationId: id } = await wholeOf(tie, context);
      return id === null ? null : context.loaders.organization.load(id);
    },
    staleAt: detail('staleAt'),
    review: detail('review'),
    reviewReason: detail('reviewReason'),
    reviewedAt: detail('reviewedAt'),
    reviewWaits: detail('reviewWaits'),
    cluster: async (tie, _arguments, context) => context.loaders.clusterOrThrow((await cardOf(tie, context)).clusterId),
    mutual: ofCard('mutual'),
    from: (tie, _arguments, { loaders }) => tie.from ?? loaders.organizationOrThrow(tie.fromId),
    to: (tie, _arguments, { loaders }) => tie.to ?? loaders.organizationOrThrow(tie.toId),
    declaredBy: async (tie, _arguments, context) => {
      const { declaredByOrganizationId: id } = await cardOf(tie, context);
      return id === null ? null : context.loaders.organization.load(id);
    },
    weight: ofCard('weight'),
    state: ofCard('state'),
    visibility: ofCard('visibility'),
    sourceType: ofCard('sourceType'),
    version: ofCard('version'),
    direction: async (tie, _arguments, { loaders }) => {
      const ends = await loaders.tieEnds.load(tie.id);
      if (ends === null) return 'LATERAL';
      const [from, to] = ends.kinds;
      return directionOf(tie.type, { kind: from, mainRole: ends.mainRoles[0] }, { kind: to, mainRole: ends.mainRoles[1] });
    },
    viewerCanConfirm: can('confirm'),
    viewerCanWithdraw: can('withdraw'),
    viewerCanReconfirm: async (tie, arguments_, context) => (await can('reconfirm')(tie, arguments_, context)) && (await wholeOf(tie, context)).toReconfirm,
    viewerCanEnd: can('end'),
    viewerCanReview: async (tie, _arguments, context) => {
      const { actor } = context;
      return actor.kind !== 'visitor' && actor.seats.length > 0 && canReview(actor, await wholeOf(tie, context));
    },
    viewerCanAddEvidence: async (tie, _arguments, context) => {
      const { actor } = context;
      return actor.kind !== 'visitor' && actor.organizationIds.length > 0 && canAddEvidence(actor, await wholeOf(tie, context));
    },
  },
  Placement: {
    confirmations: async ({ organizationId, snapshotId }, _arguments, { actor, loaders, stores }) => {
      if (!actor.organizationIds.includes(organizationId)) return null;
      const { clusterId } = await loaders.snapshotOrThrow(snapshotId);
      return stores.ties.confirmations(organizationId, clusterId);
    },
  },
  TieConfirmations: {
    outstanding: ({ outstandingIds }, { first }, context) => firstOf(outstandingIds, first, context),
    unanswered: ({ unansweredIds }, { first }, context) => firstOf(unansweredIds, first, context),
  },
  Mutation: {
    tieDeclare: (_root, { input }, context) =>
      change(context, 'tieDeclare', input, (actor) => declareTie(context, actor, input), (answer) => present(context, 'TieDeclared', answer)),
    tieConfirm: (_root, { input }, context) =>
      change(context, 'tieConfirm', input, (actor) => confirmTie(context, actor, input), (answer) => present(context, 'TieConfirmed', answer)),
    tieReconfirm: (_root, { input }, context) =>
      change(context, 'tieReconfirm', input, (actor) => reconfirmTie(context, actor, input), (answer) => present(context, 'TieReconfirmed', answer)),
    tieReject: (_root, { input }, context) =>
      change(context, 'tieReject', input, (actor) => rejectTie(context, actor, input), (answer) => present(context, 'TieRejected', answer)),
    tieReview: (_root, { input }, context) =>
      change(context, 'tieReview', input, (actor) => reviewTie(context, actor, input), (answer) => present(context, 'TieReviewed', answer)),
    tieAddEvidence: (_root, { input }, context) =>
      change(context, 'tieAddEvidence', input, (actor) => addEvidence(context, actor, input), (answer) => present(context, 'TieEvidenceAdded', answer)),
    tieWithdraw: (_root, { input }, context) =>
      change(context, 'tieWithdraw', input, (actor) => withdrawTie(context, actor, input), (answer) => present(context, 'TieWithdrawn', answer)),
    tieEnd: (_root, { input }, context) =>
      change(context, 'tieEnd', input, (actor) => endTie(context, actor, input), (answer) => present(context, 'TieEnded', answer)),
  },
};
