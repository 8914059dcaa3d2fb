import type { TieType } from '../../../generated/schema.js';
import { known, unknown, type Figure } from './figure.js';
import { at, float, integer } from './numbers.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';

/**
 * Members 0..size-1 in the order of their ids, and the weighted undirected pairs among them: `from[p] < to[p]`, each pair once,
 * sorted by both ends, every weight above 0. Weight 1 is one formal tie of top strength.
 */
export type Network = {
  readonly size: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
};

/** Compressed rows: the partners of i are `neighbour[offset[i] .. offset[i + 1] - 1]`, ascending, with their weights beside them. */
export type Adjacency = {
  readonly offset: Int32Array;
  readonly neighbour: Int32Array;
  readonly weight: Float64Array;
};

export type TieState = 'PROPOSED' | 'CONFIRMED' | 'STALE' | 'ENDED' | 'REJECTED' | 'WITHDRAWN';

/** A tie that holds on the analysis date and that every member may see; the caller leaves out the others. */
export type Tie = {
  /** Index of either party; the direction does not matter here. */
  readonly from: number;
  readonly to: number;
  readonly form: 'FORMAL' | 'INFORMAL';
  readonly state: TieState;
  readonly review: 'MORE_EVIDENCE' | 'VERIFIED' | 'DISPUTED' | null;
  /** 1..5, null when nobody stated it. */
  readonly strength: number | null;
  /** The stored weight of a group tie (the sum of `groupPairWeight` over joint projects); null for a tie of two. */
  readonly weight: number | null;
};

/** A tie with what it is: `from` gives to `to`, unless it is mutual. */
export type TypedTie = Tie & { readonly type: TieType; readonly mutual: boolean };

/** The sum of joint projects of two members is stored as one tie: it counts in pairs and weights, not in numbers and shares of ties. */
export function isTieOfTwo(tie: Tie): boolean {
  return tie.weight === null;
}

/** A share of ties of two, 0..1. `NO_TIES`; `ONLY_JOINT_PROJECTS` where there are ties, and none of two. */
export function shareOfTies(count: number, ties: readonly Tie[]): Figure {
  const ofTwo = ties.filter(isTieOfTwo).length;
  if (ofTwo === 0) return unknown(ties.length === 0 ? 'NO_TIES' : 'ONLY_JOINT_PROJECTS');
  return known(count / ofTwo);
}

const TOP_STRENGTH = 5;

/**
 * Weight u of one tie, in formal ties of top strength: 0..1 for a tie of two, 0 and up for the stored sum of joint projects.
 * A disputed tie and one that is neither confirmed nor stale weigh 0.
 * @throws RangeError for a strength outside 1..5 or a negative or infinite stored weight.
 */
export function tieWeight(tie: Tie, parameters: NucleusParameters = defaultParameters): number {
  const full = tie.weight === null ? stepWeight(tie.strength ?? parameters.defaultStrength) * formFactor(tie, parameters) : mustWeigh(tie.weight);
  if (tie.review === 'DISPUTED') return 0;
  if (tie.state === 'CONFIRMED') return full;
  return tie.state === 'STALE' ? full * parameters.staleFactor : 0;
}

/**
 * Weight that one joint project gives to each pair of its participants: u/(m - 1), so that a participant gains u in all,
 * however many take part. 0 for a project of one.
 * Source: Newman 2001, Phys. Rev. E 64:016132.
 * @throws RangeError for less than one participant or a strength outside 1..5.
 */
export function groupPairWeight(participants: number, strength: number | null, parameters: NucleusParameters = defaultParameters): number {
  if (!Number.isInteger(participants) || participants < 1) throw new RangeError(`a project of ${participants} participants`);
  const full = stepWeight(strength ?? parameters.groupStrength);
  return participants === 1 ? 0 : full / (participants - 1);
}

/**
 * The network of all ties: the weight of a pair is the sum over the ties between its two ends, in both directions.
 * @throws RangeError for an end outside 0..size-1, a tie of a member with itself, or a tie that `tieWeight` refuses.
 */
export function networkFromTies(size: number, ties: readonly Tie[], parameters: NucleusParameters = defaultParameters): Network {
  return networkFromPairs(
    size,
    ties.map((tie) => tie.from),
    ties.map((tie) => tie.to),
    ties.map((tie) => tieWeight(tie, parameters)),
  );
}

/**
 * The network of weighted pairs given as three columns, in any order and direction, repeated ones added up, weight 0 left out.
 * Two counting sorts and one pass: O(size + pairs).
 * @throws RangeError for columns of different length, an end outside 0..size-1, two equal ends, or a weight that is negative or not finite.
 */
