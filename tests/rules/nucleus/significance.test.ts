import fc from 'fast-check';
import { coreSet } from '../../../server/src/modules/nucleus/rules/core-periphery.js';
import type { Member } from '../../../server/src/modules/nucleus/rules/attributes.js';
import { known, unknown, type Figure } from '../../../server/src/modules/nucleus/rules/figure.js';
import { degrees, strengths, type Network } from '../../../server/src/modules/nucleus/rules/network.js';
import { analyse } from '../../../server/src/modules/nucleus/rules/nucleus.js';
import { keyOf, pairOf, PairSet } from '../../../server/src/modules/nucleus/rules/pair-set.js';
import { withParameters } from '../../../server/src/modules/nucleus/rules/parameters.js';
import { seededRandom } from '../../../server/src/modules/nucleus/rules/random.js';
import { rewired, scattered } from '../../../server/src/modules/nucleus/rules/rewiring.js';
import { drawnFits, significance, type Significance } from '../../../server/src/modules/nucleus/rules/significance.js';
import { karate, member, network, networks, type Pair } from './kit.js';

function fitOf(one: Network): Figure {
  const core = coreSet(one);
  return core.value === null ? core : known(core.value.fit);
}
const tested = (one: Network): Significance => significance(fitOf(one), drawnFits(one));

const clique = (first: number, size: number): Pair[] =>
  Array.from({ length: size }, (_, a) => a).flatMap((a) => Array.from({ length: size - a - 1 }, (_, b): Pair => [first + a, first + a + b + 1, 1]));

describe('a set of pairs', () => {
  test('holds what was added and not deleted, like a Set', () => {
    const step = fc.record({ add: fc.boolean(), a: fc.nat(9), b: fc.nat(9) }).filter(({ a, b }) => a !== b);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const [set, plain] = [new PairSet(45), new Set<number>()];
        for (const { add, a, b } of steps) {
          if (add) set.add(a, b);
          else set.delete(a, b);
          if (add) plain.add(keyOf(b, a));
          else plain.delete(keyOf(b, a));
          for (let i = 0; i < 10; i++) for (let j = i + 1; j < 10; j++) expect(set.has(j, i)).toBe(plain.has(keyOf(i, j)));
        }
      }),
      { numRuns: 60 },
    );
  });
  test('a key tells both members', () => {
    fc.assert(fc.property(fc.nat(2 ** 26 - 1), fc.nat(2 ** 26 - 1), (a, b) => expect(pairOf(keyOf(a, b))).toEqual([Math.min(a, b), Math.max(a, b)])));
  });
});

