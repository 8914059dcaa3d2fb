import type { ConditionVerdict, NucleusCondition, NucleusConditionName } from '../../generated/schema.js';
import type { TextArguments } from '../../shared/text.js';
import type { Condition, NumberMeasure, Proof } from './rules/admission.js';
import { saysCore, type CoreReading } from './rules/core-periphery.js';
import { FEWEST_OF_SUM } from './rules/figure.js';
import type { NucleusParameters } from './rules/parameters.js';
import type { StoredFigures } from './snapshot-store.js';
import type { PlacementRow } from './store.js';

type Say = (key: string, arguments_?: TextArguments) => string;

const NAMES: Record<Condition['name'], NucleusConditionName> = {
  PRODUCTION: 'PRODUCTION',
  LARGE: 'LARGE',
  GROWING: 'GROWTH',
  EMBEDDED: 'EMBEDDED',
  GATHERING: 'GATHERING',
};

type NumberProof = Extract<Proof, { measure: NumberMeasure }>;

/** The number that is told for a condition: one that settles it; while it is open, one that is known. None where no number says so. */
function decisiveNumber({ verdict, proofs }: Condition): NumberProof | null {
  const numbers = proofs.filter((proof): proof is NumberProof => proof.measure !== 'STAGE' && proof.measure !== 'CORE_SET');
  return numbers.find((proof) => proof.value !== null && (verdict === 'unknown' || proof.verdict === verdict)) ?? null;
}

/** A value as its sentence tells it: one that just misses what is asked for must not be rounded up to it. */
function saidValue({ measure, value, verdict }: NumberProof): number {
  return measure === 'KAPPA' && verdict === 'missed' ? Math.floor((value ?? 0) * 100 + 1e-9) / 100 : (value ?? 0);
}

/** Whether a condition rests on a figure that the organization keeps from this viewer. */
function isPrivate(condition: Condition, placement: PlacementRow): boolean {
  if (condition.name === 'GROWING') return !placement.outputsShown;
  return condition.name === 'LARGE' && !(placement.employeesShown && placement.outputsShown);
}

/** How many yearly values prove growth, and of how many. */
const yearsNeeded = ({ growthMinimumValues, growthValues }: NucleusParameters) => ({ years: growthMinimumValues, span: growthValues });

/** What a condition is read by, of its snapshot. */
export type Circumstances = { parameters: NucleusParameters; coreReading: CoreReading | null };

/** One condition as the viewer may know it: that a nucleus member meets all five, its label says anyway. */
export function explainCondition(condition: Condition, placement: PlacementRow, { parameters, coreReading }: Circumstances, say: Say): NucleusCondition {
  const name = NAMES[condition.name];
  const hidden = isPrivate(condition, placement) && placement.label !== 'NUCLEUS';
  const verdict = hidden ? 'PRIVATE' : (condition.verdict.toUpperCase() as 'MET' | 'MISSED' | 'UNKNOWN');
  const proof = isPrivate(condition, placement) ? null : decisiveNumber(condition);
  // Where somebody stands among the outputs tells what others have, who may keep it to themselves: only that it is among the first is told.
  const told = proof?.measure === 'OUTPUT_RANK' ? null : proof;
  const measure = proof !== null ? `.${proof.measure}` : withoutNumber(condition, verdict, coreReading);
  const numbers = { value: proof === null ? 0 : saidValue(proof), threshold: proof?.threshold ?? 0, ...yearsNeeded(parameters) };
  return {
    name,
    verdict,
    value: told?.value ?? null,
    threshold: told?.threshold ?? null,
    sentence: say(`nucleus.condition.${name}.${verdict}${measure}`, numbers),
  };
}

/** What is said where no number settles a condition: most often its verdict alone. */
function withoutNumber({ name, proofs }: Condition, verdict: ConditionVerdict, coreReading: CoreReading | null): string {
  if (verdict === 'UNKNOWN' && proofs.some(({ reason }) => reason === 'OUTPUT_STARTS_AT_ZERO')) return '.OUTPUT_STARTS_AT_ZERO';
  // The best set there is may be no better than chance: it embeds, and is not to be called a core.
  return name === 'EMBEDDED' && verdict === 'MET' && coreReading !== null && !saysCore(coreReading) ? '.NO_CLEAR_CORE' : '';
}

const conditionOf = ({ reasons }: PlacementRow, name: Condition['name']): Condition | undefined =>
  reasons.conditions.find((condition) => condition.name === name);

const numberOf = (placement: PlacementRow, name: Condition['name'], measure: NumberMeasure): number | null => {
  const proof = conditionOf(placement, name)?.proofs.find((one): one is NumberProof => one.measure === measure);
  return proof?.value ?? null;
};

/**
 * One sentence to a person who is no scientist: what the place means, with the numbers that the viewer may know.
 * @param nucleus number of members of the nucleus
 */
export function explainPlacement(placement: PlacementRow, nucleus: number, say: Say): string {
  const { growth, referenceFrom, referenceHidden, gathered } = placement.reasons;
  const referenceGrowth = referenceFrom === 'SECTOR_IN_REGION' || referenceHidden !== undefined ? placement.reasons.referenceGrowth : null;
  const employees = placement.employeesShown ? numberOf(placement, 'LARGE', 'EMPLOYEES') : null;
  const grown = placement.outputsShown ? growth : null;
  const numbers = { employees: employees ?? 0, growth: grown ?? 0, reference: referenceGrowth ?? 0, from: referenceFrom ?? 'STAGE', partners: gathered, degree: placement.degree };
  const around = { nucleus, stranded: placement.stranded ?? 0 };
  const embedded = conditionOf(placement, 'EMBEDDED')?.verdict === 'met' ? 'yes' : 'no';
  const told = employees === null || grown === null ? 'short' : referenceGrowth === null ? 'figures' : 'full';
  if (placement.label === 'NUCLEUS' || placement.label === 'GROWTH_POLE') return say(`nucleus.label.${placement.label}.${told}`, { ...numbers, embedded });
  return say(`nucleus.label.${placement.label}`, { ...numbers, ...around });
}

/**
 * What the organization could state so that a label further in can be judged, a sentence each. Told to those who may know its figures: which
 * of them are missing is told by them.
 */
export function explainRequests({ reasons, employeesShown, outputsShown }: PlacementRow, parameters: NucleusParameters, say: Say): string[] {
  const [label] = reasons.open;
  return label !== undefined && employeesShown && outputsShown ? reasons.requests.map((request) => say(`nucleus.request.${request}`, { label, ...yearsNeeded(parameters) })) : [];
}

/**
 * What follows for the cluster, in sentences. What missing data leave open is told as open where so many lack them that it says nothing of one;
 * where nobody is in the chain it has no gaps.
 */
export function explainAdvice({ cluster, advice, chainCoverage, missingLinks }: StoredFigures, say: Say): string[] {
  const undecided = new Map(cluster?.advice.map((one) => [String(one.code), one.undecided < FEWEST_OF_SUM ? 0 : one.undecided]));
  const gaps = chainCoverage === null ? [] : missingLinks;
  return [
    ...advice.map((code) => say(`nucleus.advice.${code}`, { undecided: undecided.get(code) ?? 0 })),
    ...gaps.map((link) => say(`nucleus.missing.${link}`, { withoutStage: cluster?.chain.withoutStage ?? 0 })),
  ];
}
