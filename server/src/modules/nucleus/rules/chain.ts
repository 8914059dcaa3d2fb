import type { ChainRole, OrganizationKind } from '../../../generated/schema.js';
import { at } from './numbers.js';
import { known, unknown, type Figure } from './figure.js';

export type { ChainRole, OrganizationKind };

/** The four stages of the technical chain, in the order in which goods pass them. */
export const chainStages = ['SUPPLIER', 'PROCESSOR', 'SELLER', 'BUYER'] as const;
export type ChainStage = (typeof chainStages)[number];

/** Where a member stands: a stage of the chain or beside it. OTHER: governance, and research by another kind of organization. */
export type Stage = ChainStage | 'SUPPORT' | 'RESEARCH' | 'UNIVERSITY' | 'OTHER';

const stageOfRole: Record<ChainRole, Stage> = {
  PRODUCER: 'SUPPLIER',
  PROCESSOR: 'PROCESSOR',
  SELLER: 'SELLER',
  BUYER: 'BUYER',
  INPUT_SUPPLIER: 'SUPPORT',
  STORAGE_LOGISTICS: 'SUPPORT',
  SERVICE: 'SUPPORT',
  FINANCE: 'SUPPORT',
  RESEARCH: 'OTHER',
  GOVERNANCE: 'OTHER',
};

/** Stage from kind and main chain role; null when the role decides and is not known. */
export function stageOf(kind: OrganizationKind, mainRole: ChainRole | null): Stage | null {
  if (kind === 'RESEARCH_INSTITUTE') return 'RESEARCH';
  if (kind === 'UNIVERSITY') return 'UNIVERSITY';
  return mainRole === null ? null : stageOfRole[mainRole];
}

export function isChainStage(stage: Stage | null): stage is ChainStage {
  return chainStages.some((one) => one === stage);
}

/** A supply tie in use, by the indices of its ends: goods go from one to the other. */
export type Flow = { readonly from: number; readonly to: number };

/** The step from one stage to the next. */
export type ChainLink = {
  readonly from: ChainStage;
  readonly to: ChainStage;
  /** Pairs of members with a flow in this direction, each counted once. */
  readonly flows: number;
  /** NO_MEMBERS: one of the two stages is empty. NO_FLOW: both have members, none supplies the other. */
  readonly state: 'COVERED' | 'NO_FLOW' | 'NO_MEMBERS';
};

export type ChainCoverage = {
  /** Share of the three steps with at least one flow: 0, 1/3, 2/3 or 1. `NO_CHAIN_MEMBERS` when all four stages are empty. */
  readonly coverage: Figure;
  /** The three steps, from supplier to buyer. */
  readonly links: readonly ChainLink[];
  /** Those of them without a flow: the missing links. */
  readonly missing: readonly ChainLink[];
  /** Members whose stage is not known: with their role stated, a missing link may turn out to exist. */
  readonly withoutStage: number;
};

/**
 * How far goods can pass the chain SUPPLIER -> PROCESSOR -> SELLER -> BUYER. Flows between other stages, and backwards, do not count.
 * `stages` holds every member's stage by index. Definition: nucleus method, section "Chain"; our own measure.
 * @throws RangeError for a flow whose end is no member.
 */
export function chainCoverage(stages: readonly (Stage | null)[], flows: readonly Flow[]): ChainCoverage {
  for (const end of flows.flatMap(({ from, to }) => [from, to])) {
    if (!(end in stages)) throw new RangeError(`a flow with member ${end}, who is not within 0..${stages.length - 1}`);
  }
  const links = [0, 1, 2].map((step): ChainLink => {
    const from = at(chainStages, step);
    const to = at(chainStages, step + 1);
    const pairs = new Set(flows.filter((flow) => stages[flow.from] === from && stages[flow.to] === to).map((flow) => `${flow.from}>${flow.to}`));
    const empty = !stages.includes(from) || !stages.includes(to);
    return { from, to, flows: pairs.size, state: pairs.size > 0 ? 'COVERED' : empty ? 'NO_MEMBERS' : 'NO_FLOW' };
  });
  const missing = links.filter((link) => link.state !== 'COVERED');
  return {
    coverage: stages.some(isChainStage) ? known((links.length - missing.length) / links.length) : unknown('NO_CHAIN_MEMBERS'),
    links,
    missing,
    withoutStage: stages.filter((stage) => stage === null).length,
  };
}

/** The coverage that would be left without each member, by index; reasons as in `chainCoverage`. O(members + flows). */
export function coverageWithout(stages: readonly (Stage | null)[], flows: readonly Flow[]): Figure[] {
  const total = [0, 0, 0];
  const own = stages.map(() => [0, 0, 0]);
  for (const { from, to } of flows) {
    const step = chainStages.findIndex((stage, i) => stages[from] === stage && stages[to] === chainStages[i + 1]);
    if (step === -1) continue;
    for (const counts of new Set([total, at(own, from), at(own, to)])) counts[step] = at(counts, step) + 1;
  }
  const inChain = stages.filter(isChainStage).length;
  return own.map((counts, i) => {
    const left = isChainStage(at(stages, i)) ? inChain - 1 : inChain;
    if (left === 0) return unknown('NO_CHAIN_MEMBERS');
    return known(total.filter((count, step) => count > at(counts, step)).length / total.length);
  });
}
