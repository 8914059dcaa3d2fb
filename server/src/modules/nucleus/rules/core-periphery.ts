import { at, float, integer, orderKey, reaches } from './numbers.js';
import { pairsAmong } from './components.js';
import { known, unknown, type Figure } from './figure.js';
import { adjacency, strengths, type Adjacency, type Network } from './network.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';
import { coreNumbers } from './s-core.js';
import { MemberHeap } from './member-heap.js';

/** The core C* and how well it fits. */
export type CoreSet = {
  /** Its members, ascending. */
  readonly members: Int32Array;
  /** r*, the correlation of the weights with the ideal core and periphery, -1..1. */
  readonly fit: number;
};

/**
 * How a fit is said: a grade up to `coreSetSize` members, above it only "core set". `NOT_BEYOND_CHANCE`: the same weights on any pairs
 * fit a core as well, so there is no clear one. `NOT_BEYOND_DEGREES`, above `coreSetSize`: so do networks in which everybody keeps the
 * number of partners.
 */
export type CoreReading = 'CLEAR_CORE' | 'MODERATE_CORE' | 'NOT_BEYOND_CHANCE' | 'NO_SINGLE_CORE' | 'CORE_SET' | 'NOT_BEYOND_DEGREES';

/** Less than this is no rise: it would be rounding. */
const LEAST_RISE = 1e-12;

/** Up to so many members with partners all cores are looked at, within some milliseconds. */
const EXACT_SIZE = 16;

/** Up to so many members the search begins several times; above it a fit is not graded. */
const SEVERAL_STARTS_SIZE = 500;

/**
 * r(C), -1..1: Pearson correlation, over all n(n-1)/2 pairs, of the weight (absent pair 0) with the ideal pattern, which is 1 where
 * at least one end is in C and 0 elsewhere. Source: Borgatti & Everett 2000, Social Networks 21:375-395, discrete model.
 * `NO_TIES` without a pair; `NO_VARIATION` when all pairs weigh the same, or when the pattern is all 1 or all 0.
 * @throws RangeError for a member outside the network.
 */
export function coreFit(network: Network, core: Iterable<number>): Figure {
  const inside = new Uint8Array(network.size);
  let size = 0;
  for (const i of core) {
    if (at(inside, i) === 0) size++;
    inside[i] = 1;
  }
  if (network.weight.length === 0) return unknown('NO_TIES');
  const touches = (p: number): boolean => at(inside, at(network.from, p)) === 1 || at(inside, at(network.to, p)) === 1;
  const covered = network.weight.reduce((sum, w, p) => (touches(p) ? sum + w : sum), 0);
  const fit = fitOf(network)(size, covered);
  return fit === null ? unknown('NO_VARIATION') : known(fit);
}

/**
 * C*, the core set: members in order of strength (core number, then index, where strength is equal), the prefix that fits best, then
 * the single member whose entry or exit raises the fit most, as long as one does. A local optimum; members + partners per step. The best of
 * all sets up to `EXACT_SIZE` members with partners; the best of three such optima up to `SEVERAL_STARTS_SIZE` members, the other two from
 * orders in which each next member covers most that is not covered yet, or is the one that covers least alone.
 * `coreNumber` is the unweighted core number of each member. Reasons as in `coreFit`.
 * Source: Borgatti & Everett 2000, Social Networks 21:375-395 (model); the search is ours.
 */
export function coreSet(
  network: Network,
  coreNumber: ArrayLike<number> = coreNumbers(network),
  links: Adjacency = adjacency(network),
): Figure<CoreSet> {
  if (network.weight.length === 0) return unknown('NO_TIES');
  const order = byStrength(network, coreNumber);
  const found = new CoreSearch(network, links).along(order);
  if (found === null) return unknown('NO_VARIATION');
  return known(otherCores(network, links, order).reduce((best, core) => (core.fit > best.fit + LEAST_RISE ? core : best), found));
}

