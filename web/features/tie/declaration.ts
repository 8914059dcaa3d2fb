import type { TieDeclareInput, TieType, Visibility } from '@/generated/graphql';
import type { Partner } from './PartnerField';
import type { Direction, Strength } from './types';

/** The form's fields. */
export type Declaration = {
  organizationId: string;
  partner: Partner | null;
  type: TieType | null;
  direction: Direction;
  strength: Strength;
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
    validFrom: null,
    validUntil: null,
    visibility: 'MEMBERS',
    evidence: '',
  };
}

/** What is sent: empty fields are left out. */
export function toInput(clusterId: string, values: Declaration): Omit<TieDeclareInput, 'idempotencyKey'> {
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
