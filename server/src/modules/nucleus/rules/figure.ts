/**
 * Why a figure cannot be given. The texts in three languages hang on these codes.
 *
 * - `NO_TIES`: nobody in the cluster has a usable tie, so there is no position to speak of
 * - `ONLY_JOINT_PROJECTS`: there are ties, and all are joint projects, which are in no share of ties
 * - `NO_VARIATION`: every pair is tied alike, so no part of the network differs from the rest
 * - `NO_PAGE_RANK`: the ranking that was handed in is zero everywhere
 * - `NO_EMPLOYEES`, `NO_CHAIN_ROLE`, `NO_OUTPUT`: the member has not said it
 * - `TOO_FEW_YEARS`: fewer yearly values than growth needs
 * - `OUTPUT_STARTS_AT_ZERO`: too few yearly values from the first above 0 on; a rate from 0 does not exist
 * - `NOT_AN_ENTERPRISE`: the figure exists for enterprises of the chain only
 * - `NO_NUCLEUS`: no member is in the nucleus
 * - `ONE_MEMBER`: a single member has no pairs
 * - `NO_CHAIN_MEMBERS`: nobody stands in one of the four stages
 * - `TOO_FEW_MEMBERS`: the figure needs more members than there are
 * - `NO_PARTNERS`: the member has no partner
 * - `NO_OTHER_PAIRS`: without the member nobody was joined with anybody, so there is nothing to lose
 * - `NO_INFORMAL_TIES`: the cluster has no informal tie
 * - `NO_PLACES`: of no pair both places are known
 * - `NO_PRODUCTS`: of no producing enterprise the group of its products is known
 * - `NO_PATH`: no supplies lead from a supplier to a buyer
 * - `TOO_FEW_CONCERNED`: it would tell of single organizations what they have not shown
 * - `NO_COMPARISON`: there is no network with a core to compare with
 * - `NO_REGION`: the cluster has not said its region
 * - `NO_REGIONAL_FIGURES`: of the region, or of its sector, no official figure was loaded
 * - `NO_REGIONAL_TOTAL`: the jobs of all sectors in the region are not known, because one of them is missing
 * - `NO_NATIONAL_FIGURES`: those of the whole country are not known, because a region of it is missing
 * - `ONE_REGION`: of the country's regions a single one is known, so there is none to compare with
 * - `TOO_FEW_JOBS`: so few that the figure would say more of chance than of the region
 * - `NO_JOBS`: there is no job to divide by
 * - `NO_EARLIER_FIGURES`: of the earlier year something is not known
 */
export type Reason =
  | 'NO_TIES'
  | 'ONLY_JOINT_PROJECTS'
  | 'NO_VARIATION'
  | 'NO_PAGE_RANK'
  | 'NO_EMPLOYEES'
  | 'NO_CHAIN_ROLE'
  | 'NO_OUTPUT'
  | 'TOO_FEW_YEARS'
  | 'OUTPUT_STARTS_AT_ZERO'
  | 'NOT_AN_ENTERPRISE'
  | 'NO_NUCLEUS'
  | 'ONE_MEMBER'
  | 'NO_CHAIN_MEMBERS'
  | 'TOO_FEW_MEMBERS'
  | 'NO_PARTNERS'
  | 'NO_OTHER_PAIRS'
  | 'NO_INFORMAL_TIES'
  | 'NO_PLACES'
  | 'NO_PRODUCTS'
  | 'NO_PATH'
  | 'TOO_FEW_CONCERNED'
  | 'NO_COMPARISON'
  | 'NO_REGION'
  | 'NO_REGIONAL_FIGURES'
  | 'NO_REGIONAL_TOTAL'
  | 'NO_NATIONAL_FIGURES'
  | 'ONE_REGION'
  | 'TOO_FEW_JOBS'
  | 'NO_JOBS'
  | 'NO_EARLIER_FIGURES';

/** A value, or the reason why there is none. Never 0 in place of "not known". */
export type Figure<T = number> = { readonly value: T; readonly reason: null } | Unknown;

export type Unknown = { readonly value: null; readonly reason: Reason };

/** A sum, or a number, of what organizations keep to themselves is told only over so many of them. */
export const FEWEST_OF_SUM = 3;

export function known<T>(value: T): Figure<T> {
  return { value, reason: null };
}

export function unknown(reason: Reason): Unknown {
  return { value: null, reason };
}

/** The mean of figures; missing as soon as one of them is, with its reason. */
export function mean(figures: readonly Figure[]): Figure {
  let sum = 0;
  for (const figure of figures) {
    if (figure.reason !== null) return figure;
    sum += figure.value;
  }
  return known(sum / figures.length);
}
