import { isChainEnterprise, latestOutput, type Attributes, type Growth, type Member } from './attributes.js';
import type { ChainStage, OrganizationKind, Stage } from './chain.js';
import type { Figure, Reason } from './figure.js';
import { at, reaches } from './numbers.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';
import { isDeep, type Position } from './position.js';

/** UNKNOWN: data are missing, so it cannot be judged yet. It never means no. */
export type Verdict = 'met' | 'missed' | 'unknown';

/** One number behind a condition, beside what it must reach. `reason` says why a value is missing. */
export type Proof = { readonly verdict: Verdict; readonly reason: Reason | null } & (
  | { readonly measure: 'STAGE'; readonly kind: OrganizationKind; readonly value: Stage | null; readonly threshold: readonly ChainStage[] }
  | { readonly measure: 'CORE_SET'; readonly value: boolean | null; readonly threshold: true }
  | { readonly measure: NumberMeasure; readonly value: number | null; readonly comparison: Comparison; readonly threshold: number }
);

/** OUTPUT_RANK: 1 is the largest output; equal outputs share the better rank. */
export type NumberMeasure = 'EMPLOYEES' | 'OUTPUT_RANK' | 'GROWTH' | 'KAPPA' | 'CORE_NUMBER' | 'GATHERED_PARTNERS';
export type Comparison = 'ABOVE' | 'AT_LEAST' | 'AT_MOST';

/** One of the five admissions to the nucleus; where it has several proofs, one is enough. */
export type Condition = { readonly name: ConditionName; readonly verdict: Verdict; readonly proofs: readonly Proof[] };

/** In the order (a) to (e). */
export const conditionNames = ['PRODUCTION', 'LARGE', 'GROWING', 'EMBEDDED', 'GATHERING'] as const;
export type ConditionName = (typeof conditionNames)[number];
export type Conditions = { readonly [name in ConditionName]: Condition };

const productionStages: readonly ChainStage[] = ['SUPPLIER', 'PROCESSOR'];

/** What condition (b) compares outputs with: how many members have output, how many of them count as first, and their outputs. */
export type OutputRanking = {
  /** Members whose latest yearly output is above 0. */
  readonly members: number;
  /** ceil(10 %) of them. */
  readonly first: number;
  /** Rank of an output, from 1. */
  readonly rank: (output: number) => number;
};

/** Ranks the latest yearly outputs of a cluster. */
export function outputRanking(members: readonly Member[], parameters: NucleusParameters = defaultParameters): OutputRanking {
  const outputs = Float64Array.from(members.map((member) => latestOutput(member.output).value ?? 0)).filter((output) => output > 0);
  const descending = outputs.sort().reverse();
  const first = Math.ceil(parameters.topOutputShare * descending.length - 1e-9);
  return { members: descending.length, first, rank: (output) => 1 + firstNotAbove(descending, output) };
}

/**
 * The five conditions of the nucleus for one member, each with its numbers. `inCore`: whether it is in the core set C*; null when
 * there is none. Definition: nucleus method, section "The nucleus".
 */
export function admission(
  member: Member,
  attributes: Attributes,
  position: Position,
  inCore: boolean | null,
  ranking: OutputRanking,
  parameters: NucleusParameters = defaultParameters,
): Conditions {
  const { gatheredPartners, largeEmployees } = parameters;
  return {
    PRODUCTION: condition('PRODUCTION', [stageProof(member.kind, attributes.stage)]),
    LARGE: condition('LARGE', [
      proof('EMPLOYEES', employees(member), 'ABOVE', largeEmployees),
      proof('OUTPUT_RANK', outputRank(member, ranking), 'AT_MOST', ranking.first),
    ]),
    GROWING: condition('GROWING', [proof('GROWTH', rate(attributes.growth), 'ABOVE', 0)]),
    EMBEDDED: condition('EMBEDDED', [coreProof(inCore, position), depthProof(position, parameters)]),
    GATHERING: condition('GATHERING', [proof('GATHERED_PARTNERS', { value: attributes.gathered, reason: null }, 'AT_LEAST', gatheredPartners)]),
  };
}

