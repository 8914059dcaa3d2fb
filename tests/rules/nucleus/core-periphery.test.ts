import fc from 'fast-check';
import { coreFit, coreSet, readCoreFit, type CoreSet } from '../../../server/src/modules/nucleus/rules/core-periphery.js';
import { degrees, type Network } from '../../../server/src/modules/nucleus/rules/network.js';
import { karate, matrix, network, networks, type Pair } from './kit.js';

/** Pearson correlation over all pairs, built as two long columns. NaN where a column does not vary. */
function pearson(w: readonly (readonly number[])[], core: readonly number[]): number {
  const rows = w.flatMap((own, i) => own.slice(i + 1).map((weight, k) => ({ weight, ideal: core.includes(i) || core.includes(i + 1 + k) ? 1 : 0 })));
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanWeight, meanIdeal] = [mean(rows.map((row) => row.weight)), mean(rows.map((row) => row.ideal))];
  const moment = (f: (weight: number, ideal: number) => number): number => mean(rows.map((row) => f(row.weight - meanWeight, row.ideal - meanIdeal)));
  const spread = moment((weight) => weight ** 2) * moment((_, ideal) => ideal ** 2);
  return spread < 1e-20 ? NaN : moment((weight, ideal) => weight * ideal) / Math.sqrt(spread);
}

function subsets(size: number): number[][] {
  return Array.from({ length: 2 ** size }, (_, bits) => Array.from({ length: size }, (_unused, i) => i).filter((i) => (bits >> i) & 1));
}

function bestOfAll(one: Network): number {
  const w = matrix(one);
  const fits = subsets(one.size).map((core) => pearson(w, core));
  return Math.max(...fits.filter((fit) => !Number.isNaN(fit)));
}

function found(one: Network): CoreSet {
  const core = coreSet(one).value;
  if (core === null) throw new Error('no core');
  return core;
}

const varied = networks(8).filter((one) => coreSet(one).value !== null);

describe('the fit of a core', () => {
  test('is the Pearson correlation over all pairs', () => {
    fc.assert(
      fc.property(networks(9), fc.nat(511), (one, bits) => {
        const core = Array.from({ length: one.size }, (_, i) => i).filter((i) => (bits >> i) & 1);
        const expected = pearson(matrix(one), core);
        const fit = coreFit(one, core).value;
        if (Number.isNaN(expected)) expect(fit).toBeNull();
        else expect(fit).toBeCloseTo(expected, 9);
      }),
    );
  });

  test('the ideal core and periphery fit with 1, the opposite with -1', () => {
    const ideal = network(5, [[0, 1, 1], [0, 2, 1], [0, 3, 1], [0, 4, 1], [1, 2, 1], [1, 3, 1], [1, 4, 1]]);
    expect(coreFit(ideal, [0, 1]).value).toBeCloseTo(1, 12);
    expect(coreFit(network(4, [[1, 2, 1], [1, 3, 1], [2, 3, 1]]), [0]).value).toBeCloseTo(-1, 12);
  });

  test('says why there is none', () => {
    expect(coreFit(network(3, []), [0])).toEqual({ value: null, reason: 'NO_TIES' });
    const complete = network(3, [[0, 1, 0.2], [0, 2, 0.2], [1, 2, 0.2]]);
    expect(coreFit(complete, [0])).toEqual({ value: null, reason: 'NO_VARIATION' });
    expect(coreFit(karate, [])).toEqual({ value: null, reason: 'NO_VARIATION' });
    expect(coreFit(karate, Array.from({ length: 34 }, (_, i) => i))).toEqual({ value: null, reason: 'NO_VARIATION' });
  });

  test('refuses a stranger and counts a member named twice once', () => {
    expect(() => coreFit(karate, [34])).toThrow(RangeError);
    expect(coreFit(karate, [0, 33, 33])).toEqual(coreFit(karate, [0, 33]));
  });

  test('without weights an absent tie added inside the core never lowers it', () => {
    const pair = fc.tuple(fc.nat(8), fc.nat(8)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), fc.integer({ min: 3, max: 511 }), pair, (rows, bits, [a, b]) => {
        const core = [...new Set([a, b, ...Array.from({ length: 9 }, (_, i) => i).filter((i) => (bits >> i) & 1)])];
        const plain = (ends: readonly (readonly [number, number])[]): Network =>
          network(9, [...new Map(ends.map(([i, j]) => [`${Math.min(i, j)} ${Math.max(i, j)}`, [i, j, 1] satisfies Pair])).values()]);
        const before = coreFit(plain(rows), core).value;
        const after = coreFit(plain([...rows, [a, b]]), core).value;
        fc.pre(before !== null && after !== null);
        expect(after).toBeGreaterThanOrEqual((before ?? NaN) - 1e-12);
      }),
    );
  });
});

