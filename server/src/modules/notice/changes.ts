import type { SignedIn } from '../../access/actor.js';
import { mustActFor } from '../../access/rights.js';
import type { RequestContext } from '../../context.js';
import type { NoticeAnswerInput, NoticePublishInput, NoticeWithdrawInput } from '../../generated/schema.js';
import type { Effect } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { Checks, mustBeId } from '../../shared/input.js';
import { MILLI_DIGITS, MINOR_DIGITS } from '../../shared/money.js';
import { mustBeValid, notFound, notPossible, Refusal, versionConflict } from '../../shared/refusal.js';
import { speaksFor } from './policy.js';
import { contentProblems, expiryProblems, stands } from './rules.js';
import type { NewNotice } from './store.js';

export type NoticeChanged = { noticeId: string };
type NoticeEffect = (transaction: Transaction) => Promise<Effect<NoticeChanged>>;

/** What a notice says, checked; throws for what is not acceptable. */
function readContent(input: NoticePublishInput): NewNotice['properties'] {
  const checks = new Checks();
  const visibility = input.visibility ?? 'MEMBERS';
  const product = checks.optionalLine(['product'], input.product, 160);
  const content = {
    kind: input.kind,
    visibility,
    title: checks.line(['title'], input.title, 3, 160),
    body: checks.text(['body'], input.body, 1, 8_000),
    product,
    region: checks.region(['region'], input.region),
    priceMinor: input.price == null ? null : checks.decimal(['price', 'amount'], input.price.amount, MINOR_DIGITS),
    currency: input.price == null ? null : checks.currency(['price', 'currency'], input.price.currency),
    quantityMilli: input.quantity == null ? null : checks.decimal(['quantity', 'value'], input.quantity.value, MILLI_DIGITS),
    unitCode: input.quantity == null ? null : checks.unit(['quantity', 'unit'], input.quantity.unit),
  };
  mustBeValid([...checks.problems, ...contentProblems({ kind: input.kind, visibility, product, hasPrice: input.price != null })]);
  return content;
}

/** The effect of publishing: whoever the level includes sees it at once. */
export function publishNotice(context: RequestContext, actor: SignedIn, input: NoticePublishInput): NoticeEffect {
  const clusterId = mustBeId('Cluster', input.clusterId, 'clusterId');
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  const language = input.language ?? context.locale;
  const properties = { ...readContent(input), language };
  const noticeId = newId();
  const notice: NewNotice = { id: noticeId, clusterId, organizationId, expiresAt: input.expiresAt, properties };
  return async (transaction) => {
    const publisher = await context.stores.notices.lockPublisher(transaction, notice);
    if (publisher === null) throw notFound(['input', 'clusterId']);
    if (!speaksFor(actor, organizationId, publisher.seated, 'publishNotice')) {
      throw new Refusal('FORBIDDEN', 'error.forbidden.publishNotice', ['input', 'organizationId']);
    }
    if (!publisher.member) throw new Refusal('FORBIDDEN', 'error.forbidden.membersOnly', ['input', 'organizationId']);
    mustBeValid(expiryProblems(publisher.expiry));
    await context.stores.notices.publish(transaction, notice);
    return {
      answer: { noticeId },
      entries: [
        {
          journalId: clusterId,
          action: 'notice.publish',
          organizationId,
          objectType: 'Notice',
          objectId: noticeId,
          change: { kind: input.kind },
          after: { ...properties, state: 'PUBLISHED', expiresAt: input.expiresAt },
        },
      ],
    };
  };
}

/** The effect of taking a notice back. */
export function withdrawNotice(context: RequestContext, actor: SignedIn, input: NoticeWithdrawInput): NoticeEffect {
  const noticeId = mustBeId('Notice', input.noticeId, 'noticeId');
  return async (transaction) => {
    const notice = await context.stores.notices.lock(transaction, noticeId, context.requestId);
    if (notice === null) throw notFound(['input', 'noticeId']);
    const { clusterId, publisherId } = notice;
    if (!speaksFor(actor, publisherId, notice.viewerSeated, 'withdrawNotice')) {
      throw new Refusal('FORBIDDEN', 'error.forbidden.publishNotice', ['input', 'noticeId']);
    }
    if (notice.version !== input.expectedVersion) throw versionConflict(notice.version);
    if (!stands(notice)) throw notPossible('refused.notice.over', ['input', 'noticeId']);
    await context.stores.notices.withdraw(transaction, noticeId);
    return {
      answer: { noticeId },
      entries: [
        {
          journalId: clusterId,
          action: 'notice.withdraw',
          organizationId: publisherId,
          objectType: 'Notice',
          objectId: noticeId,
          before: { state: notice.state },
          after: { state: 'WITHDRAWN' },
        },
      ],
    };
  };
}

/** The effect of an answer: a private word to the publisher. */
export function answerNotice(context: RequestContext, actor: SignedIn, input: NoticeAnswerInput): NoticeEffect {
  const noticeId = mustBeId('Notice', input.noticeId, 'noticeId');
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  mustActFor(actor, organizationId, 'publishNotice', ['input', 'organizationId']);
  const checks = new Checks();
  const text = checks.text(['text'], input.text, 1, 2_000);
  mustBeValid(checks.problems);
  const answerId = newId();
  return async (transaction) => {
    const notice = await context.stores.notices.lock(transaction, noticeId, context.requestId);
    if (notice === null) throw notFound(['input', 'noticeId']);
    if (!notice.viewerMemberIds.includes(organizationId)) {
      throw new Refusal('FORBIDDEN', 'error.forbidden.membersOnly', ['input', 'organizationId']);
    }
    if (notice.publisherId === organizationId) throw notPossible('refused.notice.ownAnswer', ['input', 'organizationId']);
    if (!stands(notice)) throw notPossible('refused.notice.over', ['input', 'noticeId']);
    await context.stores.notices.answer(transaction, { id: answerId, noticeId, organizationId, text });
    return {
      answer: { noticeId },
      entries: [
        { journalId: notice.clusterId, action: 'notice.answer', organizationId, objectType: 'NoticeAnswer', objectId: answerId, after: { noticeId, text } },
      ],
    };
  };
}