function otherCores(network: Network, links: Adjacency, order: Int32Array): CoreSet[] {
  const tied = order.filter((i) => at(links.offset, i + 1) > at(links.offset, i));
  if (tied.length <= EXACT_SIZE) return bestOfAll(network, tied);
  if (network.size > SEVERAL_STARTS_SIZE) return [];
  return [new CoreSearch(network, links).growing(), new CoreSearch(network, links).shrinking()].flatMap((core) => core ?? []);
}

/**
 * Of each size the best core among all sets of these members, which are all that have partners: whoever has none only lowers a fit. It is
 * the one that leaves least weight among the others. Every set of others is looked at, by what its last member adds to the set without it:
 * 2^members steps.
 */
function bestOfAll(network: Network, tied: Int32Array): CoreSet[] {
  const weight = weightsAmong(network, tied);
  const sets = 2 ** tied.length;
  const [within, toLast, size] = [new Float64Array(sets), new Float64Array(sets), new Int32Array(sets)];
  const least = new Float64Array(tied.length + 1).fill(Infinity);
  const others = new Int32Array(tied.length + 1);
  least[0] = 0;
  for (let last = 0; last < tied.length; last++) {
    const alone = 1 << last;
    for (let set = 0; set < alone; set++) {
      if (set > 0) toLast[set] = float(toLast, set & (set - 1)) + float(weight, last * tied.length + 31 - Math.clz32(set & -set));
      const sum = float(within, set) + float(toLast, set);
      const count = integer(size, set) + 1;
      within[alone + set] = sum;
      size[alone + set] = count;
      if (sum < float(least, count) - LEAST_RISE) [least[count], others[count]] = [sum, alone + set];
    }
  }
  return Array.from(others, (set) => tied.filter((_, place) => (set & (1 << place)) === 0).sort()).flatMap((members): CoreSet[] => {
    const fit = coreFit(network, members);
    return fit.reason === null ? [{ members, fit: fit.value }] : [];
  });
}

/** The weights among members, row by row. */
function weightsAmong(network: Network, members: Int32Array): Float64Array {
  const place = new Map(Array.from(members, (member, i) => [member, i]));
  const weights = new Float64Array(members.length ** 2);
  network.weight.forEach((weight, p) => {
    const [a, b] = [place.get(at(network.from, p)) ?? NaN, place.get(at(network.to, p)) ?? NaN];
    weights[a * members.length + b] = weights[b * members.length + a] = weight;
  });
  return weights;
}

/**
 * What may be said of a fit in a network of so many members; `chance` and `degrees` are p against chance and against the same numbers of
 * partners, null where it was not tested.
 */
export function readCoreFit(
  fit: number,
  size: number,
  parameters: NucleusParameters = defaultParameters,
  chance: number | null = null,
  degrees: number | null = null,
): CoreReading {
  const asGood = (probability: number | null): boolean => probability !== null && !reaches(parameters.significance, probability);
  if (size > parameters.coreSetSize) return asGood(degrees) ? 'NOT_BEYOND_DEGREES' : 'CORE_SET';
  if (!reaches(fit, parameters.moderateCore)) return 'NO_SINGLE_CORE';
  if (asGood(chance)) return 'NOT_BEYOND_CHANCE';
  return reaches(fit, parameters.clearCore) ? 'CLEAR_CORE' : 'MODERATE_CORE';
}

/** Whether a reading says that there is a core; of a large network, that there is one of note. */
export const saysCore = (reading: CoreReading): boolean => reading === 'CLEAR_CORE' || reading === 'MODERATE_CORE' || reading === 'CORE_SET';

/** Members by strength, largest first; of equal strength the larger core number first, then the lower index. */
function byStrength(network: Network, coreNumber: ArrayLike<number>): Int32Array {
  if (coreNumber.length !== network.size) throw new RangeError(`${coreNumber.length} core numbers for ${network.size} members`);
  const key = strengths(network).map(orderKey);
  return Int32Array.from(key, (_, i) => i).sort((i, j) => at(key, j) - at(key, i) || at(coreNumber, j) - at(coreNumber, i) || i - j);
}

