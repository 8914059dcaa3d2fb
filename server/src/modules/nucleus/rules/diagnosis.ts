import type { ProductGroup } from '../../../generated/schema.js';
import type { Member } from './attributes.js';
import { brokerage, type Brokerage } from './brokers.js';
import { bottlenecks, doubleMargin, onPath, onPathShare, type Bottleneck } from './chain-path.js';
import { chainCoverage, stageOf, type ChainCoverage, type Flow } from './chain.js';
import { centralisation, density } from './density.js';
import type { Figure } from './figure.js';
import { clusterForm, type FormScores } from './form.js';
import { formality, informalGain, type Formality, type InformalGain } from './formality.js';
import { nearness, type Nearness, type Place } from './geography.js';
import { groupsBySize, modularity, readModularity, type CommunityReading } from './modularity.js';
import { adjacency, type Network, type TypedTie } from './network.js';
import { at, reaches } from './numbers.js';
import { orientation, type Orientation } from './orientation.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';
import { losses, resilience, type Loss, type Resilience } from './robustness.js';

/** A member with where it is and what it makes. */
export type PlacedMember = Member & Place & { readonly productGroup: ProductGroup | null };

/** What the ties of a cluster say of it beside its nucleus. Tables hold one entry a member. */
export type Diagnosis = {
  readonly density: Figure;
  readonly centralisation: Figure;
  /** Whether few members hold most pairs. */
  readonly focal: boolean | null;
  readonly nearness: Nearness;
  /** Whether most weight stays near. */
  readonly geographic: boolean | null;
  readonly chain: ChainCoverage;
  /** 1 for those on a way through all four stages. */
  readonly onPath: Uint8Array;
  readonly onPathShare: Figure;
  readonly bottlenecks: readonly Bottleneck[];
  readonly doubleMargin: Figure;
  readonly orientation: Orientation;
  readonly form: FormScores;
  readonly formality: Formality;
  readonly informalGain: InformalGain;
  readonly communities: Communities;
  readonly brokerage: readonly Brokerage[];
  readonly losses: readonly Loss[];
  readonly resilience: Resilience;
};

export type Communities = {
  /** Community of each member: 0 is the largest. */
  readonly of: Int32Array;
  readonly count: number;
  /** Those of one member. */
  readonly single: number;
  /** Q, -0.5..1. `NO_TIES`. */
  readonly modularity: Figure;
  readonly reading: CommunityReading | null;
};

/**
 * The diagnosis of a cluster. `members[i]` is node i of the network, in the order of ids; `ties` and `flows` are those in use; `nucleus`
 * are the indices of its members; `community` names the group of each member in any numbers.
 * Definition: nucleus method, sections 5 to 7.
 * @throws RangeError when a table does not have one entry a member.
 */
export function diagnose(
  network: Network,
  members: readonly PlacedMember[],
  ties: readonly TypedTie[],
  flows: readonly Flow[],
  nucleus: readonly number[],
  community: ArrayLike<number>,
  parameters: NucleusParameters = defaultParameters,
): Diagnosis {
  if (members.length !== network.size) throw new RangeError(`${members.length} members for a network of ${network.size}`);
  const links = adjacency(network);
  const kinds = members.map(({ kind }) => kind);
  const stages = members.map(({ kind, mainRole }) => stageOf(kind, mainRole));
  const chain = chainCoverage(stages, flows);
  const on = onPath(stages, flows);
  const oriented = orientation(members, ties);
  const near = nearness(network, members, parameters);
  const centre = centralisation(network);
  const lost = losses(network, stages, flows, links);
  return {
    density: density(network),
    centralisation: centre,
    focal: centre.value === null ? null : reaches(centre.value, parameters.focalCentralisation),
    nearness: near,
    geographic: near.localShare.value === null ? null : reaches(near.localShare.value, parameters.geographicShare),
    chain,
    onPath: on,
    onPathShare: onPathShare(kinds, stages, on),
    bottlenecks: bottlenecks(stages, flows),
    doubleMargin: doubleMargin(stages, flows),
    orientation: oriented,
    form: clusterForm(network, members, stages, chain, oriented, parameters),
    formality: formality(ties, parameters),
    informalGain: informalGain(network.size, ties, parameters),
    communities: communities(network, community, parameters),
    brokerage: brokerage(network, links),
    losses: lost,
    resilience: resilience(nucleus, lost),
  };
}

function communities(network: Network, group: ArrayLike<number>, parameters: NucleusParameters): Communities {
  const of = groupsBySize(group);
  const q = modularity(network, of);
  const sizes = new Int32Array(new Set(of).size);
  for (const community of of) sizes[community] = at(sizes, community) + 1;
  const single = sizes.filter((size) => size === 1).length;
  return { of, count: sizes.length, single, modularity: q, reading: q.value === null ? null : readModularity(q.value, parameters) };
}