describe('the core set', () => {
  test('states the fit of the members it names, which is the best of all subsets', () => {
    const small = fc.oneof(varied, networks(10, 3).filter((one) => one.size === 10 && one.weight.length > 5));
    fc.assert(
      fc.property(small, (one) => {
        const { members, fit } = found(one);
        expect(fit).toBeCloseTo(pearson(matrix(one), Array.from(members)), 9);
        expect(fit).toBeCloseTo(bestOfAll(one), 9);
      }),
    );
  });

  test('of a network too large for that cannot be bettered by a single flip', () => {
    const larger = networks(30).filter((one) => degrees(one).filter((degree) => degree > 0).length > 16);
    fc.assert(
      fc.property(larger, (one) => {
        const { members, fit } = found(one);
        const core = Array.from(members);
        expect(fit).toBeCloseTo(coreFit(one, core).value ?? NaN, 9);
        for (let i = 0; i < one.size; i++) {
          const flipped = coreFit(one, core.includes(i) ? core.filter((j) => j !== i) : [...core, i]).value;
          expect(flipped ?? -1).toBeLessThanOrEqual(fit + 1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('is missing exactly where no subset has a fit', () => {
    fc.assert(fc.property(networks(5), (one) => expect(coreSet(one).value === null).toBe(bestOfAll(one) === -Infinity)));
  });

  test('a star: its middle, fitting with 1', () => {
    const star = network(8, [1, 2, 3, 4, 5, 6, 7].map((leaf): Pair => [0, leaf, 1]));
    expect(found(star)).toEqual({ members: Int32Array.of(0), fit: expect.closeTo(1, 12) as number });
  });

  test('of equal strength the larger core number, then the lower index comes first', () => {
    const path = network(4, [[0, 1, 1], [1, 2, 1], [2, 3, 1]]);
    expect(Array.from(found(path).members)).toEqual([1, 2]);
    const twoPairs = network(4, [[0, 1, 1], [2, 3, 1]]);
    expect(Array.from(found(twoPairs).members)).toEqual([0, 2]);
    expect(Array.from(coreSet(twoPairs, [1, 2, 1, 2]).value?.members ?? [])).toEqual([1, 3]);
  });

  test('the karate club: members 1, 2, 3, 33 and 34', () => {
    // 59 of 78 friendships have an end among them; 155 of 561 pairs do
    const [pairs, covered, ideal] = [561, 59, 155];
    const fit = (covered / pairs - (78 * ideal) / pairs ** 2) / Math.sqrt(((78 * 483) / pairs ** 2) * ((ideal * 406) / pairs ** 2));
    expect(Array.from(found(karate).members, (i) => i + 1)).toEqual([1, 2, 3, 33, 34]);
    expect(found(karate).fit).toBeCloseTo(fit, 12);
    expect(fit).toBeCloseTo(0.431475, 6);
  });

  test('never holds a member without partners', () => {
    fc.assert(
      fc.property(varied, (one) => {
        const degree = degrees(one);
        expect(Array.from(found(one).members).filter((i) => degree[i] === 0)).toEqual([]);
      }),
    );
  });

  test('is the same whatever the unit of weight', () => {
    fc.assert(
      fc.property(varied, (one) => {
        const scaled = found({ ...one, weight: one.weight.map((w) => w * 4) });
        expect(scaled.members).toEqual(found(one).members);
        expect(scaled.fit).toBeCloseTo(found(one).fit, 9);
      }),
    );
  });

  test('says why there is none', () => {
    expect(coreSet(network(4, []))).toEqual({ value: null, reason: 'NO_TIES' });
    expect(coreSet(network(2, [[0, 1, 1]]))).toEqual({ value: null, reason: 'NO_VARIATION' });
    expect(() => coreSet(karate, [1])).toThrow(RangeError);
  });

  test.each([
    [0.9, 20, 'CLEAR_CORE'],
    [0.5, 500, 'CLEAR_CORE'],
    [0.5, 501, 'CORE_SET'],
    [0.499, 500, 'MODERATE_CORE'],
    [0.1 + 0.2, 20, 'MODERATE_CORE'],
    [0.299, 20, 'NO_SINGLE_CORE'],
    [-0.2, 20, 'NO_SINGLE_CORE'],
    [0.05, 501, 'CORE_SET'],
  ])('a fit of %p among %p reads %s', (fit, size, reading) => expect(readCoreFit(fit, size)).toBe(reading));

  test.each([
    [0.9, 20, 0.05, 'CLEAR_CORE'],
    [0.9, 20, 0.051, 'NOT_BEYOND_CHANCE'],
    [0.4, 20, 1, 'NOT_BEYOND_CHANCE'],
    [0.2, 20, 1, 'NO_SINGLE_CORE'],
    [0.9, 501, 1, 'CORE_SET'],
  ])('a fit of %p among %p that chance reaches with %p reads %s', (fit, size, chance, reading) =>
    expect(readCoreFit(fit, size, undefined, chance)).toBe(reading));

  test.each([
    [20, 1, 'CLEAR_CORE'],
    [501, 0.05, 'CORE_SET'],
    [501, 2 / 21, 'NOT_BEYOND_DEGREES'],
  ])('a fit of 0.5 among %p that the same numbers of partners reach with %p reads %s', (size, degrees, reading) =>
    expect(readCoreFit(0.5, size, undefined, 0.01, degrees)).toBe(reading));
});
