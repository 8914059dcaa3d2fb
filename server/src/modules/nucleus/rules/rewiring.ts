import { pairsAmong } from './components.js';
import { networkFromPairs, type Network } from './network.js';
import { at, integer } from './numbers.js';
import { PairSet } from './pair-set.js';
import { defaultParameters, type NucleusParameters } from './parameters.js';
import type { Random } from './random.js';

/**
 * A random network in which every member keeps its number of partners: two pairs a-b and c-d become a-d and c-b, again and again, where
 * neither exists yet. Weights stay with the pairs that bear them, so their set is kept and strengths are not.
 * Source: Maslov & Sneppen 2002, Science 296:910-913.
 */
export function rewired(network: Network, random: Random, parameters: NucleusParameters = defaultParameters): Network {
  const from = network.from.slice();
  const to = network.to.slice();
  const count = from.length;
  const present = new PairSet(count);
  from.forEach((a, p) => present.add(a, integer(to, p)));
  for (let attempt = count < 2 ? Infinity : 0; attempt < count * parameters.swapsPerPair; attempt++) {
    const p = random.below(count);
    const q = random.below(count);
    const a = integer(from, p);
    const b = integer(to, p);
    const turned = random.below(2) === 1;
    const c = integer(turned ? to : from, q);
    const d = integer(turned ? from : to, q);
    if (a === d || b === c || present.has(a, d) || present.has(c, b)) continue;
    present.delete(a, b);
    present.delete(c, d);
    present.add(a, d);
    present.add(c, b);
    to[p] = d;
    from[q] = c;
    to[q] = b;
  }
  return networkFromPairs(network.size, from, to, network.weight);
}

/**
 * A random network of the same weights on any pairs of members, all sets of pairs equally likely.
 * Source: Erdős & Rényi 1959, Publ. Math. Debrecen 6:290-297. Of a dense network the pairs are drawn by Fisher & Yates.
 */
export function scattered(network: Network, random: Random): Network {
  const count = network.weight.length;
  const all = pairsAmong(network.size);
  const ends = count * 4 > all ? drawnOfAll(network.size, count, random) : drawnOneByOne(network.size, count, random);
  return networkFromPairs(network.size, ends.from, ends.to, network.weight);
}

type Ends = { from: Int32Array; to: Int32Array };

function drawnOneByOne(size: number, count: number, random: Random): Ends {
  const ends = { from: new Int32Array(count), to: new Int32Array(count) };
  const present = new PairSet(count);
  for (let p = 0; p < count; ) {
    const [a, b] = [random.below(size), random.below(size)];
    if (a === b || present.has(a, b)) continue;
    present.add(a, b);
    ends.from[p] = a;
    ends.to[p] = b;
    p++;
  }
  return ends;
}

function drawnOfAll(size: number, count: number, random: Random): Ends {
  const all = pairsAmong(size);
  const [low, high] = [new Int32Array(all), new Int32Array(all)];
  let next = 0;
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      low[next] = a;
      high[next] = b;
      next++;
    }
  }
  for (let p = 0; p < count; p++) {
    const drawn = p + random.below(all - p);
    for (const ends of [low, high]) [ends[p], ends[drawn]] = [at(ends, drawn), at(ends, p)];
  }
  return { from: low.slice(0, count), to: high.slice(0, count) };
}
