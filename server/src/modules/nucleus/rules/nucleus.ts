import { admission, nucleusScore, outputRanking, type Conditions } from './admission.js';
import { attributes, latestOutput, type Attributes, type Member } from './attributes.js';
import { pairsAmong } from './components.js';
import { coreSet, readCoreFit, saysCore, type CoreReading, type CoreSet } from './core-periphery.js';
import { known, unknown, type Figure } from './figure.js';
import { label, rings, standing, type Label, type Labelled } from './labels.js';
import { adjacency, type Network } from './network.js';
import { at } from './numbers.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';
import { positions, type Position } from './position.js';
import { coreNumbers, sCoreIndex } from './s-core.js';
import type { Significance } from './significance.js';

/** All that is found about one member. Everything but label, ring, open and requests is the member's own business. */
export type Assessment = Labelled & {
  readonly attributes: Attributes;
  readonly position: Position;
  readonly conditions: Conditions;
  /** N, 0..100: order only. */
  readonly score: Figure;
  /** Whether it is in C*. */
  readonly inCore: boolean;
};

/** C* and what its tests say. */
export type TestedCore = { readonly core: Figure<CoreSet>; readonly significance: Significance };

/** The nucleus as a whole. */
export type NucleusFigures = {
  /** Indices of its members, ascending. */
  readonly members: readonly number[];
  /** Indices of the growth poles outside it; with them it is the regional nucleus. */
  readonly growthPoles: readonly number[];
  /** Its part of the latest yearly output of all members that stated one, 0..1. `NO_NUCLEUS`. */
  readonly outputShare: Figure;
  /** Members that stated an output above 0. */
  readonly membersWithOutput: number;
  /** Pairs within it that are tied, as a share of all pairs within it, 0..1. `NO_NUCLEUS`, `ONE_MEMBER`. */
  readonly density: Figure;
  /** Members outside it that are partners of one in it, whatever their label. `NO_NUCLEUS`. */
  readonly ringOne: Figure;
  /** The same as a share of all members, 0..1. `NO_NUCLEUS`. */
  readonly ringOneShare: Figure;
  /** Herfindahl index of output within the nucleus, 1/members..1. `NO_NUCLEUS`. */
  readonly herfindahl: Figure;
  /** Herfindahl index of output over all members, 0..1. `NO_OUTPUT`. */
  readonly clusterHerfindahl: Figure;
};

/**
 * - `TIE_THE_POLES_IN`: several growth poles, none of them embedded
 * - `RESEARCH_LED`: a core, but neither nucleus nor growth pole
 * - `DEPENDS_ON_ONE`: a nucleus of one member
 */
export type AdviceCode = 'TIE_THE_POLES_IN' | 'RESEARCH_LED' | 'DEPENDS_ON_ONE';

export type Advice = {
  readonly code: AdviceCode;
  /** Members concerned. */
  readonly members: readonly number[];
  /** Members who might yet join nucleus or growth poles once they state what is missing: above 0 the advice is provisional. */
  readonly undecided: number;
};

export type Analysis = {
  /** Day of the parameters used. */
  readonly parametersAsOf: string;
  readonly assessments: readonly Assessment[];
  /** C* and r*. `NO_TIES`, `NO_VARIATION`. */
  readonly core: Figure<CoreSet>;
  readonly coreReading: CoreReading | null;
  readonly figures: NucleusFigures;
  readonly advice: readonly Advice[];
};

/**
 * The nucleus of a cluster: every member's position, attributes, five conditions and label, and the figures of the whole.
 * `members[i]` is node i of the network, in the order of ids. `pageRank`: weighted, undirected, any scale. `coreNumber`: unweighted.
 * `tested`: the core and its tests; without them it is found here, and chance is not looked at.
 * Definition: nucleus method, sections 2 to 4.
 * @throws RangeError when a table does not have one entry a member, or for broken data of a member.
 */
