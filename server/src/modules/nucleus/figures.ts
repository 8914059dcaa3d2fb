import type { Findings } from './findings.js';
import type { ReferenceGrowth } from './rules/attributes.js';
import { components } from './rules/components.js';
import type { Figure, Reason } from './rules/figure.js';
import type { Analysis } from './rules/nucleus.js';
import type { Comparison } from './rules/significance.js';
import type { StoredReasons } from './snapshot-store.js';

type Plain<Figures> = { [name in keyof Figures]: Figures[name] extends Figure<infer Value> ? Value | null : never };

/** Figures as plain values, null where one is missing; `missing` says for each of these why. */
export function plain<Figures extends Record<string, Figure<unknown>>>(figures: Figures): Plain<Figures> & { missing: Record<string, Reason> } {
  const entries = Object.entries(figures);
  const missing = entries.flatMap(([name, { reason }]) => (reason === null ? [] : [[name, reason] as const]));
  return { ...(Object.fromEntries(entries.map(([name, { value }]) => [name, value])) as Plain<Figures>), missing: Object.fromEntries(missing) };
}

/** What is said of a cluster as a whole; docs/nucleus.md tells each key. `named` gives the organization at an index. */
export function clusterFigures(findings: Findings, named: (index: number) => string) {
  const { source, network, analysis, diagnosis, significance } = findings;
  const { figures } = analysis;
  const { orientation, nearness, form, formality, informalGain, chain, communities, resilience } = diagnosis;
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
    core: {
      members: Array.from(analysis.core.value?.members ?? [], named),
      fit: analysis.core.value?.fit ?? null,
      reading: analysis.coreReading,
      chance: comparison(significance.chance),
      degrees: comparison(significance.degrees),
      missing: analysis.core.reason === null ? {} : { fit: analysis.core.reason },
    },
    nucleus: {
      members: figures.members.map(named),
      growthPoles: figures.growthPoles.map(named),
      membersWithOutput: figures.membersWithOutput,
      ...plain({
        outputShare: figures.outputShare,
        density: figures.density,
        ringOne: figures.ringOne,
        ringOneShare: figures.ringOneShare,
        herfindahl: figures.herfindahl,
        clusterHerfindahl: figures.clusterHerfindahl,
      }),
    },
    chain: {
      links: chain.links,
      withoutStage: chain.withoutStage,
      bottlenecks: diagnosis.bottlenecks.map(({ member, ...step }) => ({ ...step, organization: named(member) })),
      ...plain({ coverage: chain.coverage, onPathShare: diagnosis.onPathShare, doubleMargin: diagnosis.doubleMargin }),
    },
    orientation: plain(orientation),
    geography: { ...plain(nearness), geographic: diagnosis.geographic },
    form: plain(form),
    formality: {
      formalTies: formality.formalTies,
      informalTies: formality.informalTies,
      reading: formality.reading,
      ...plain({ informalRatio: formality.informalRatio, multiplexShare: formality.multiplexShare, reciprocity: formality.reciprocity }),
    },
    confirmation: { confirmed: ofTwo, ...plain({ unanswered: source.unanswered }) },
    informalGain: {
      informalOnlyPairs: informalGain.informalOnlyPairs,
      formalParts: informalGain.formalParts,
      parts: informalGain.parts,
      ...plain({ informalOnlyShare: informalGain.informalOnlyShare, formalReach: informalGain.formalReach, reach: informalGain.reach }),
    },
    communities: { count: communities.count, single: communities.single, reading: communities.reading, ...plain({ modularity: communities.modularity }) },
    robustness: {
      weakestMember: resilience.member === null ? null : named(resilience.member),
      articulationPoints: findings.articulation.reduce((count, one) => count + one, 0),
      bridgeCount: findings.bridges.length,
      ...plain({ resilience: resilience.value }),
    },
    advice: analysis.advice.map(({ code, members, undecided }) => ({ code, organizations: members.map(named), undecided })),
  };
}

export type ClusterFigures = ReturnType<typeof clusterFigures>;

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
    gathered: assessment.attributes.gathered,
    requests: assessment.requests,
    open: assessment.open,
  };
}

/** A mean over fewer than three members would tell one of them what the others grew. */
function tellable(reference: ReferenceGrowth | null): number | null {
  return reference === null || (reference.members !== null && reference.members < 3) ? null : reference.rate;
}

const LABEL_ORDER = ['NUCLEUS', 'GROWTH_POLE', 'CORE_PARTNER', 'RING_1', 'RING_2', 'OUTSIDE'];

/** The place of each member in the list: by label, then the strongest first. */
export function heartFirst(analysis: Analysis): number[] {
  const ranked = analysis.assessments
    .map(({ label, position }, i) => ({ i, label: LABEL_ORDER.indexOf(label), strength: position.strength }))
    .sort((a, b) => a.label - b.label || b.strength - a.strength || a.i - b.i);
  const order: number[] = [];
  ranked.forEach(({ i }, place) => (order[i] = place));
  return order;
}
