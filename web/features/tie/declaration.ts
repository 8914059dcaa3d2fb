import type { TieDeclareInput, TieType, Visibility } from '@/generated/graphql';
import { toMilli, typedDecimal, typedMilli } from '@/lib/decimal';
import type { Partner } from './PartnerField';
import type { Direction, Strength } from './types';

/** The form's fields. */
export type Declaration = {
  organizationId: string;
  partner: Partner | null;
  type: TieType | null;
  direction: Direction;
  strength: Strength;
  /** Percent, as typed. */
  share: string;
  validFrom: string | null;
  validUntil: string | null;
  visibility: Visibility;
  evidence: string;
};

export function emptyDeclaration(organizationId: string, partner: Partner | null): Declaration {
  return {
    organizationId,
    partner,
    type: null,
    direction: 'outgoing',
    strength: '3',
    share: '',
    validFrom: null,
    validUntil: null,
    visibility: 'MEMBERS',
    evidence: '',
  };
}

/** Whether a share can be said: of two that own each other there would be two. */
export function hasShare({ type, direction }: Pick<Declaration, 'type' | 'direction'>): boolean {
  return type === 'OWNERSHIP' && direction !== 'mutual';
}

const WHOLE = toMilli('100') ?? 0n;

/** Whether a share as typed is one: above 0, at most all. */
export function isShare(typed: string, locale: string): boolean {
  const milli = typedMilli(typed.replace('%', ''), locale);
  return milli !== null && milli > 0n && milli <= WHOLE;
}

/** What is sent: empty fields are left out. */
export function toInput(clusterId: string, values: Declaration, locale: string): Omit<TieDeclareInput, 'idempotencyKey'> {
  const { organizationId, partner, type, direction, strength, validFrom, validUntil, visibility } = values;
  if (!partner || !type) throw new TypeError('A declaration without partner or type is not sent.');
  const evidence = values.evidence.trim();
  return {
    clusterId,
    organizationId,
    partnerId: partner.id,
    type,
    outgoing: direction !== 'incoming',
    mutual: direction === 'mutual',
    strength: Number(strength),
    ...(hasShare(values) && values.share.trim() && { share: typedDecimal(values.share.replace('%', ''), locale) }),
    visibility,
    ...(validFrom && { validFrom }),
    ...(validUntil && { validUntil }),
    ...(evidence && { evidence }),
  };
}

const fields: Record<string, keyof Declaration> = { partnerId: 'partner', outgoing: 'direction', mutual: 'direction' };

/** The form's field for a field of the input. */
export function fieldOf(path: string): string {
  return fields[path] ?? path;
}
