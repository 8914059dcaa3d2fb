import type { GraphQLResolveInfo } from 'graphql';
import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { NoticeFilter, Resolvers } from '../../generated/schema.js';
import { fullTextQuery } from '../../shared/full-text.js';
import { globalId, idOf } from '../../shared/identifier.js';
import { money, quantity } from '../../shared/money.js';
import { connection, readPage, type Connection, type PageArguments, type PageRequest } from '../../shared/page.js';
import { notFound } from '../../shared/refusal.js';
import { said } from '../../shared/said.js';
import { ahead, Asked } from '../../shared/selection.js';
import { answerNotice, publishNotice, withdrawNotice, type NoticeChanged } from './changes.js';
import { canAnswer, canWithdraw } from './policy.js';
import type { NoticeQuery, NoticeRow, NoticesAsked } from './rows.js';

const ORDER = 'notice';
const ANSWER_ORDER = 'noticeAnswer';

type NoticeArguments = PageArguments & { filter?: NoticeFilter | null | undefined };

/** The filter in the store's words; null when it names an organization that is none. */
function noticeQuery({ filter }: NoticeArguments): NoticeQuery | null {
  const { kinds, organizationId, includeExpired, search } = filter ?? {};
  const only = organizationId == null ? undefined : idOf('Organization', organizationId);
  return only === null ? null : { includeExpired: includeExpired ?? false, ...said({ organizationId: only, kinds, fullText: fullTextQuery(search ?? '') }) };
}

const answersPage = (arguments_: PageArguments): PageRequest => readPage(arguments_, ANSWER_ORDER, 1);

/** What a page of notices is read with; without a query when it names an organization that is none. Throws BAD_USER_INPUT for a bad page. */
function noticesOf(arguments_: NoticeArguments, asked: Asked): Omit<NoticesAsked, 'query'> & { query: NoticeQuery | null } {
  const answers = asked.rows().field('answers');
  return { page: readPage(arguments_, ORDER, 1), query: noticeQuery(arguments_), answers: answers && ahead(() => answersPage(answers.arguments())) };
}

/** The same as far as it can be told before the field's own turn; null where none is asked for. */
export function noticesAhead(cluster: Asked): NoticesAsked | null {
  const field = cluster.field('notices');
  const asked = field && ahead(() => noticesOf(field.arguments() as NoticeArguments, field));
  return asked?.query == null ? null : { ...asked, query: asked.query };
}

/** A page of a cluster's notices, newest first; an organization that does not exist gives an empty one. */
export async function noticePage({ loaders }: RequestContext, clusterId: string, arguments_: NoticeArguments, info: GraphQLResolveInfo): Promise<Connection<NoticeRow>> {
  const { query, ...asked } = noticesOf(arguments_, Asked.under(info));
  const { notices = [] } = (query && (await loaders.noticesOf({ query, ...asked }).load(clusterId))) ?? {};
  for (const { id, answers } of notices) {
    if (asked.answers !== null && answers !== undefined) loaders.answersOf(asked.answers).prime(id, { id, answers });
  }
  return connection(notices, asked.page.limit, ORDER, (notice) => [notice.id]);
}

/** The notice as a change left it. When the change is sent again later, it may be over for the one who answered it. */
async function present<Name extends string>(
  context: RequestContext,
  typename: Name,
  { noticeId }: NoticeChanged,
): Promise<{ __typename: Name; notice: NoticeRow }> {
  const [notice] = await context.stores.notices.byIds([noticeId]);
  if (notice === undefined) throw notFound();
  // Another change of the same request may have read them before.
  context.loaders.forgetAnswers();
  return { __typename: typename, notice };
}

export const noticeResolvers: Resolvers = {
  Notice: {
    id: (notice) => globalId('Notice', notice.id),
    cluster: (notice, _arguments, { loaders }) => loaders.clusterOrThrow(notice.clusterId),
    price: ({ priceMinor, currency }) => (priceMinor === null || currency === null ? null : money(priceMinor, currency)),
    quantity: ({ quantityMilli, unitCode }) => (quantityMilli === null || unitCode === null ? null : quantity(quantityMilli, unitCode)),
    answers: async (notice, arguments_, { loaders }) => {
      const page = answersPage(arguments_);
      const { answers = [] } = (await loaders.answersOf(page).load(notice.id)) ?? {};
      return connection(answers, page.limit, ANSWER_ORDER, (answer) => [answer.id]);
    },
    viewerCanAnswer: (notice, _arguments, { actor }) => actor.kind !== 'visitor' && canAnswer(actor, notice),
    viewerCanWithdraw: (notice, _arguments, { actor }) => actor.kind !== 'visitor' && canWithdraw(actor, notice),
  },
  NoticeAnswer: {
    id: (answer) => globalId('NoticeAnswer', answer.id),
    organization: (answer, _arguments, { loaders }) => loaders.organizationOrThrow(answer.organizationId),
  },
  Mutation: {
    noticePublish: (_root, { input }, context) =>
      change(context, 'noticePublish', input, (actor) => publishNotice(context, actor, input), (answer) => present(context, 'NoticePublished', answer)),
    noticeWithdraw: (_root, { input }, context) =>
      change(context, 'noticeWithdraw', input, (actor) => withdrawNotice(context, actor, input), (answer) => present(context, 'NoticeWithdrawn', answer)),
    noticeAnswer: (_root, { input }, context) =>
      change(context, 'noticeAnswer', input, (actor) => answerNotice(context, actor, input), (answer) => present(context, 'NoticeAnswered', answer)),
  },
};
