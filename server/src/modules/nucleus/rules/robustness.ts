import { coverageWithout, type Flow, type Stage } from './chain.js';
import { components, joinedPairs } from './components.js';
import { cuts } from './cut.js';
import { known, unknown, type Figure } from './figure.js';
import { adjacency, strengths, type Adjacency, type Network } from './network.js';
import { at } from './numbers.js';

/** What the cluster loses when a member leaves. */
export type Loss = {
  /** Share of the pairs of others joined so far that no path joins any more, 0..1; 0: nobody is cut off. `NO_OTHER_PAIRS`. */
  readonly pairLoss: Figure;
  /** Members cut off from the largest part that remains of the member's own. */
  readonly stranded: number;
  /** S over the weight of all pairs, 0..1. `NO_TIES`. */
  readonly weightShare: Figure;
  /** Coverage of the chain without it: 0, 1/3, 2/3 or 1. `NO_CHAIN_MEMBERS`. */
  readonly coverageAfter: Figure;
};

/** How the cluster bears that a member of its nucleus leaves. */
export type Resilience = {
  /** 1 - the largest pair loss, 0..1. `NO_NUCLEUS`, or the reason of the losses. */
  readonly value: Figure;
  /** The member with the largest; null when there is no value. */
  readonly member: number | null;
};

/** The loss of every member. Sources: Tarjan 1972 and Hopcroft & Tarjan 1973 (see `cuts`); the measures are our own. */
export function losses(
  network: Network,
  stages: readonly (Stage | null)[],
  flows: readonly Flow[],
  links: Adjacency = adjacency(network),
): Loss[] {
  const parts = components(network.size, network.from, network.to);
  const found = cuts(network, links, parts);
  const joined = joinedPairs(parts);
  const all = network.weight.reduce((sum, weight) => sum + weight, 0);
  const strength = strengths(network);
  const coverage = coverageWithout(stages, flows);
  return Array.from(parts.of, (part, i): Loss => {
    const joinedOthers = joined - (at(parts.size, part) - 1);
    return {
      pairLoss: joinedOthers === 0 ? unknown('NO_OTHER_PAIRS') : known(at(found.lostPairs, i) / joinedOthers),
      stranded: at(found.stranded, i),
      weightShare: all === 0 ? unknown('NO_TIES') : known(at(strength, i) / all),
      coverageAfter: at(coverage, i),
    };
  });
}

/** 1 - the largest pair loss over the nucleus; of equal ones the first member is named. Definition: nucleus method, section "Robustness". */
export function resilience(nucleus: readonly number[], found: readonly Loss[]): Resilience {
  let worst: { member: number; loss: number } | null = null;
  let missing: Figure = unknown('NO_NUCLEUS');
  for (const member of nucleus) {
    const { pairLoss } = at(found, member);
    if (pairLoss.reason !== null) missing = pairLoss;
    else if (worst === null || pairLoss.value > worst.loss) worst = { member, loss: pairLoss.value };
  }
  return worst === null ? { value: missing, member: null } : { value: known(1 - worst.loss), member: worst.member };
}

/** A pair that alone holds two parts together, and the members on its smaller side. */
export type Bridge = { readonly from: number; readonly to: number; readonly cutOff: number };

/** The bridges that hold most, first; of equal ones in the order of their members. */
export function worstBridges(network: Network, most: number): Bridge[] {
  const { bridges, behind } = cuts(network);
  return bridges
    .map(([from, to], i) => ({ from, to, cutOff: at(behind, i) }))
    .sort((a, b) => b.cutOff - a.cutOff)
    .slice(0, most);
}
