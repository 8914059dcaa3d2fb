import type { CommitmentMakeInput, PurchaseLineFragment } from '@/generated/graphql';
import { isTooMuch, nearestPacks, toDecimal, toMilli, typedDecimal, typedMilli } from '@/lib/decimal';

export type Commitment = PurchaseLineFragment['viewerCommitments'][number];

/** The form's fields, as typed. */
export type Typed = { firm: string; flexible: string; ceiling: string };

export const nothingTyped: Typed = { firm: '', flexible: '', ceiling: '' };

export function typedOf({ firm, flexible, ceiling }: Commitment): Typed {
  return { firm: firm.value, flexible: flexible.value, ceiling: ceiling?.amount ?? '' };
}

/** What is wrong with a quantity: no number, more than can be, or not in whole packs. An empty field is 0. */
type QuantityFault = { fault: 'notANumber' | 'tooMuch' } | { fault: 'packs'; below: string; above: string };

export function quantityFault(typed: string, pack: string, locale: string): QuantityFault | null {
  const milli = typedMilli(typed || '0', locale);
  const packMilli = toMilli(pack);
  if (milli === null || packMilli === null) return { fault: 'notANumber' };
  if (isTooMuch(milli)) return { fault: 'tooMuch' };
  const near = nearestPacks(milli, packMilli);
  return near && { fault: 'packs', below: toDecimal(near.below), above: toDecimal(near.above) };
}

/** What a promise costs at most: all of it at the highest price. Null while that is not said. */
export function mostOf({ firm, flexible, ceiling }: Typed, locale: string): string | null {
  const [one, other, price] = [firm || '0', flexible || '0', ceiling].map((typed) => typedMilli(typed, locale));
  if (one == null || other == null || !price) return null;
  const most = (one + other) * price;
  // A product of two numbers of thousandths counts millionths; a part of one costs as much as the whole.
  return most === 0n ? null : toDecimal((most + 999n) / 1000n);
}

/** The versions that a person decided on: of the terms, and of the commitment they change. */
export type Seen = { terms: number; own: number | null };

/** What is sent; the fields were checked before. */
export function toInput(
  { firm, flexible, ceiling }: Typed,
  lineId: string,
  organizationId: string,
  seen: Seen,
  locale: string,
): Omit<CommitmentMakeInput, 'idempotencyKey'> {
  return {
    lineId,
    organizationId,
    expectedTermsVersion: seen.terms,
    ...(seen.own !== null && { expectedVersion: seen.own }),
    firm: typedDecimal(firm, locale),
    flexible: typedDecimal(flexible, locale),
    ...(ceiling && { ceiling: typedDecimal(ceiling, locale) }),
  };
}
