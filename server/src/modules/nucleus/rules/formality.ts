import { components, joinedPairs, shareOfPairs } from './components.js';
import { known, unknown, type Figure } from './figure.js';
import { isTieOfTwo, shareOfTies, tieWeight, type Tie, type TypedTie } from './network.js';
import { reaches } from './numbers.js';
import { keyOf, pairOf } from './pair-set.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';

/** How a share of informal ties is said. */
export type FormalityReading = 'ASSOCIATION_LIKE' | 'CLUSTER_LIKE' | 'CLUB_LIKE';

/** Formal beside informal. */
export type Formality = {
  readonly formalTies: number;
  readonly informalTies: number;
  /** Informal ties over all ties, 0..1, joint projects left out. `NO_TIES`, `ONLY_JOINT_PROJECTS`. */
  readonly informalRatio: Figure;
  readonly reading: FormalityReading | null;
  /** Pairs with both forms over pairs with any, 0..1. `NO_TIES`. */
  readonly multiplexShare: Figure;
  /** Mutual over mutual and one-sided pairs of informal ties, 0..1. `NO_INFORMAL_TIES`. */
  readonly reciprocity: Figure;
};

/** What the network would lack without its informal ties. */
export type InformalGain = {
  /** Pairs tied by informal ties alone, and as a share of all tied pairs, 0..1. `NO_TIES`. */
  readonly informalOnlyPairs: number;
  readonly informalOnlyShare: Figure;
  /** Share of all pairs of members that some path joins, 0..1: by formal ties alone, and by all. `ONE_MEMBER`, `TOO_FEW_MEMBERS`. */
  readonly formalReach: Figure;
  readonly reach: Figure;
  /** Connected parts, members without ties included: by formal ties alone, and by all. */
  readonly formalParts: number;
  readonly parts: number;
};

/** What `formsOfPairs` tells of a pair, added. */
export const FORMAL = 1;
export const INFORMAL = 2;

/**
 * Informal ratio, multiplex share and reciprocity of ties in use.
 * Sources: nucleus method, section "Formal and informal" (ratio); Kapferer 1969 in Mitchell, Social Networks in Urban Situations
 * (multiplexity); Wasserman & Faust 1994, section 13.1 (dyads).
 */
export function formality(ties: readonly TypedTie[], parameters: NucleusParameters = defaultParameters): Formality {
  const ofTwo = ties.filter(isTieOfTwo);
  const informalTies = ofTwo.filter(({ form }) => form === 'INFORMAL').length;
  const informalRatio = shareOfTies(informalTies, ties);
  const forms = [...formsOfPairs(ties).values()];
  const both = forms.filter((form) => form === (FORMAL | INFORMAL)).length;
  return {
    formalTies: ofTwo.length - informalTies,
    informalTies,
    informalRatio,
    reading: informalRatio.value === null ? null : readInformalRatio(informalRatio.value, parameters),
    multiplexShare: forms.length === 0 ? unknown('NO_TIES') : known(both / forms.length),
    reciprocity: reciprocity(ties),
  };
}

/** Below 0.10 like an association, above 0.60 like a club, between like a cluster. */
export function readInformalRatio(ratio: number, parameters: NucleusParameters = defaultParameters): FormalityReading {
  if (!reaches(ratio, parameters.clusterLikeFrom)) return 'ASSOCIATION_LIKE';
  return reaches(parameters.clusterLikeTo, ratio) ? 'CLUSTER_LIKE' : 'CLUB_LIKE';
}

/** Compares the network of formal ties with that of all; a tie that weighs nothing is in neither. Our own measure. */
export function informalGain(size: number, ties: readonly Tie[], parameters: NucleusParameters = defaultParameters): InformalGain {
  const forms = [...formsOfPairs(ties.filter((tie) => tieWeight(tie, parameters) > 0))];
  const parts = (pairs: typeof forms) =>
    components(size, pairs.map(([pair]) => pairOf(pair)[0]), pairs.map(([pair]) => pairOf(pair)[1]));
  const [formal, all] = [parts(forms.filter(([, form]) => (form & FORMAL) > 0)), parts(forms)];
  const informalOnlyPairs = forms.filter(([, form]) => form === INFORMAL).length;
  return {
    informalOnlyPairs,
    informalOnlyShare: forms.length === 0 ? unknown('NO_TIES') : known(informalOnlyPairs / forms.length),
    formalReach: shareOfPairs(joinedPairs(formal), size),
    reach: shareOfPairs(joinedPairs(all), size),
    formalParts: formal.size.length,
    parts: all.size.length,
  };
}

/** The forms of the ties of each pair, by `keyOf` of its two members: 1 formal, 2 informal, 3 both. */
export function formsOfPairs(ties: readonly Tie[]): Map<number, number> {
  const forms = new Map<number, number>();
  for (const { from, to, form } of ties) {
    const key = keyOf(from, to);
    forms.set(key, (forms.get(key) ?? 0) | (form === 'FORMAL' ? FORMAL : INFORMAL));
  }
  return forms;
}

function reciprocity(ties: readonly TypedTie[]): Figure {
  const up = 1;
  const down = 2;
  const ways = new Map<number, number>();
  for (const { from, to, form, mutual } of ties) {
    if (form !== 'INFORMAL') continue;
    const key = keyOf(from, to);
    ways.set(key, (ways.get(key) ?? 0) | (mutual ? up | down : from < to ? up : down));
  }
  if (ways.size === 0) return unknown('NO_INFORMAL_TIES');
  return known([...ways.values()].filter((way) => way === (up | down)).length / ways.size);
}
