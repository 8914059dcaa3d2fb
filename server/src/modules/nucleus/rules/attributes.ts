import { at } from './numbers.js';
import { isChainStage, stageOf, type ChainRole, type OrganizationKind, type Stage } from './chain.js';
import { known, mean, unknown, type Figure } from './figure.js';
import { partners, type Adjacency } from './network.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';

/** What an organization produced in a calendar year: a volume or a value at constant prices, one measure throughout a cluster. */
export type YearlyOutput = { readonly year: number; readonly value: number };

/** What the analysis knows of one active member. Members come in the order of their ids. */
export type Member = {
  readonly id: string;
  readonly kind: OrganizationKind;
  /** The first of its chain roles; null when it has not said. */
  readonly mainRole: ChainRole | null;
  readonly employees: number | null;
  /** Whether everybody who sees the result may know them: others never learn from a partner's count of what it keeps to itself. */
  readonly employeesShown: boolean;
  /** In any order; years without a value left out. */
  readonly output: readonly YearlyOutput[];
  /** Whether everybody who sees the result may know it: a mean with that of one or two who keep theirs to themselves is told to nobody. */
  readonly outputShown: boolean;
  /** Output of its sector in its region, in any one measure; empty when not known. */
  readonly sectorOutput: readonly YearlyOutput[];
};

/** A growth rate and the years it spans. */
export type Growth = { readonly rate: number; readonly firstYear: number; readonly lastYear: number; readonly values: number };

/** What a member's growth is measured against. */
export type ReferenceGrowth = {
  readonly rate: number;
  readonly from: 'SECTOR_IN_REGION' | 'STAGE';
  /** Members behind a stage's rate, the member itself included: below 3 it must not be shown. Null for a sector. */
  readonly members: number | null;
  /** Those of them whose output is not shown to everybody: told apart from the others, one or two of them would be known. Null for a sector. */
  readonly hidden: number | null;
};

/** The attributes of one member. Scores 0..1. */
export type Attributes = {
  readonly stage: Stage | null;
  /** z = min(1, employees / 250). `NO_EMPLOYEES`. */
  readonly size: Figure;
  /** g, rate a year. `NO_OUTPUT`, `TOO_FEW_YEARS`, `OUTPUT_STARTS_AT_ZERO`. */
  readonly growth: Figure<Growth>;
  /** g_ref over the same years. Reason of the growth, or `NO_CHAIN_ROLE`. */
  readonly reference: Figure<ReferenceGrowth>;
  /** G = clamp((g - g_ref + 0.10) / 0.20, 0, 1). */
  readonly growthScore: Figure;
  /** a: distinct partners that are small, of a size not shown or not known, or of support, research or university. */
  readonly gathered: number;
  /** A = min(1, a / 5). */
  readonly gatheringScore: number;
  /** E = (z + G + A) / 3. `NOT_AN_ENTERPRISE`, `NO_CHAIN_ROLE`, or the reason of the part that is missing. */
  readonly score: Figure;
};

/**
 * The attributes of every member, by index. Definitions: nucleus method, section "Enterprise attributes"; large means more than
 * 250 employees (Entrepreneurial Code of Kazakhstan; EU recommendation 2003/361/EC).
 * @throws RangeError for a negative or broken number of employees or output, or a year given twice.
 */
export function attributes(members: readonly Member[], links: Adjacency, parameters: NucleusParameters = defaultParameters): Attributes[] {
  const stages = members.map((member) => stageOf(member.kind, member.mainRole));
  const stageGrowth = stageReference(members, stages);
  return members.map((member, i) => {
    const stage = at(stages, i);
    const size = sizeScore(member.employees, parameters);
    const growth = outputGrowth(member.output, parameters);
    const reference = growth.reason !== null ? growth : (sectorReference(member.sectorOutput, growth.value) ?? stageGrowth(stage, growth.value));
    const growthScore = relativeGrowth(growth, reference, parameters);
    const gathered = gathering(i, members, stages, links, parameters);
    const gatheringScore = Math.min(1, gathered / parameters.gatheredPartnersFull);
    const score = enterpriseReason(member.kind, stage) ?? mean([size, growthScore, known(gatheringScore)]);
    return { stage, size, growth, reference, growthScore, gathered, gatheringScore, score };
  });
}

/** z = min(1, employees / 250), 0..1. @throws RangeError for a negative or broken number. */
export function sizeScore(employees: number | null, parameters: NucleusParameters = defaultParameters): Figure {
  if (employees === null) return unknown('NO_EMPLOYEES');
  if (!(employees >= 0 && employees < Infinity)) throw new RangeError(`${employees} employees`);
  return known(Math.min(1, employees / parameters.largeEmployees));
}

/**
 * g = (last / first)^(1 / (last year - first year)) - 1 over the last 5 yearly values, at least 3: compound annual growth, -1 and up. Years of
 * no output that lie ahead of the first output are left out: there is no rate from 0.
 * @throws RangeError for a negative or broken value or a year given twice.
 */