export function networkFromPairs(size: number, from: ArrayLike<number>, to: ArrayLike<number>, weight: ArrayLike<number>): Network {
  if (!Number.isInteger(size) || size < 0) throw new RangeError(`a network of ${size} members`);
  if (from.length !== to.length || from.length !== weight.length) throw new RangeError('the three columns differ in length');
  const low = new Int32Array(from.length);
  const high = new Int32Array(from.length);
  for (let p = 0; p < from.length; p++) {
    const a = mustBeMember(at(from, p), size);
    const b = mustBeMember(at(to, p), size);
    if (a === b) throw new RangeError(`member ${a} is tied to itself`);
    mustWeigh(at(weight, p));
    low[p] = Math.min(a, b);
    high[p] = Math.max(a, b);
  }
  const order = sortedBy(low, size, sortedBy(high, size, low.map((_, p) => p)));
  const merged = { from: new Int32Array(low.length), to: new Int32Array(low.length), weight: new Float64Array(low.length) };
  let pairs = 0;
  for (const p of order) {
    const w = at(weight, p);
    if (w === 0) continue;
    const repeated = pairs > 0 && merged.from[pairs - 1] === low[p] && merged.to[pairs - 1] === high[p];
    if (!repeated) {
      merged.from[pairs] = integer(low, p);
      merged.to[pairs] = integer(high, p);
      pairs++;
    }
    merged.weight[pairs - 1] = float(merged.weight, pairs - 1) + w;
  }
  return { size, from: merged.from.slice(0, pairs), to: merged.to.slice(0, pairs), weight: merged.weight.slice(0, pairs) };
}

/** The same pairs, each with weight 1. */
export function unweighted(network: Network): Network {
  return { ...network, weight: new Float64Array(network.weight.length).fill(1) };
}

/** Degree k of each member: its number of partners, 0..size-1 (pairs, not ties). */
export function degrees(network: Network): Int32Array {
  const degree = new Int32Array(network.size);
  for (const ends of [network.from, network.to]) {
    for (const i of ends) degree[i] = at(degree, i) + 1;
  }
  return degree;
}

/** Strength S of each member: the sum of the weights of its pairs, 0 and up, in formal ties of top strength. */
export function strengths(network: Network): Float64Array {
  const strength = new Float64Array(network.size);
  for (const ends of [network.from, network.to]) {
    ends.forEach((i, p) => {
      strength[i] = at(strength, i) + at(network.weight, p);
    });
  }
  return strength;
}

/** Every member's partners, ascending. O(size + pairs). */
export function adjacency(network: Network): Adjacency {
  const offset = new Int32Array(network.size + 1);
  degrees(network).forEach((degree, i) => {
    offset[i + 1] = integer(offset, i) + degree;
  });
  const free = offset.slice();
  const neighbour = new Int32Array(2 * network.weight.length);
  const weight = new Float64Array(2 * network.weight.length);
  const put = (i: number, partner: number, w: number): void => {
    const slot = integer(free, i);
    neighbour[slot] = partner;
    weight[slot] = w;
    free[i] = slot + 1;
  };
  network.weight.forEach((w, p) => {
    const a = at(network.from, p);
    const b = at(network.to, p);
    put(a, b, w);
    put(b, a, w);
  });
  return { offset, neighbour, weight };
}

/** The partners of one member, ascending: a view, not a copy. */
export function partners(links: Adjacency, member: number): Int32Array {
  return links.neighbour.subarray(at(links.offset, member), at(links.offset, member + 1));
}

/** `order` sorted by key (0..size-1), equal keys in their given order. */
function sortedBy(key: Int32Array, size: number, order: Int32Array): Int32Array {
  const next = new Int32Array(size + 1);
  for (const k of key) next[k + 1] = integer(next, k + 1) + 1;
  for (let k = 0; k < size; k++) next[k + 1] = integer(next, k + 1) + integer(next, k);
  const sorted = new Int32Array(order.length);
  for (const p of order) {
    const k = at(key, p);
    const slot = integer(next, k);
    sorted[slot] = p;
    next[k] = slot + 1;
  }
  return sorted;
}

function stepWeight(strength: number): number {
  if (!(strength >= 1 && strength <= TOP_STRENGTH)) throw new RangeError(`strength ${strength} is not within 1..${TOP_STRENGTH}`);
  return strength / TOP_STRENGTH;
}

function formFactor(tie: Tie, parameters: NucleusParameters): number {
  return tie.form === 'FORMAL' ? 1 : parameters.informalFactor;
}

function mustWeigh(weight: number): number {
  if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`weight ${weight} is negative or not finite`);
  return weight;
}

function mustBeMember(index: number, size: number): number {
  if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError(`member ${index} is not within 0..${size - 1}`);
  return index;
}
