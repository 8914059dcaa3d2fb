import type { Findings } from './findings.js';
import type { ReferenceGrowth } from './rules/attributes.js';
import { components } from './rules/components.js';
import type { Diagnosis } from './rules/diagnosis.js';
import { FEWEST_OF_SUM, type Figure, type Reason } from './rules/figure.js';
import type { Analysis } from './rules/nucleus.js';
import { orderKey } from './rules/numbers.js';
import type { Comparison } from './rules/significance.js';
import type { StoredReasons } from './snapshot-store.js';

type Plain<Figures> = { [name in keyof Figures]: Figures[name] extends Figure<infer Value> ? Value | null : never };

/** Figures as plain values, null where one is missing; `missing` says for each of these why. */
export function plain<Figures extends Record<string, Figure<unknown>>>(figures: Figures): Plain<Figures> & { missing: Record<string, Reason> } {
  const entries = Object.entries(figures);
  const missing = entries.flatMap(([name, { reason }]) => (reason === null ? [] : [[name, reason] as const]));
  return { ...(Object.fromEntries(entries.map(([name, { value }]) => [name, value])) as Plain<Figures>), missing: Object.fromEntries(missing) };
}

type Named = (index: number) => string;

/** What is said of a cluster as a whole; docs/nucleus.md tells each key. `named` gives the organization at an index. */
export function clusterFigures(findings: Findings, named: Named) {
  const { source, network, analysis, diagnosis } = findings;
  const { orientation, nearness, form, communities } = diagnosis;
  const ofTwo = source.ties.filter(({ weight }) => weight === null).length;
  const parts = components(network.size, network.from, network.to);
  return {
    organizationCount: network.size,
    tieCount: source.ties.length,
    jointProjectPairs: source.ties.length - ofTwo,
    pairCount: network.weight.length,
    totalWeight: network.weight.reduce((sum, weight) => sum + weight, 0),
    ...plain({ density: diagnosis.density, centralisation: diagnosis.centralisation }),
    focal: diagnosis.focal,
    components: parts.size.length,
    largestComponent: parts.size.reduce((most, size) => Math.max(most, size), 0),
    core: coreFigures(findings, named),
    nucleus: nucleusFigures(analysis, named),
    chain: chainFigures(diagnosis, named),
    orientation: plain(orientation),
    geography: { ...plain(nearness), geographic: diagnosis.geographic },
    form: plain(form),
    formality: formalityFigures(diagnosis),
    confirmation: { confirmed: ofTwo, ...plain({ unanswered: source.unanswered }) },
    informalGain: informalGainFigures(diagnosis),
    communities: { count: communities.count, single: communities.single, reading: communities.reading, ...plain({ modularity: communities.modularity }) },
    robustness: robustnessFigures(findings, named),
    advice: analysis.advice.map(({ code, members, undecided }) => ({ code, organizations: members.map(named), undecided })),
  };
}

export type ClusterFigures = ReturnType<typeof clusterFigures>;

function coreFigures({ analysis: { core, coreReading }, significance }: Findings, named: Named) {
  return {
    members: Array.from(core.value?.members ?? [], named),
    fit: core.value?.fit ?? null,
    reading: coreReading,
    chance: comparison(significance.chance),
    degrees: comparison(significance.degrees),
    missing: core.reason === null ? {} : { fit: core.reason },
  };
}

function nucleusFigures({ figures: { members, growthPoles, membersWithOutput, ...measured } }: Analysis, named: Named) {
  return { members: members.map(named), growthPoles: growthPoles.map(named), membersWithOutput, ...plain(measured) };
}

function chainFigures({ chain, bottlenecks, onPathShare, doubleMargin }: Diagnosis, named: Named) {
  return {
    links: chain.links,
    withoutStage: chain.withoutStage,
    bottlenecks: bottlenecks.map(({ member, ...step }) => ({ ...step, organization: named(member) })),
    ...plain({ coverage: chain.coverage, onPathShare, doubleMargin }),
  };
}

function formalityFigures({ formality: { formalTies, informalTies, reading, ...shares } }: Diagnosis) {
  return { formalTies, informalTies, reading, ...plain(shares) };
}

function informalGainFigures({ informalGain: { informalOnlyPairs, formalParts, parts, ...shares } }: Diagnosis) {
  return { informalOnlyPairs, formalParts, parts, ...plain(shares) };
}