/** The closed form of r(C): from the size of C and the weight on pairs with an end in it. Null where it is 0/0. */
function fitOf(network: Network): (size: number, covered: number) => number | null {
  const n = network.size;
  const pairs = pairsAmong(n);
  const mean = network.weight.reduce((sum, w) => sum + w, 0) / pairs;
  const deviations = network.weight.reduce((sum, w) => sum + (w - mean) ** 2, 0) + (pairs - network.weight.length) * mean ** 2;
  const variance = deviations / pairs;
  return (size, covered) => {
    const patternMean = 1 - pairsAmong(n - size) / pairs;
    const spread = variance * patternMean * (1 - patternMean);
    return spread > mean ** 2 * 1e-24 ? (covered / pairs - mean * patternMean) / Math.sqrt(spread) : null;
  };
}

/** The state of a search: who is in C, and what each member covers alone. */
class CoreSearch {
  private readonly fit: (size: number, covered: number) => number | null;
  /** Weight of a member's pairs that have no other end in C: what it brings when it enters, and takes along when it leaves. */
  private readonly own: Float64Array;
  private readonly entries: MemberHeap;
  private readonly exits: MemberHeap;
  private covered = 0;
  private size = 0;

  constructor(
    network: Network,
    private readonly links: Adjacency,
  ) {
    this.fit = fitOf(network);
    this.own = strengths(network);
    this.entries = new MemberHeap(this.own, -1).fill();
    this.exits = new MemberHeap(this.own);
  }

  /** Fills C along an order. */
  along(order: Int32Array): CoreSet | null {
    const members = order.values();
    return this.search(() => members.next().value);
  }

  /** Fills C with whoever covers most that is not covered yet. */
  growing(): CoreSet | null {
    return this.search(() => this.entries.first());
  }

  /** Empties C of whoever covers least alone. */
  shrinking(): CoreSet | null {
    for (const member of this.own.keys()) this.flip(member);
    return this.search(() => this.exits.first());
  }

  /** Flips one member after the other, goes back to the best state on the way, of equal ones the first, and climbs. Null when none has a fit. */
  private search(next: () => number | undefined): CoreSet | null {
    const flipped: number[] = [];
    let best: { flips: number; fit: number } | null = null;
    for (let member = next(); member !== undefined; member = next()) {
      this.flip(member);
      flipped.push(member);
      const fit = this.fit(this.size, this.covered);
      if (fit !== null && (best === null || fit > best.fit + LEAST_RISE)) best = { flips: flipped.length, fit };
    }
    if (best === null) return null;
    for (const member of flipped.slice(best.flips).toReversed()) this.flip(member);
    return this.climb(best.fit);
  }

  /**
   * Flips the best single member while that raises the fit. At a given size more covered weight is a better fit: the best entry brings
   * most of its own, the best exit takes least.
   */
  private climb(start: number): CoreSet {
    let fit = start;
    for (;;) {
      let best: { member: number; fit: number } | null = null;
      for (const member of [this.entries.first(), this.exits.first()]) {
        if (member === undefined) continue;
        const step = this.stepOf(member);
        const flipped = this.fit(this.size + step, this.covered + step * float(this.own, member));
        if (flipped !== null && flipped > (best?.fit ?? fit) + LEAST_RISE) best = { member, fit: flipped };
      }
      if (best === null) break;
      this.flip(best.member);
      fit = best.fit;
    }
    return { members: Int32Array.from(this.own.keys()).filter((i) => this.exits.has(i)), fit };
  }

  /** 1 for a member that would enter, -1 for one that would leave. */
  private stepOf(member: number): 1 | -1 {
    return this.entries.has(member) ? 1 : -1;
  }

  private flip(member: number): void {
    const step = this.stepOf(member);
    this.size += step;
    this.covered += step * float(this.own, member);
    const [source, target] = step === 1 ? [this.entries, this.exits] : [this.exits, this.entries];
    source.remove(member);
    target.add(member);
    for (let p = integer(this.links.offset, member); p < integer(this.links.offset, member + 1); p++) {
      const partner = integer(this.links.neighbour, p);
      this.own[partner] = float(this.own, partner) - step * float(this.links.weight, p);
      (this.entries.has(partner) ? this.entries : this.exits).moved(partner);
    }
  }
}
