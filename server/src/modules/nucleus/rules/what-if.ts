import type { Verdict } from './admission.js';
import { chainCoverage, type ChainCoverage, type Flow, type Stage } from './chain.js';
import { components } from './components.js';
import { coreSet } from './core-periphery.js';
import type { Label } from './labels.js';
import { adjacency, networkFromPairs, partners, type Network } from './network.js';
import { at, shareOfLargest } from './numbers.js';
import type { NucleusParameters } from './parameters.js';
import { isDeep } from './position.js';
import { coreNumbers, sCoreIndex } from './s-core.js';

/** What is asked: a member leaves, or two are tied by a tie of this weight, along which goods may flow. */
export type Supposition =
  | { readonly kind: 'LEAVES'; readonly member: number }
  | { readonly kind: 'TIED'; readonly a: number; readonly b: number; readonly weight: number; readonly flow: Flow | null };

/** What the network would be. Tables by the members' indices of before; a member that left is in none of them. */
export type Supposed = {
  readonly pairs: number;
  readonly components: number;
  readonly largestComponent: number;
  /** r* of the best core; null where none can be told. */
  readonly coreFit: number | null;
  readonly coreSize: number;
  readonly chain: ChainCoverage;
  /** Whether each would be embedded: in the core set, or deep enough. */
  readonly embedded: Uint8Array;
  /** Members whose number of partners would be another: each gains or loses this one partner. */
  readonly partnerOf: ReadonlyMap<number, number>;
};

/**
 * The network after a supposition, by the rules that hold for the real one; what members state of themselves stays as it is.
 * O((members + pairs) log members).
 * @throws RangeError for an end outside the network, or two equal ends.
 */
export function suppose(
  network: Network,
  stages: readonly (Stage | null)[],
  flows: readonly Flow[],
  supposition: Supposition,
  parameters: NucleusParameters,
): Supposed {
  const gone = supposition.kind === 'LEAVES' ? supposition.member : -1;
  const changed = supposition.kind === 'LEAVES' ? without(network, gone) : tied(network, supposition);
  /** The index of before of a member. */
  const was = (i: number): number => (gone >= 0 && i >= gone ? i + 1 : i);
  const parts = components(changed.size, changed.from, changed.to);
  const coreNumber = coreNumbers(changed);
  const core = coreSet(changed, coreNumber);
  const kappa = shareOfLargest(sCoreIndex(changed));
  const embedded = new Uint8Array(network.size);
  kappa?.forEach((share, i) => (embedded[was(i)] = isDeep(share, at(coreNumber, i), parameters) ? 1 : 0));
  core.value?.members.forEach((i) => (embedded[was(i)] = 1));
  const supplies = supposition.kind === 'TIED' && supposition.flow !== null ? [...flows, supposition.flow] : flows;
  return {
    pairs: changed.weight.length,
    components: parts.size.length,
    largestComponent: parts.size.reduce((most, size) => Math.max(most, size), 0),
    coreFit: core.value?.fit ?? null,
    coreSize: core.value?.members.length ?? 0,
    chain: chainCoverage(
      stages.map((stage, i) => (i === gone ? null : stage)),
      supplies.filter(({ from, to }) => from !== gone && to !== gone),
    ),
    embedded,
    partnerOf: partnersChanged(network, supposition),
  };
}

/** What the reader may know of a member that the nucleus asks for beside its position. */
export type KnownMember = {
  readonly inNucleus: boolean;
  /** Whether it produces, is large and grows; null where that rests on figures kept from the reader. */
  readonly attributes: Verdict | null;
  /** a: small or supporting partners it has. */
  readonly gathered: number;
};

/**
 * Whether a member would be in the nucleus: `unknown` where that rests on figures kept from the reader.
 * `gain`: partners that count as gathered which it would win (or lose, negative).
 */
export function wouldBeInNucleus(member: KnownMember, embedded: boolean, gain: number, parameters: NucleusParameters): Verdict {
  const gathers = member.gathered + gain >= parameters.gatheredPartners;
  if (!embedded || !gathers || (!member.inNucleus && member.attributes === 'missed')) return 'missed';
  if (member.inNucleus) return 'met';
  // By what is known, a member whose own figures are missing is not admitted.
  return member.attributes === null ? 'unknown' : member.attributes === 'met' ? 'met' : 'missed';
}

function without(network: Network, gone: number): Network {
  const kept = Array.from(network.weight.keys()).filter((p) => network.from[p] !== gone && network.to[p] !== gone);
  const shifted = (i: number): number => (i > gone ? i - 1 : i);
  return {
    size: network.size - 1,
    from: Int32Array.from(kept, (p) => shifted(at(network.from, p))),
    to: Int32Array.from(kept, (p) => shifted(at(network.to, p))),
    weight: Float64Array.from(kept, (p) => at(network.weight, p)),
  };
}

function tied(network: Network, { a, b, weight }: { a: number; b: number; weight: number }): Network {
  return networkFromPairs(network.size, [...network.from, a], [...network.to, b], [...network.weight, weight]);
}

function partnersChanged(network: Network, supposition: Supposition): Map<number, number> {
  const links = adjacency(network);
  if (supposition.kind === 'LEAVES') return new Map(Array.from(partners(links, supposition.member), (i) => [i, supposition.member]));
  const { a, b } = supposition;
  return partners(links, a).includes(b) ? new Map() : new Map([[a, b], [b, a]]);
}

/** What the conditions of a member said when the snapshot was taken. */
export type StoredVerdicts = {
  readonly label: Label;
  readonly production: Verdict;
  readonly large: Verdict;
  readonly growing: Verdict;
  readonly embedded: Verdict;
  readonly gathering: Verdict;
};

/**
 * What a reader may know of a member's own part of the nucleus conditions: from its label and what else everybody sees, or from figures that
 * are shown to the reader. Null where neither tells; a figure that nobody knows does not admit.
 */
export function attributesKnown(stored: StoredVerdicts, shown: { employees: boolean; outputs: boolean }): Verdict | null {
  if (stored.production !== 'met') return 'missed';
  if (stored.label === 'NUCLEUS' || stored.label === 'GROWTH_POLE') return 'met';
  // All else was met, and yet it was not in the nucleus.
  if (stored.embedded === 'met' && stored.gathering === 'met') return 'missed';
  const told = [shown.outputs ? stored.growing : null, shown.outputs && shown.employees ? stored.large : null];
  if (told.some((verdict) => verdict === 'missed' || verdict === 'unknown')) return 'missed';
  return told.includes(null) ? null : 'met';
}
