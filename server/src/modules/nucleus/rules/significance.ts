import { coreSet } from './core-periphery.js';
import { known, unknown, type Figure } from './figure.js';
import type { Network } from './network.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';
import { seededRandom } from './random.js';
import { rewired, scattered } from './rewiring.js';

/** How a core's fit stands against the best fits that networks drawn at random have. */
export type Comparison = {
  /** Mean r* of the drawn networks, -1..1. */
  readonly randomFit: number;
  /** r* minus that mean, -2..2. */
  readonly excess: number;
  /** p, above 0 to 1: (1 + networks that fit as well) / (1 + networks). */
  readonly probability: number;
  /** Networks behind it. */
  readonly networks: number;
};

/** The two tests of a core. Both `NO_TIES`, `NO_VARIATION`, `NO_COMPARISON`: no network was drawn, or none of them has a core. */
export type Significance = {
  /** Against the same weights on any pairs: is there a core at all? Not drawn where the fit is not graded. */
  readonly chance: Figure<Comparison>;
  /** Against the same numbers of partners: is it more than some members having many? About 0 excess says no. */
  readonly degrees: Figure<Comparison>;
};

/** One best fit after the other, a step each, so that a long test can be taken in pieces. */
export function* drawnFits(network: Network, parameters: NucleusParameters = defaultParameters): Generator<[keyof Significance, number | null]> {
  const random = seededRandom(parameters.seed);
  const graded = network.size <= parameters.coreSetSize;
  for (let round = 0; round < (graded ? parameters.drawings : parameters.rewirings); round++) {
    if (graded) yield ['chance', coreSet(scattered(network, random)).value?.fit ?? null];
    yield ['degrees', coreSet(rewired(network, random, parameters)).value?.fit ?? null];
  }
}

/**
 * The tests from a core's fit and the drawn ones. The same seed gives the same answer.
 * Sources: Boyd, Fitzgerald & Beck 2006, Social Networks 28:165-178 (chance); Kojaku & Masuda 2018, New J. Phys. 20:043012 (degrees);
 * Phipson & Smyth 2010, Stat. Appl. Genet. Mol. Biol. 9:39 (p is never 0).
 */
export function significance(fit: Figure, drawn: Iterable<[keyof Significance, number | null]>): Significance {
  const fits: Record<keyof Significance, number[]> = { chance: [], degrees: [] };
  for (const [kind, value] of drawn) if (value !== null) fits[kind].push(value);
  return { chance: comparison(fit, fits.chance), degrees: comparison(fit, fits.degrees) };
}

function comparison(fit: Figure, fits: readonly number[]): Figure<Comparison> {
  if (fit.reason !== null) return fit;
  if (fits.length === 0) return unknown('NO_COMPARISON');
  const randomFit = fits.reduce((sum, value) => sum + value, 0) / fits.length;
  const asGood = fits.filter((value) => value > fit.value - 1e-9).length;
  return known({ randomFit, excess: fit.value - randomFit, probability: (1 + asGood) / (1 + fits.length), networks: fits.length });
}