/** N = 50 (P + E), 0..100: an order among members, nothing more; it never admits. Reason of the part that is missing. */
export function nucleusScore(position: Position, attributes: Attributes): Figure {
  if (position.score.reason !== null) return position.score;
  if (attributes.score.reason !== null) return attributes.score;
  return { value: 50 * (position.score.value + attributes.score.value), reason: null };
}

/** The verdict of proofs of which one is enough. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('met')) return 'met';
  return verdicts.includes('unknown') ? 'unknown' : 'missed';
}

/** The verdict of conditions that must all hold. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('missed')) return 'missed';
  return verdicts.includes('unknown') ? 'unknown' : 'met';
}

/** Whether an enterprise of the chain is a growth pole: large, growing, and no slower than its reference. Source: Perroux 1955. */
export function growthPole(member: Member, attributes: Attributes, conditions: Conditions): Verdict {
  const { growth, reference } = attributes;
  const keepsUp = growth.reason !== null || reference.reason !== null ? null : reaches(growth.value.rate, reference.value.rate);
  const enterprise = verdict(isChainEnterprise(member.kind, attributes.stage));
  return allOf([enterprise, conditions.LARGE.verdict, conditions.GROWING.verdict, verdict(keepsUp)]);
}

function condition(name: ConditionName, proofs: readonly Proof[]): Condition {
  return { name, verdict: anyOf(proofs.map((one) => one.verdict)), proofs };
}

function stageProof(kind: OrganizationKind, stage: Stage | null): Proof {
  const produces = kind === 'ENTERPRISE' && productionStages.some((one) => one === stage);
  const open = kind === 'ENTERPRISE' && stage === null;
  const judged = open ? { verdict: verdict(null), reason: 'NO_CHAIN_ROLE' as const } : { verdict: verdict(produces), reason: null };
  return { measure: 'STAGE', kind, value: stage, threshold: productionStages, ...judged };
}

function coreProof(inCore: boolean | null, position: Position): Proof {
  const reason = inCore === null ? (position.kappa.reason ?? 'NO_VARIATION') : null;
  return { measure: 'CORE_SET', value: inCore, threshold: true, verdict: verdict(inCore), reason };
}

/** By kappa; where that would do, and no group holds the member, by what its group lacks. */
function depthProof({ kappa, coreNumber }: Position, parameters: NucleusParameters): Proof {
  const { embeddedKappa, embeddedCoreNumber } = parameters;
  const unheld = kappa.reason === null && reaches(kappa.value, embeddedKappa) && !isDeep(kappa.value, coreNumber, parameters);
  return unheld ? proof('CORE_NUMBER', { value: coreNumber, reason: null }, 'AT_LEAST', embeddedCoreNumber) : proof('KAPPA', kappa, 'AT_LEAST', embeddedKappa);
}

type Given = { readonly value: number | null; readonly reason: Reason | null };

function proof(measure: NumberMeasure, figure: Given, comparison: Comparison, threshold: number): Proof {
  const { value, reason } = figure;
  return { measure, value, comparison, threshold, reason, verdict: verdict(value === null ? null : holds(value, comparison, threshold)) };
}

function holds(value: number, comparison: Comparison, threshold: number): boolean {
  if (comparison === 'ABOVE') return value > threshold;
  return comparison === 'AT_LEAST' ? reaches(value, threshold) : value <= threshold;
}

function verdict(holds: boolean | null): Verdict {
  if (holds === null) return 'unknown';
  return holds ? 'met' : 'missed';
}

function employees(member: Member): Given {
  return { value: member.employees, reason: member.employees === null ? 'NO_EMPLOYEES' : null };
}

function rate(growth: Figure<Growth>): Given {
  return growth.reason === null ? { value: growth.value.rate, reason: null } : growth;
}

/** An output of 0 ranks behind all that have some. */
function outputRank(member: Member, ranking: OutputRanking): Given {
  const output = latestOutput(member.output);
  return output.reason === null ? { value: ranking.rank(output.value), reason: null } : output;
}

/** How many of the descending values are above `value`. */
function firstNotAbove(descending: Float64Array, value: number): number {
  let low = 0;
  let high = descending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(descending, middle) > value) low = middle + 1;
    else high = middle;
  }
  return low;
}
