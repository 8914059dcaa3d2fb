import { shareOfPairs } from './components.js';
import { known, unknown, type Figure } from './figure.js';
import { degrees, type Network } from './network.js';

/** Pairs with a tie as a share of all pairs, 0..1; the reason where there are no pairs. Source: Wasserman & Faust 1994, section 4.1. */
export function density(network: Network): Figure {
  return shareOfPairs(network.weight.length, network.size);
}

/**
 * Degree centralisation, 0 (all have equally many partners) to 1 (a star): sum of kmax - k over the members, over (n-1)(n-2).
 * `TOO_FEW_MEMBERS` below three. Source: Freeman 1979, Social Networks 1:215-239.
 */
export function centralisation(network: Network): Figure {
  const n = network.size;
  if (n < 3) return unknown('TOO_FEW_MEMBERS');
  const degree = degrees(network);
  const most = degree.reduce((largest, k) => Math.max(largest, k), 0);
  return known(degree.reduce((sum, k) => sum + most - k, 0) / ((n - 1) * (n - 2)));
}
