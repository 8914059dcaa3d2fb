import { allOf, conditionNames, growthPole, type Condition, type ConditionName, type Conditions, type Verdict } from './admission.js';
import type { Attributes, Member } from './attributes.js';
import type { Reason } from './figure.js';
import { partners, type Adjacency } from './network.js';
import { at } from './numbers.js';

/** What a member is to the cluster, from the heart outwards. */
export const labels = ['NUCLEUS', 'GROWTH_POLE', 'CORE_PARTNER', 'RING_1', 'RING_2', 'OUTSIDE'] as const;
export type Label = (typeof labels)[number];

/** 0 in the nucleus, 1 a partner of one in it, 2 joined with one through others, 3 not joined with any. */
export type Ring = 0 | 1 | 2 | 3;

/** What a member could state so that it can be judged. */
export type DataRequest = 'GIVE_CHAIN_ROLE' | 'GIVE_EMPLOYEES' | 'GIVE_OUTPUT' | 'CONFIRM_TIES';

export type Labelled = {
  /** The first that fits, by what is known. */
  readonly label: Label;
  readonly ring: Ring;
  /** Labels ahead of `label` that missing data leave open, most inner first. */
  readonly open: readonly Label[];
  /** What would settle the open ones. */
  readonly requests: readonly DataRequest[];
};

/** The verdict for each label that rests on a member's own conditions. */
export type Standing = { readonly NUCLEUS: Verdict; readonly GROWTH_POLE: Verdict; readonly CORE_PARTNER: Verdict };

const requestFor: Partial<Record<Reason, DataRequest>> = {
  NO_CHAIN_ROLE: 'GIVE_CHAIN_ROLE',
  NO_EMPLOYEES: 'GIVE_EMPLOYEES',
  NO_OUTPUT: 'GIVE_OUTPUT',
  TOO_FEW_YEARS: 'GIVE_OUTPUT',
  OUTPUT_STARTS_AT_ZERO: 'GIVE_OUTPUT',
  NO_TIES: 'CONFIRM_TIES',
};

const restsOn: Record<keyof Standing, readonly ConditionName[]> = {
  NUCLEUS: conditionNames,
  GROWTH_POLE: ['PRODUCTION', 'LARGE', 'GROWING'],
  CORE_PARTNER: ['EMBEDDED'],
};

/** How a member stands to the nucleus (all five conditions), to the growth poles, and to the core (condition (d) alone). */
export function standing(member: Member, attributes: Attributes, conditions: Conditions): Standing {
  return {
    NUCLEUS: allOf(Object.values(conditions).map((one) => one.verdict)),
    GROWTH_POLE: growthPole(member, attributes, conditions),
    CORE_PARTNER: conditions.EMBEDDED.verdict,
  };
}

/**
 * The ring of each member: breadth-first from the nucleus. All 3 when the nucleus is empty.
 * @throws RangeError for a nucleus member outside the network.
 */
export function rings(links: Adjacency, nucleus: Iterable<number>): Ring[] {
  const ring = Array.from<unknown, Ring>({ length: links.offset.length - 1 }, () => 3);
  const reached = [...new Set(nucleus)];
  for (const member of reached) {
    at(ring, member);
    ring[member] = 0;
  }
  for (let next = 0; next < reached.length; next++) {
    const member = at(reached, next);
    for (const partner of partners(links, member)) {
      if (ring[partner] !== 3) continue;
      ring[partner] = ring[member] === 0 ? 1 : 2;
      reached.push(partner);
    }
  }
  return ring;
}

/** The label of one member, and what missing data leave open. */
export function label(own: Standing, ring: Ring, conditions: Conditions): Labelled {
  const ranked = [
    ['NUCLEUS', own.NUCLEUS],
    ['GROWTH_POLE', own.GROWTH_POLE],
    ['CORE_PARTNER', own.CORE_PARTNER],
  ] as const;
  const fitting = ranked.findIndex(([, verdict]) => verdict === 'met');
  const ahead = fitting === -1 ? ranked : ranked.slice(0, fitting);
  const open = ahead.filter(([, verdict]) => verdict === 'unknown').map(([name]) => name);
  return {
    label: ranked[fitting]?.[0] ?? ringLabel(ring),
    ring,
    open,
    requests: requests(open.flatMap((name) => restsOn[name]).map((name) => conditions[name])),
  };
}

function ringLabel(ring: Ring): Label {
  if (ring === 1) return 'RING_1';
  return ring === 2 ? 'RING_2' : 'OUTSIDE';
}

function requests(conditions: readonly Condition[]): DataRequest[] {
  const undecided = conditions.filter((condition) => condition.verdict === 'unknown').flatMap((condition) => condition.proofs);
  return [...new Set(undecided.flatMap((proof) => (proof.reason === null ? [] : (requestFor[proof.reason] ?? []))))];
}
