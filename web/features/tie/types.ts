import type { TieForm, TieType, Visibility } from '@/generated/graphql';

export const formalTypes: TieType[] = [
  'SUPPLY_CONTRACT', 'SERVICE_CONTRACT', 'OWNERSHIP', 'JOINT_VENTURE', 'LICENCE', 'LOAN', 'LEASE',
  'ASSOCIATION_MEMBERSHIP', 'RD_PROJECT', 'SECONDMENT',
];
export const informalTypes: TieType[] = [
  'INFORMATION_EXCHANGE', 'ADVICE', 'MENTORING', 'PERSONNEL_MOVEMENT', 'SHARED_FACILITY', 'SOCIAL',
];

/** Kinds of tie that hold both ways by their nature. */
const mutualByNature = new Set<TieType>(['JOINT_VENTURE', 'RD_PROJECT', 'SHARED_FACILITY', 'SOCIAL']);

/** Kinds of tie that run one way only. */
const oneWay = new Set<TieType>(['ASSOCIATION_MEMBERSHIP', 'MENTORING']);

export type Direction = 'outgoing' | 'incoming' | 'mutual';

export function directionsOf(type: TieType): Direction[] {
  if (mutualByNature.has(type)) return ['mutual'];
  return oneWay.has(type) ? ['outgoing', 'incoming'] : ['outgoing', 'incoming', 'mutual'];
}

export function formOf(type: TieType): TieForm {
  return formalTypes.includes(type) ? 'FORMAL' : 'INFORMAL';
}

export function usualVisibility(type: TieType): Visibility {
  return formOf(type) === 'FORMAL' ? 'MEMBERS' : 'PARTIES';
}

/** The levels that may be chosen: a share of a company is never hidden from the council. */
export function visibilitiesOf(type: TieType): Visibility[] {
  const all: Visibility[] = ['PARTIES', 'COUNCIL', 'MEMBERS', 'PUBLIC'];
  return type === 'OWNERSHIP' ? all.filter((level) => level !== 'PARTIES') : all;
}

export const strengths = ['1', '2', '3', '4', '5'] as const;
export type Strength = (typeof strengths)[number];

/** What a party may do with a tie. */
export type Act = 'confirm' | 'reject' | 'withdraw' | 'reconfirm' | 'end' | 'review' | 'addEvidence';
