import type { NoticeKind, NoticeState, Visibility } from '../../generated/schema.js';
import type { Problem } from '../../shared/refusal.js';

/** Kinds that speak of goods: without the product they say nothing. */
const OF_GOODS: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['MARKET_PRICE', 'OFFER', 'REQUEST']);

/** What a notice of a kind must name beside its text. */
export type Content = { kind: NoticeKind; visibility: Visibility; product: string | null; hasPrice: boolean };

/** What the kind asks for and is missing, and a level that no notice has. */
export function contentProblems({ kind, visibility, product, hasPrice }: Content): Problem[] {
  const problems: Problem[] = [];
  if (visibility === 'PARTIES') problems.push({ path: ['input', 'visibility'], message: 'input.noticeVisibility' });
  if (OF_GOODS.has(kind) && product === null) problems.push({ path: ['input', 'product'], message: 'input.required' });
  if (kind === 'MARKET_PRICE' && !hasPrice) problems.push({ path: ['input', 'price'], message: 'input.required' });
  return problems;
}

/** Where the end of a notice lies by the database's clock. */
export type Expiry = 'past' | 'withinYear' | 'tooFar';

/** A notice is shown for some time, at most a year. */
export function expiryProblems(expiry: Expiry): Problem[] {
  if (expiry === 'withinYear') return [];
  return [{ path: ['input', 'expiresAt'], message: expiry === 'past' ? 'input.past' : 'input.withinYear' }];
}

/** Whether a notice is still shown: neither taken back nor over. */
export const stands = (notice: { state: NoticeState; expired: boolean }): boolean => notice.state === 'PUBLISHED' && !notice.expired;
