import { at } from './numbers.js';
import { coreSet } from './core-periphery.js';
import { networkFromPairs, type Network } from './network.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';
import { seededRandom, type Random } from './random.js';

/** How far a core stands out from what the numbers of partners alone would give. */
export type CoreExcess = {
  /** Mean r* of the rewired networks, -1..1. */
  readonly randomFit: number;
  /** r* minus that mean, -2..2; about 0: the core is no more than a few members with many partners. */
  readonly excess: number;
  /** Networks behind the mean. */
  readonly rewirings: number;
};

/**
 * A random network in which every member keeps its number of partners: two pairs a-b and c-d become a-d and c-b, again and again, where
 * neither exists yet. Weights stay with the pairs that bear them, so their set is kept and strengths are not.
 * Source: Maslov & Sneppen 2002, Science 296:910-913.
 */
export function rewired(network: Network, random: Random, parameters: NucleusParameters = defaultParameters): Network {
  const from = network.from.slice();
  const to = network.to.slice();
  const count = from.length;
  const key = (a: number, b: number): number => (a < b ? a * network.size + b : b * network.size + a);
  const present = new Set<number>();
  from.forEach((a, p) => present.add(key(a, at(to, p))));
  for (let attempt = count < 2 ? Infinity : 0; attempt < count * parameters.swapsPerPair; attempt++) {
    const p = random.below(count);
    const q = random.below(count);
    const a = at(from, p);
    const b = at(to, p);
    const turned = random.below(2) === 1;
    const c = at(turned ? to : from, q);
    const d = at(turned ? from : to, q);
    if (a === d || b === c || present.has(key(a, d)) || present.has(key(c, b))) continue;
    present.delete(key(a, b));
    present.delete(key(c, d));
    present.add(key(a, d));
    present.add(key(c, b));
    to[p] = d;
    from[q] = c;
    to[q] = b;
  }
  return networkFromPairs(network.size, from, to, network.weight);
}

/**
 * The fit of a core against the mean fit of rewired networks: what to report where the fit itself falls with size.
 * The same seed gives the same answer. Null when no rewired network has a fit.
 * Source: Kojaku & Masuda 2018, New J. Phys. 20:043012 (comparison with networks of the same degrees).
 */
export function coreExcess(network: Network, fit: number, seed: number, parameters: NucleusParameters = defaultParameters): CoreExcess | null {
  const random = seededRandom(seed);
  let sum = 0;
  let counted = 0;
  for (let round = 0; round < parameters.rewirings; round++) {
    const core = coreSet(rewired(network, random, parameters)).value;
    if (core === null) continue;
    sum += core.fit;
    counted++;
  }
  return counted === 0 ? null : { randomFit: sum / counted, excess: fit - sum / counted, rewirings: counted };
}
