import type { ProductGroup } from '../../../generated/schema.js';
import type { ChainCoverage, OrganizationKind, Stage } from './chain.js';
import { known, unknown, type Figure } from './figure.js';
import type { Network } from './network.js';
import { at, reaches } from './numbers.js';
import type { Orientation } from './orientation.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';

export type ClusterForm = 'RESEARCH_CENTRED' | 'CHAIN' | 'AGGREGATE' | 'MIXED';

/** What is asked of a member for it. */
type Maker = { readonly kind: OrganizationKind; readonly productGroup: ProductGroup | null };

/** The computed form, to be shown beside the declared one. */
export type FormScores = {
  /** F1, 0..1: share of all weight with an end in research or a university. `NO_TIES`. */
  readonly researchCentred: Figure;
  /** F2, 0..1: coverage of the chain times the vertical share of ties. `NO_CHAIN_ROLE`, `NO_TIES`, `ONLY_JOINT_PROJECTS`. */
  readonly chain: Figure;
  /** F3, 0..1: 1 - sum p_s^2 over the product groups s of the producing enterprises whose group is known. `NO_CHAIN_ROLE`, `NO_PRODUCTS`. */
  readonly aggregate: Figure;
  /** The largest score's; MIXED when the second is within 0.10 of it. Reason of the first score that is missing. */
  readonly form: Figure<ClusterForm>;
};

/**
 * Form of the cluster. A part of the chain that provably does not exist scores 0; one that nobody has stated is missing.
 * Definition: nucleus method, section "Form"; F3 is the Gini-Simpson index (Simpson 1949, Nature 163:688).
 */
export function clusterForm(
  network: Network,
  members: readonly Maker[],
  stages: readonly (Stage | null)[],
  coverage: ChainCoverage,
  orientation: Orientation,
  parameters: NucleusParameters = defaultParameters,
): FormScores {
  const researchCentred = researchShare(network, stages);
  const chain = chainScore(coverage, orientation);
  const aggregate = productDiversity(members, stages);
  return { researchCentred, chain, aggregate, form: largest({ RESEARCH_CENTRED: researchCentred, CHAIN: chain, AGGREGATE: aggregate }, parameters) };
}

function researchShare(network: Network, stages: readonly (Stage | null)[]): Figure {
  if (network.weight.length === 0) return unknown('NO_TIES');
  const isResearch = (i: number): boolean => stages[i] === 'RESEARCH' || stages[i] === 'UNIVERSITY';
  let [all, research] = [0, 0];
  network.weight.forEach((weight, p) => {
    all += weight;
    if (isResearch(at(network.from, p)) || isResearch(at(network.to, p))) research += weight;
  });
  return known(research / all);
}

function chainScore({ coverage, withoutStage }: ChainCoverage, { vertical }: Orientation): Figure {
  if (coverage.reason !== null) return withoutStage === 0 ? known(0) : unknown('NO_CHAIN_ROLE');
  return vertical.reason === null ? known(coverage.value * vertical.value) : vertical;
}

function productDiversity(members: readonly Maker[], stages: readonly (Stage | null)[]): Figure {
  const producing = members.filter(({ kind }, i) => kind === 'ENTERPRISE' && (stages[i] === 'SUPPLIER' || stages[i] === 'PROCESSOR'));
  if (producing.length === 0) return stages.includes(null) ? unknown('NO_CHAIN_ROLE') : known(0);
  const groups = producing.flatMap(({ productGroup }) => productGroup ?? []);
  if (groups.length === 0) return unknown('NO_PRODUCTS');
  const counts = new Map<ProductGroup, number>();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return known([...counts.values()].reduce((diversity, count) => diversity - (count / groups.length) ** 2, 1));
}

function largest(scores: Record<Exclude<ClusterForm, 'MIXED'>, Figure>, parameters: NucleusParameters): Figure<ClusterForm> {
  const missing = Object.values(scores).find((score) => score.reason !== null);
  if (missing?.reason != null) return unknown(missing.reason);
  const forms = ['RESEARCH_CENTRED', 'CHAIN', 'AGGREGATE'] as const;
  const ranked = forms.map((form) => ({ form, score: scores[form].value ?? 0 })).sort((a, b) => b.score - a.score);
  const [first, second] = [at(ranked, 0), at(ranked, 1)];
  return known(reaches(second.score, first.score - parameters.mixedWithin) ? 'MIXED' : first.form);
}