export function analyse(
  network: Network,
  members: readonly Member[],
  pageRank: ArrayLike<number>,
  coreNumber: ArrayLike<number> = coreNumbers(network),
  parameters: NucleusParameters = defaultParameters,
  tested: TestedCore | null = null,
): Analysis {
  if (members.length !== network.size) throw new RangeError(`${members.length} members for a network of ${network.size}`);
  const links = adjacency(network);
  const core = tested?.core ?? coreSet(network, coreNumber, links);
  const inCore = core.value === null ? null : new Set(core.value.members);
  const position = positions(network, sCoreIndex(network, links), coreNumber, pageRank);
  const ranking = outputRanking(members, parameters);
  const found = attributes(members, links, parameters).map((own, i) => {
    const member = at(members, i);
    const conditions = admission(member, own, at(position, i), inCore?.has(i) ?? null, ranking, parameters);
    return { own, conditions, standing: standing(member, own, conditions) };
  });
  const nucleus = found.flatMap((one, i) => (one.standing.NUCLEUS === 'met' ? [i] : []));
  const ring = rings(links, nucleus);
  const assessments = found.map((one, i): Assessment => {
    const labelled = label(one.standing, at(ring, i), one.conditions);
    return { ...labelled, attributes: one.own, position: at(position, i), conditions: one.conditions, score: nucleusScore(at(position, i), one.own), inCore: inCore?.has(i) ?? false };
  });
  const { chance, degrees } = tested?.significance ?? {};
  const coreReading =
    core.value === null ? null : readCoreFit(core.value.fit, network.size, parameters, chance?.value?.probability, degrees?.value?.probability);
  return {
    parametersAsOf: parameters.asOf,
    assessments,
    core,
    coreReading,
    figures: nucleusFigures(network, members, assessments),
    advice: advice(assessments, coreReading !== null && saysCore(coreReading) ? core.value : null, parameters),
  };
}

/** The figures of the nucleus from the labels of its members. Herfindahl index: Hirschman 1964, Am. Econ. Rev. 54:761. */
export function nucleusFigures(network: Network, members: readonly Member[], labelled: readonly Labelled[]): NucleusFigures {
  const nucleus = withLabel(labelled, 'NUCLEUS');
  const output = members.map((member) => latestOutput(member.output).value ?? 0);
  const nucleusOutput = nucleus.map((i) => at(output, i));
  const inside = new Set(nucleus);
  const tied = network.from.reduce((count, a, p) => (inside.has(a) && inside.has(at(network.to, p)) ? count + 1 : count), 0);
  const ringOne = labelled.filter(({ ring }) => ring === 1).length;
  const ofNucleus = (value: number): Figure => (nucleus.length === 0 ? unknown('NO_NUCLEUS') : known(value));
  return {
    members: nucleus,
    growthPoles: withLabel(labelled, 'GROWTH_POLE'),
    outputShare: ofNucleus(total(nucleusOutput) / total(output)),
    membersWithOutput: output.filter((value) => value > 0).length,
    density: nucleus.length === 1 ? unknown('ONE_MEMBER') : ofNucleus(tied / pairsAmong(nucleus.length)),
    ringOne: ofNucleus(ringOne),
    ringOneShare: ofNucleus(ringOne / members.length),
    herfindahl: ofNucleus(herfindahl(nucleusOutput)),
    clusterHerfindahl: total(output) === 0 ? unknown('NO_OUTPUT') : known(herfindahl(output)),
  };
}

/** What the labels advise the council. `core`: null when there is none that deserves the name. */
export function advice(assessments: readonly Assessment[], core: CoreSet | null, parameters: NucleusParameters = defaultParameters): Advice[] {
  const nucleus = withLabel(assessments, 'NUCLEUS');
  const poles = withLabel(assessments, 'GROWTH_POLE');
  const undecided = assessments.filter(({ open }) => open.includes('NUCLEUS') || open.includes('GROWTH_POLE')).length;
  const given: Advice[] = [];
  const embedded = nucleus.length > 0 || poles.some((i) => at(assessments, i).conditions.EMBEDDED.verdict === 'met');
  if (poles.length >= parameters.severalPoles && !embedded) given.push({ code: 'TIE_THE_POLES_IN', members: poles, undecided });
  if (core !== null && nucleus.length + poles.length === 0) given.push({ code: 'RESEARCH_LED', members: [...core.members], undecided });
  if (nucleus.length === 1) given.push({ code: 'DEPENDS_ON_ONE', members: nucleus, undecided });
  return given;
}

function withLabel(labelled: readonly Labelled[], label: Label): number[] {
  return labelled.flatMap((one, i) => (one.label === label ? [i] : []));
}

function herfindahl(values: readonly number[]): number {
  const sum = total(values);
  return values.reduce((index, value) => index + (value / sum) ** 2, 0);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
