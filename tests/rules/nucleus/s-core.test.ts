import fc from 'fast-check';
import { strengths, unweighted, type Network } from '../../../server/src/modules/nucleus/rules/network.js';
import { shareOfLargest } from '../../../server/src/modules/nucleus/rules/numbers.js';
import { coreNumbers, sCoreIndex } from '../../../server/src/modules/nucleus/rules/s-core.js';
import { karate, matrix, network, networks, relabelled, withOrder, type Pair } from './kit.js';

/** Peels anew at every threshold, in steps of an eighth: the last threshold at which a member still stands. */
function repeeled(one: Network): number[] {
  const w = matrix(one);
  const index = new Array<number>(one.size).fill(0);
  for (let threshold = 0.125; ; threshold += 0.125) {
    let standing = w.map((_, i) => i);
    for (;;) {
      const left = standing.filter((i) => standing.reduce((sum, j) => sum + (w[i]?.[j] ?? NaN), 0) >= threshold);
      if (left.length === standing.length) break;
      standing = left;
    }
    if (standing.length === 0) return index;
    for (const i of standing) index[i] = threshold;
  }
}

/** By definition: of all groups that a member belongs to, the one whose weakest member is strongest. */
function definition(one: Network): number[] {
  const w = matrix(one);
  const index = new Array<number>(one.size).fill(0);
  for (let group = 1; group < 2 ** one.size; group++) {
    const inside = w.map((_, i) => i).filter((i) => (group >> i) & 1);
    const weakest = Math.min(...inside.map((i) => inside.reduce((sum, j) => sum + (w[i]?.[j] ?? NaN), 0)));
    for (const i of inside) index[i] = Math.max(index[i] ?? NaN, weakest);
  }
  return index;
}

describe('the s-core index', () => {
  test('by hand: a strong triangle, a bridge, a weak pair, one alone', () => {
    const one = network(6, [
      [0, 1, 1],
      [0, 2, 1],
      [1, 2, 0.5],
      [2, 3, 0.25],
      [3, 4, 0.75],
    ]);
    expect(Array.from(sCoreIndex(one))).toEqual([1.5, 1.5, 1.5, 0.75, 0.75, 0]);
    expect(Array.from(shareOfLargest(sCoreIndex(one)) ?? [])).toEqual([1, 1, 1, 0.5, 0.5, 0]);
  });

  test('equals peeling anew at every threshold', () => {
    fc.assert(fc.property(networks(12), (one) => expect(Array.from(sCoreIndex(one))).toEqual(repeeled(one))));
  });

  test('equals the definition over all groups', () => {
    fc.assert(fc.property(networks(8), (one) => expect(Array.from(sCoreIndex(one))).toEqual(definition(one))), { numRuns: 50 });
  });

  test('another numbering changes nobody’s index', () => {
    fc.assert(
      fc.property(withOrder(20), ([one, order]) => {
        const other = sCoreIndex(relabelled(one, order));
        expect(order.map((i) => other[i])).toEqual(Array.from(sCoreIndex(one)));
      }),
    );
  });

  test('never exceeds the strength, and is 0 exactly for those without partners', () => {
    fc.assert(
      fc.property(networks(20), (one) => {
        const strength = strengths(one);
        sCoreIndex(one).forEach((index, i) => {
          expect(index).toBeLessThanOrEqual(strength[i] ?? NaN);
          expect(index === 0).toBe(strength[i] === 0);
        });
      }),
    );
  });

  test('a further tie lowers nobody’s index', () => {
    const pair = fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 16 })).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 25 }), (rows) => {
        const pairs = rows.map(([a, b, w]): Pair => [a, b, w / 8]);
        const before = sCoreIndex(network(10, pairs.slice(1)));
        sCoreIndex(network(10, pairs)).forEach((index, i) => expect(index).toBeGreaterThanOrEqual(before[i] ?? NaN));
      }),
    );
  });

  test('nobody has a share of the largest where nobody has a tie', () => expect(shareOfLargest(sCoreIndex(network(3, [])))).toBeNull());

  test('one large project is no core: its 20 members rank behind three that work together in pairs', () => {
    const members = Array.from({ length: 20 }, (_, i) => i + 3);
    const project = members.flatMap((a) => members.filter((b) => b > a).map((b): Pair => [a, b, 1 / 19]));
    const one = network(23, [[0, 1, 1], [0, 2, 1], [1, 2, 1], ...project]);
    expect(coreNumbers(one)).toEqual(Int32Array.of(2, 2, 2, ...new Array<number>(20).fill(19)));
    sCoreIndex(one).forEach((index, i) => expect(index).toBeCloseTo(i < 3 ? 2 : 1, 12));
  });
});

describe('the unweighted core number', () => {
  test('is the s-core index with all weights 1', () => {
    fc.assert(fc.property(networks(15), (one) => expect(Array.from(coreNumbers(one))).toEqual(repeeled(unweighted(one)))));
  });

  test('the karate club: a 4-core of ten, and one member with a single friend', () => {
    const cores = Array.from(coreNumbers(karate));
    expect(cores.flatMap((k, i) => (k === 4 ? [i + 1] : []))).toEqual([1, 2, 3, 4, 8, 9, 14, 31, 33, 34]);
    expect([1, 2, 3, 4].map((k) => cores.filter((own) => own === k).length)).toEqual([1, 11, 12, 10]);
    expect(cores[11]).toBe(1);
  });
});