describe('networks drawn at random', () => {
  test('rewired: keeps everyone’s number of partners and the set of weights', () => {
    fc.assert(
      fc.property(networks(15), fc.integer(), (one, seed) => {
        const other = rewired(one, seededRandom(seed));
        expect(degrees(other)).toEqual(degrees(one));
        expect(other.weight.toSorted()).toEqual(one.weight.toSorted());
      }),
    );
  });

  test('rewired: moves ties, and repeats itself by its seed', () => {
    const once = rewired(karate, seededRandom(1));
    expect(rewired(karate, seededRandom(1))).toEqual(once);
    expect(rewired(karate, seededRandom(2))).not.toEqual(once);
    const stayed = karate.from.filter((a, p) => once.from.some((other, q) => other === a && once.to[q] === karate.to[p])).length;
    expect(stayed).toBeLessThan(60);
  });

  test('scattered: keeps the set of weights, and repeats itself by its seed', () => {
    fc.assert(
      fc.property(networks(15), fc.integer(), (one, seed) => {
        const other = scattered(one, seededRandom(seed));
        expect(other.weight.toSorted()).toEqual(one.weight.toSorted());
        expect(scattered(one, seededRandom(seed))).toEqual(other);
      }),
    );
  });

  test.each([[8, 4], [8, 20]])('scattered: of %p members every pair comes as often as another, with %p pairs drawn', (size, count) => {
    const drawn = network(size, clique(0, size).slice(0, count));
    const times = new Map<number, number>();
    const random = seededRandom(4);
    for (let round = 0; round < 4000; round++) {
      const other = scattered(drawn, random);
      other.from.forEach((a, p) => times.set(keyOf(a, other.to[p] ?? NaN), (times.get(keyOf(a, other.to[p] ?? NaN)) ?? 0) + 1));
    }
    const expected = (4000 * count) / 28;
    expect(times.size).toBe(28);
    for (const often of times.values()) expect(Math.abs(often - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });
});

describe('the tests of a core', () => {
  test('above the size that is graded only the degrees are kept, 20 times', () => {
    const ring = network(501, Array.from({ length: 501 }, (_, i): Pair => [i, (i + 1) % 501, 1]));
    const { chance, degrees: same } = tested(ring);
    expect([chance, same.value?.networks]).toEqual([unknown('NO_COMPARISON'), 20]);
  });

  test('a network that is large and random has a core set, and none beyond the numbers of partners', () => {
    const random = seededRandom(3);
    const one = scattered(network(600, clique(0, 60)), random);
    const core = coreSet(one);
    const found = analyse(one, new Array<Member>(600).fill(member()), strengths(one), undefined, undefined, { core, significance: tested(one) });
    expect([found.coreReading, found.advice]).toEqual(['NOT_BEYOND_DEGREES', []]);
  });

  test('a star is beyond chance, and all that its numbers of partners allow', () => {
    const star = network(12, Array.from({ length: 11 }, (_, leaf): Pair => [0, leaf + 1, 1]));
    const { chance, degrees: same } = tested(star);
    expect(chance.value).toMatchObject({ probability: 1 / 100, networks: 99 });
    expect(chance.value?.excess).toBeGreaterThan(0.2);
    expect(same).toEqual(known({ randomFit: expect.closeTo(1, 9) as number, excess: expect.closeTo(0, 9) as number, probability: 1, networks: 99 }));
  });

  test('two dense halves have no core beyond chance, and fit worse than their numbers of partners alone would give', () => {
    const halves = network(12, [...clique(0, 6), ...clique(6, 6)]);
    const { chance, degrees: same } = tested(halves);
    expect(chance.value?.probability).toBe(1);
    expect(same.value?.excess).toBeLessThan(-0.05);
  });

  test('repeat themselves by the seed of the parameters', () => {
    expect(tested(karate)).toEqual(tested(karate));
    const other = significance(fitOf(karate), drawnFits(karate, withParameters('2027-01-01', { seed: 5 })));
    expect(other.chance.value?.randomFit).not.toBe(tested(karate).chance.value?.randomFit);
    const { chance } = tested(karate);
    expect((chance.value?.randomFit ?? NaN) + (chance.value?.excess ?? NaN)).toBeCloseTo(fitOf(karate).value ?? NaN, 12);
  });

  test('what is drawn at random is beyond chance in about one of twenty', () => {
    const random = seededRandom(11);
    const drawn = Array.from({ length: 60 }, (_, seed) => {
      const one = scattered(network(10, clique(0, 10).slice(0, 16)), random);
      return significance(fitOf(one), drawnFits(one, withParameters('2027-01-01', { seed }))).chance.value?.probability ?? NaN;
    });
    const beyond = drawn.filter((probability) => probability <= 0.05).length;
    expect(beyond).toBeLessThanOrEqual(8);
    expect(drawn.reduce((sum, p) => sum + p, 0) / drawn.length).toBeGreaterThan(0.4);
  });

  test('say why there are none', () => {
    expect(tested(network(3, []))).toEqual({ chance: unknown('NO_TIES'), degrees: unknown('NO_TIES') });
    expect(tested(network(2, [[0, 1, 1]]))).toEqual({ chance: unknown('NO_VARIATION'), degrees: unknown('NO_VARIATION') });
    expect(significance(known(0.5), [['chance', null], ['degrees', null]])).toEqual({ chance: unknown('NO_COMPARISON'), degrees: unknown('NO_COMPARISON') });
  });

  test('a seed is a whole number', () => expect(() => seededRandom(0.5)).toThrow(RangeError));
});
