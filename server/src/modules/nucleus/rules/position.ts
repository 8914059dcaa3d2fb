import { at, reaches, shareOfLargest } from './numbers.js';
import { known, mean, unknown, type Figure } from './figure.js';
import { degrees, strengths, type Network } from './network.js';
import type { NucleusParameters } from './parameters.js';

/** Where one member stands in the network. The three shares are relative to the cluster's largest, 0..1. */
export type Position = {
  /** Partners. */
  readonly degree: number;
  /** S: sum of the weights of the member's pairs, in formal ties of top strength. */
  readonly strength: number;
  /** sc: s-core index, same unit. */
  readonly sCore: number;
  /** Unweighted core number, 0..members-1. */
  readonly coreNumber: number;
  /** kappa: sc as a share of the largest. `NO_TIES`. */
  readonly kappa: Figure;
  /** pi: PageRank as a share of the largest. `NO_TIES`: without ties all rank alike, which says nothing. `NO_PAGE_RANK`. */
  readonly pi: Figure;
  /** sigma: S as a share of the largest. `NO_TIES`. */
  readonly sigma: Figure;
  /** P = (kappa + pi + sigma) / 3. Reason of the first part that is missing. */
  readonly score: Figure;
};

/**
 * The position of every member, from the s-core index, the unweighted core number and the PageRank (weighted, undirected, any scale: only
 * the ratios count).
 * Sources: Eidsaa & Almaas 2013, Phys. Rev. E 88:062819 (s-core); Brin & Page 1998, Computer Networks 30:107-117 (PageRank);
 * Barrat et al. 2004, PNAS 101:3747-3752 (strength). The mean of the three is our own and only orders, it never admits.
 * @throws RangeError when a table does not have one value a member, or a rank is negative or not finite.
 */
export function positions(network: Network, sCore: Float64Array, coreNumber: ArrayLike<number>, pageRank: ArrayLike<number>): Position[] {
  if ([sCore, coreNumber, pageRank].some(({ length }) => length !== network.size)) throw new RangeError(`not one value for each of ${network.size} members`);
  const rank = Float64Array.from(pageRank);
  const faulty = rank.find((value) => !(value >= 0 && value < Infinity));
  if (faulty !== undefined) throw new RangeError(`PageRank ${faulty} is negative or not finite`);
  const degree = degrees(network);
  const strength = strengths(network);
  const tied = network.weight.length > 0;
  const [kappas, pis, sigmas] = [shareOfLargest(sCore), shareOfLargest(rank), shareOfLargest(strength)];
  return Array.from(strength, (ownStrength, i) => {
    const parts = {
      kappa: kappas === null ? unknown('NO_TIES') : known(at(kappas, i)),
      pi: !tied ? unknown('NO_TIES') : pis === null ? unknown('NO_PAGE_RANK') : known(at(pis, i)),
      sigma: sigmas === null ? unknown('NO_TIES') : known(at(sigmas, i)),
    };
    const measured = { degree: at(degree, i), strength: ownStrength, sCore: at(sCore, i), coreNumber: at(coreNumber, i) };
    return { ...measured, ...parts, score: mean([parts.kappa, parts.pi, parts.sigma]) };
  });
}

/**
 * Whether a member stands deep in the network: a large kappa, within a group that holds it. Where members hang together by single ties
 * alone, as around one hub, all have the same s-core index, the rim as well as the hub, and kappa tells nobody apart: everybody with a tie is
 * in the 1-core. Source of the core number: Seidman 1983, Social Networks 5:269-287.
 */
export function isDeep(kappa: number, coreNumber: number, { embeddedKappa, embeddedCoreNumber }: NucleusParameters): boolean {
  return reaches(kappa, embeddedKappa) && coreNumber >= embeddedCoreNumber;
}
