import { known, unknown, type Figure } from './figure.js';
import { strengths, type Network } from './network.js';
import { at } from './numbers.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';

/**
 * Modularity Q of a division into groups, weighted, gamma 1, -0.5..1: weight within groups as a share of all, less what the members'
 * strengths alone would give. `NO_TIES`. Source: Newman 2004, Phys. Rev. E 70:056131.
 * @throws RangeError when there is not one group a member.
 */
export function modularity(network: Network, group: ArrayLike<number>): Figure {
  if (group.length !== network.size) throw new RangeError(`${group.length} groups for ${network.size} members`);
  const all = network.weight.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return unknown('NO_TIES');
  const strengthOf = new Map<number, number>();
  strengths(network).forEach((strength, i) => strengthOf.set(at(group, i), (strengthOf.get(at(group, i)) ?? 0) + strength));
  const within = network.weight.reduce((sum, weight, p) => (at(group, at(network.from, p)) === at(group, at(network.to, p)) ? sum + weight : sum), 0);
  const expected = [...strengthOf.values()].reduce((sum, strength) => sum + (strength / (2 * all)) ** 2, 0);
  return known(within / all - expected);
}

/** How a modularity is said. */
export type CommunityReading = 'CLEAR_GROUPS' | 'NO_CLEAR_GROUPS';

/** Below 0.3 there are no clear groups. Source of the threshold: Newman & Girvan 2004, Phys. Rev. E 69:026113. */
export function readModularity(q: number, parameters: NucleusParameters = defaultParameters): CommunityReading {
  return q < parameters.clearGroups ? 'NO_CLEAR_GROUPS' : 'CLEAR_GROUPS';
}

/** Groups renamed 0, 1, 2 … by size, the largest first; of equal size the one with the first member. */
export function groupsBySize(group: ArrayLike<number>): Int32Array {
  const sizes = new Map<number, number>();
  for (let i = 0; i < group.length; i++) sizes.set(at(group, i), (sizes.get(at(group, i)) ?? 0) + 1);
  const rank = new Map([...sizes].sort(([, a], [, b]) => b - a).map(([name], place) => [name, place]));
  return Int32Array.from(group, (name) => rank.get(name) ?? 0);
}