function robustnessFigures({ diagnosis: { resilience }, articulation, bridges }: Findings, named: Named) {
  return {
    weakestMember: resilience.member === null ? null : named(resilience.member),
    articulationPoints: articulation.reduce((count, one) => count + one, 0),
    bridgeCount: bridges.length,
    ...plain({ resilience: resilience.value }),
  };
}

function comparison(tested: Figure<Comparison>) {
  const nothing = { randomFit: null, excess: null, probability: null, networks: 0 };
  return tested.reason === null ? { ...tested.value, missing: {} } : { ...nothing, missing: { randomFit: tested.reason } };
}

/** What is measured of one organization, by its index. */
export function organizationFigures({ network, analysis, diagnosis, ...measured }: Findings, i: number) {
  const assessment = analysis.assessments[i];
  const loss = diagnosis.losses[i];
  const brokerage = diagnosis.brokerage[i];
  if (assessment === undefined || loss === undefined || brokerage === undefined) throw new RangeError(`no member ${i} among ${network.size}`);
  const { position, score } = assessment;
  return {
    label: assessment.label,
    ring: assessment.ring,
    degree: position.degree,
    strength: position.strength,
    coreNumber: position.coreNumber,
    sCore: position.sCore,
    inCore: assessment.inCore,
    pageRank: measured.pageRank[i] ?? 0,
    betweenness: measured.betweenness[i] ?? 0,
    community: diagnosis.communities.of[i] ?? 0,
    articulation: measured.articulation[i] === 1,
    stranded: loss.stranded,
    onPath: diagnosis.onPath[i] === 1,
    ...plain({
      kappa: position.kappa,
      pi: position.pi,
      sigma: position.sigma,
      position: position.score,
      constraint: brokerage.constraint,
      effectiveSize: brokerage.effectiveSize,
      pairLoss: loss.pairLoss,
      weightShare: loss.weightShare,
      coverageAfter: loss.coverageAfter,
      score,
    }),
  };
}

/** The parts of an enterprise's score beside its position, for the operator: also a mean over fewer than three members. */
export function enterpriseFigures({ assessments }: Analysis, i: number) {
  const assessment = assessments[i];
  if (assessment === undefined) throw new RangeError(`no member ${i}`);
  const { size, growth, reference, growthScore, gatheringScore, score } = assessment.attributes;
  const rate = <Rate extends { rate: number }>(figure: Figure<Rate>): Figure => (figure.reason === null ? { value: figure.value.rate, reason: null } : figure);
  return { gatheringScore, ...plain({ size, growth: rate(growth), referenceGrowth: rate(reference), growthScore, score }) };
}

export type OrganizationFigures = ReturnType<typeof organizationFigures>;

/** Why an organization is where it is. */
export function reasonsOf(analysis: Analysis, i: number): StoredReasons {
  const assessment = analysis.assessments[i];
  if (assessment === undefined) throw new RangeError(`no member ${i}`);
  return {
    conditions: Object.values(assessment.conditions),
    growth: assessment.attributes.growth.value?.rate ?? null,
    referenceGrowth: tellable(assessment.attributes.reference.value),
    referenceFrom: assessment.attributes.reference.value?.from ?? null,
    referenceHidden: assessment.attributes.reference.value?.hidden ?? null,
    gathered: assessment.attributes.gathered,
    requests: assessment.requests,
    open: assessment.open,
  };
}

/**
 * A mean over fewer than three members would tell one of them what the others grew; so would one with fewer than three who keep their output to
 * themselves, since that of the others is there to be subtracted.
 */
function tellable(reference: ReferenceGrowth | null): number | null {
  if (reference === null) return null;
  const { members, hidden, rate } = reference;
  const few = members !== null && members < FEWEST_OF_SUM;
  return few || (hidden !== null && hidden > 0 && hidden < FEWEST_OF_SUM) ? null : rate;
}

const LABEL_ORDER = ['NUCLEUS', 'GROWTH_POLE', 'CORE_PARTNER', 'RING_1', 'RING_2', 'OUTSIDE'];

/** The place of each member in the list: by label, then the strongest first. */
export function heartFirst(analysis: Analysis): number[] {
  const ranked = analysis.assessments
    .map(({ label, position }, i) => ({ i, label: LABEL_ORDER.indexOf(label), strength: orderKey(position.strength) }))
    .sort((a, b) => a.label - b.label || b.strength - a.strength || a.i - b.i);
  const order: number[] = [];
  ranked.forEach(({ i }, place) => (order[i] = place));
  return order;
}