export function outputGrowth(output: readonly YearlyOutput[], parameters: NucleusParameters = defaultParameters): Figure<Growth> {
  const recent = byYear(output).slice(-parameters.growthValues);
  if (recent.length === 0) return unknown('NO_OUTPUT');
  if (recent.length < parameters.growthMinimumValues) return unknown('TOO_FEW_YEARS');
  const begun = recent.slice(recent.findIndex(({ value }) => value > 0));
  const [first, last] = [at(begun, 0), at(begun, begun.length - 1)];
  if (first.value === 0 || begun.length < parameters.growthMinimumValues) return unknown('OUTPUT_STARTS_AT_ZERO');
  const rate = compound(first.value, last.value, last.year - first.year);
  return known({ rate, firstYear: first.year, lastYear: last.year, values: begun.length });
}

/** The most recent yearly output; `NO_OUTPUT`. */
export function latestOutput(output: readonly YearlyOutput[]): Figure {
  const last = byYear(output).at(-1);
  return last === undefined ? unknown('NO_OUTPUT') : known(last.value);
}

/** G: 0 at 10 points a year below the reference, 0.5 at it, 1 at 10 points above. Reason of the part that is missing. */
export function relativeGrowth(
  growth: Figure<Growth>,
  reference: Figure<ReferenceGrowth>,
  parameters: NucleusParameters = defaultParameters,
): Figure {
  if (growth.reason !== null) return growth;
  if (reference.reason !== null) return reference;
  const lead = growth.value.rate - reference.value.rate;
  return known(Math.min(1, Math.max(0, (lead + parameters.growthBelow) / parameters.growthSpan)));
}

/** True for an ENTERPRISE in one of the four stages, false for another member, null when its role is not known. */
export function isChainEnterprise(kind: OrganizationKind, stage: Stage | null): boolean | null {
  if (kind !== 'ENTERPRISE') return false;
  return stage === null ? null : isChainStage(stage);
}

function enterpriseReason(kind: OrganizationKind, stage: Stage | null): Figure | null {
  const enterprise = isChainEnterprise(kind, stage);
  if (enterprise === null) return unknown('NO_CHAIN_ROLE');
  return enterprise ? null : unknown('NOT_AN_ENTERPRISE');
}

/** The sector's growth between the member's own two end years; null when the sector has no value in one of them. */
function sectorReference(sector: readonly YearlyOutput[], { firstYear, lastYear }: Growth): Figure<ReferenceGrowth> | null {
  const ends = endValues(byYear(sector), firstYear, lastYear);
  if (ends === null || ends.first === 0) return null;
  return known({ rate: compound(ends.first, ends.last, lastYear - firstYear), from: 'SECTOR_IN_REGION', members: null, hidden: null });
}

/** Growth of the sum over the members of a stage that have a value in both end years; kept for each stage and pair of years. */
function stageReference(
  members: readonly Member[],
  stages: readonly (Stage | null)[],
): (stage: Stage | null, growth: Growth) => Figure<ReferenceGrowth> {
  const done = new Map<string, ReferenceGrowth>();
  return (stage, { firstYear, lastYear }) => {
    if (stage === null) return unknown('NO_CHAIN_ROLE');
    const key = `${stage} ${firstYear} ${lastYear}`;
    let reference = done.get(key);
    if (reference === undefined) {
      const ends = members.flatMap(({ output, outputShown }, i) => {
        const values = stages[i] === stage ? endValues(output, firstYear, lastYear) : null;
        return values === null ? [] : [{ ...values, outputShown }];
      });
      const first = ends.reduce((sum, end) => sum + end.first, 0);
      const last = ends.reduce((sum, end) => sum + end.last, 0);
      reference = { rate: compound(first, last, lastYear - firstYear), from: 'STAGE', members: ends.length, hidden: ends.filter((end) => !end.outputShown).length };
      done.set(key, reference);
    }
    return known(reference);
  };
}

/** Whether a partner counts as gathered: small, of a size not shown or not known, or of support, research or university. */
export function isGathered(
  { employees, employeesShown }: Pick<Member, 'employees' | 'employeesShown'>,
  stage: Stage | null,
  parameters: NucleusParameters,
): boolean {
  if (stage === 'SUPPORT' || stage === 'RESEARCH' || stage === 'UNIVERSITY') return true;
  return employees === null || !employeesShown || employees <= parameters.largeEmployees;
}

function gathering(
  i: number,
  members: readonly Member[],
  stages: readonly (Stage | null)[],
  links: Adjacency,
  parameters: NucleusParameters,
): number {
  return partners(links, i).filter((partner) => isGathered(at(members, partner), at(stages, partner), parameters)).length;
}

function compound(first: number, last: number, years: number): number {
  return (last / first) ** (1 / years) - 1;
}

function endValues(output: readonly YearlyOutput[], firstYear: number, lastYear: number): { first: number; last: number } | null {
  const first = output.find(({ year }) => year === firstYear);
  const last = output.find(({ year }) => year === lastYear);
  return first === undefined || last === undefined ? null : { first: first.value, last: last.value };
}

function byYear(output: readonly YearlyOutput[]): YearlyOutput[] {
  const sorted = output.toSorted((a, b) => a.year - b.year);
  sorted.forEach(({ year, value }, i) => {
    if (!(value >= 0 && value < Infinity)) throw new RangeError(`output ${value} in ${year}`);
    if (!Number.isInteger(year) || sorted[i - 1]?.year === year) throw new RangeError(`year ${year} is broken or given twice`);
  });
  return sorted;
}
