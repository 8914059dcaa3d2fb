import dayjs from 'dayjs';
import type { Locale, NoticeKind, NoticePublishInput, Visibility } from '@/generated/graphql';
import { retyped, typedDecimal, typedMilli } from '@/lib/decimal';
import type { Told } from '../NoticeText';

export const units = ['TNE', 'KGM', 'DTN', 'LTR', 'MTQ', 'H87', 'HAR', 'KWH', 'HUR', 'DAY', 'KMT', 'TKM'] as const;
export const visibilities: Visibility[] = ['COUNCIL', 'MEMBERS', 'PUBLIC'];
export const expiries = ['3', '7', '30', '90', 'day'] as const;

/** The form's fields, as typed. */
export type Draft = {
  organizationId: string;
  kind: NoticeKind;
  title: string;
  body: string;
  language: Locale;
  visibility: Visibility;
  product: string;
  amount: string;
  currency: string;
  quantity: string;
  unit: string;
  region: string | null;
  /** Days from now, or `day` for the chosen one. */
  expiry: (typeof expiries)[number];
  /** The last day that it is shown: 2026-03-01. */
  lastDay: string | null;
};

export function emptyDraft(organizationId: string, language: Locale): Draft {
  return {
    organizationId,
    kind: 'NEWS',
    title: '',
    body: '',
    language,
    visibility: 'MEMBERS',
    product: '',
    amount: '',
    currency: 'KZT',
    quantity: '',
    unit: 'TNE',
    region: null,
    expiry: '30',
    lastDay: null,
  };
}

/** What was kept, with its numbers as they are typed in another language. */
export function retypedDraft(draft: Draft, from: string, to: string): Draft {
  return { ...draft, amount: retyped(draft.amount, from, to), quantity: retyped(draft.quantity, from, to) };
}

/** Which figures a kind of notice has: a price for a unit, a quantity offered or wanted, or none. */
export function figuresOf(kind: NoticeKind): 'price' | 'quantity' | 'none' {
  if (kind === 'MARKET_PRICE') return 'price';
  return kind === 'OFFER' || kind === 'REQUEST' ? 'quantity' : 'none';
}

/** What the notice will say, as far as it is written. */
export function toldOf(draft: Draft, locale: string): Told {
  const figures = figuresOf(draft.kind);
  const { kind, title, body, language, product, amount, currency, quantity, unit, region } = draft;
  const value = figures === 'price' ? '1' : typedMilli(quantity, locale) ? typedDecimal(quantity, locale) : null;
  return {
    kind,
    title,
    body,
    language,
    product: figures === 'none' ? null : product.trim() || null,
    price: figures !== 'none' && typedMilli(amount, locale) ? { amount: typedDecimal(amount, locale), currency } : null,
    quantity: figures !== 'none' && value ? { value, unit } : null,
    region,
  };
}

/** The last moment that it is shown; its days are counted from `since`. */
export function expiresAt({ expiry, lastDay }: Draft, since = new Date()): string {
  const end = expiry === 'day' ? dayjs(lastDay).endOf('day') : dayjs(since).add(Number(expiry), 'day');
  return end.toISOString();
}

type Sending = {
  /** In which the numbers were typed. */
  locale: string;
  /** When the draft was first sent. */
  since: Date;
};

/** What is sent; the fields were checked before. */
export function toInput(clusterId: string, draft: Draft, { locale, since }: Sending): Omit<NoticePublishInput, 'idempotencyKey'> {
  const { product, price, quantity, region } = toldOf(draft, locale);
  const { organizationId, kind, title, body, language, visibility } = draft;
  return {
    clusterId,
    organizationId,
    kind,
    title: title.trim(),
    body: body.trim(),
    language,
    visibility,
    ...(product && { product }),
    ...(price && { price }),
    ...(quantity && { quantity }),
    ...(region && { region }),
    expiresAt: expiresAt(draft, since),
  };
}

const fields: Record<string, keyof Draft> = {
  price: 'amount',
  'price.amount': 'amount',
  'price.currency': 'currency',
  'quantity.value': 'quantity',
  'quantity.unit': 'unit',
  expiresAt: 'expiry',
};

/** The form's field for a field of the input. */
export function fieldOf(path: string): string {
  return fields[path] ?? path;
}
