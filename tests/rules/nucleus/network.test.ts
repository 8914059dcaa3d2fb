import fc from 'fast-check';
import {
  adjacency,
  degrees,
  groupPairWeight,
  networkFromPairs,
  networkFromTies,
  partners,
  strengths,
  tieWeight,
  type Tie,
} from '../../../server/src/modules/nucleus/rules/network.js';
import { withParameters } from '../../../server/src/modules/nucleus/rules/parameters.js';
import { karate, matrix, network, networks, relabelled, withOrder } from './kit.js';

const tie = (known: Partial<Tie> = {}): Tie => ({ from: 0, to: 1, form: 'FORMAL', state: 'CONFIRMED', review: null, strength: 5, weight: null, ...known });

describe('the weight of a tie', () => {
  test.each([
    ['formal, top strength', tie(), 1],
    ['formal, strength 4', tie({ strength: 4 }), 0.8],
    ['formal, nobody stated a strength', tie({ strength: null }), 0.6],
    ['informal, top strength', tie({ form: 'INFORMAL' }), 0.5],
    ['informal, strength 1', tie({ form: 'INFORMAL', strength: 1 }), 0.1],
    ['stale', tie({ state: 'STALE' }), 0.5],
    ['stale and informal', tie({ state: 'STALE', form: 'INFORMAL' }), 0.25],
    ['verified', tie({ review: 'VERIFIED' }), 1],
    ['more evidence asked for', tie({ review: 'MORE_EVIDENCE' }), 1],
    ['disputed', tie({ review: 'DISPUTED' }), 0],
    ['disputed and stale', tie({ review: 'DISPUTED', state: 'STALE' }), 0],
    ['proposed', tie({ state: 'PROPOSED' }), 0],
    ['rejected', tie({ state: 'REJECTED' }), 0],
    ['withdrawn', tie({ state: 'WITHDRAWN' }), 0],
    ['ended', tie({ state: 'ENDED' }), 0],
    ['joint projects, stored weight', tie({ weight: 2.25, strength: 1 }), 2.25],
    ['joint projects, stale', tie({ weight: 0.5, state: 'STALE' }), 0.25],
    ['joint projects, disputed', tie({ weight: 0.5, review: 'DISPUTED' }), 0],
  ])('%s', (_, one, weight) => expect(tieWeight(one)).toBe(weight));

  test('follows the parameters of the cluster', () => {
    const changed = withParameters('2027-01-01', { informalFactor: 0.25, staleFactor: 0.2, defaultStrength: 4 });
    expect(tieWeight(tie({ form: 'INFORMAL', state: 'STALE', strength: null }), changed)).toBeCloseTo(0.04, 12);
  });

  test.each([0, 0.5, 6, NaN])('a strength of %p is refused', (strength) => expect(() => tieWeight(tie({ strength }))).toThrow(RangeError));
  test.each([-0.1, NaN, Infinity])('a stored weight of %p is refused', (weight) => expect(() => tieWeight(tie({ weight }))).toThrow(RangeError));
});

describe('the weight of a joint project', () => {
  test('is shared among the pairs', () => {
    expect(groupPairWeight(2, 5)).toBe(1);
    expect(groupPairWeight(5, null)).toBe(0.25);
    expect(groupPairWeight(3, 4)).toBe(0.4);
    expect(groupPairWeight(105, 5)).toBeCloseTo(1 / 104, 15);
  });
  test('a project of one gives nothing', () => expect(groupPairWeight(1, 5)).toBe(0));
  test.each([0, -1, 2.5, NaN])('%p participants are refused', (participants) => expect(() => groupPairWeight(participants, 5)).toThrow(RangeError));
  test('a participant gains the same in all, whatever the size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 1, max: 5 }), (participants, strength) => {
        expect(groupPairWeight(participants, strength) * (participants - 1)).toBeCloseTo(strength / 5, 12);
      }),
    );
  });
});

describe('the network', () => {
  test('adds up all ties of a pair in both directions and leaves out what weighs nothing', () => {
    const ties = [
      tie({ from: 2, to: 0 }),
      tie({ from: 0, to: 2, form: 'INFORMAL' }),
      tie({ from: 0, to: 2, weight: 0.25 }),
      tie({ from: 1, to: 2, state: 'STALE' }),
      tie({ from: 0, to: 1, review: 'DISPUTED' }),
      tie({ from: 3, to: 1, state: 'PROPOSED' }),
    ];
    expect(networkFromTies(4, ties)).toEqual({ size: 4, from: Int32Array.of(0, 1), to: Int32Array.of(2, 2), weight: Float64Array.of(1.75, 0.5) });
  });

  test('equals the sums of a full matrix', () => {
    const row = fc.tuple(fc.nat(7), fc.nat(7), fc.nat(8)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const sums = Array.from({ length: 8 }, () => new Array<number>(8).fill(0));
        for (const [a, b, w] of rows) for (const [i, j] of [[a, b], [b, a]] as const) (sums[i] ?? [])[j] = (sums[i]?.[j] ?? NaN) + w / 8;
        const built = networkFromPairs(8, rows.map(([a]) => a), rows.map(([, b]) => b), rows.map(([, , w]) => w / 8));
        expect(matrix(built)).toEqual(sums);
        expect(built.weight.every((w) => w > 0)).toBe(true);
        expect(built.from.every((a, p) => a < (built.to[p] ?? NaN))).toBe(true);
        expect(Array.from(strengths(built))).toEqual(sums.map((own) => own.reduce((sum, w) => sum + w, 0)));
        expect(Array.from(degrees(built))).toEqual(sums.map((own) => own.filter((w) => w > 0).length));
      }),
    );
  });

  test('lists every member’s partners in order, with their weights', () => {
    fc.assert(
      fc.property(networks(12), (one) => {
        const links = adjacency(one);
        matrix(one).forEach((own, i) => {
          const expected = own.flatMap((w, j) => (w > 0 ? [j] : []));
          expect(Array.from(partners(links, i))).toEqual(expected);
          expect(Array.from(links.weight.slice(links.offset[i], links.offset[i + 1]))).toEqual(own.filter((w) => w > 0));
        });
      }),
    );
  });

  test('another numbering changes nobody’s strength or degree', () => {
    fc.assert(
      fc.property(withOrder(15), ([one, order]) => {
        const other = relabelled(one, order);
        expect(order.map((i) => strengths(other)[i])).toEqual(Array.from(strengths(one)));
        expect(order.map((i) => degrees(other)[i])).toEqual(Array.from(degrees(one)));
      }),
    );
  });

  test('the karate club: 78 pairs, density 78/561, and the two heads with 16 and 17 friends', () => {
    expect(karate.weight.length).toBe(78);
    expect(karate.weight.length / 561).toBeCloseTo(0.139037, 6);
    expect([degrees(karate)[0], degrees(karate)[33]]).toEqual([16, 17]);
  });

  test('of nobody and of one are empty', () => {
    expect(network(0, [])).toEqual({ size: 0, from: new Int32Array(0), to: new Int32Array(0), weight: new Float64Array(0) });
    expect(Array.from(strengths(network(1, [])))).toEqual([0]);
  });

  test.each([
    ['a tie with oneself', 2, [1], [1], [1]],
    ['a stranger', 2, [0], [2], [1]],
    ['a negative index', 2, [-1], [1], [1]],
    ['half an index', 2, [0.5], [1], [1]],
    ['a negative weight', 2, [0], [1], [-1]],
    ['a weight that is no number', 2, [0], [1], [NaN]],
    ['an infinite weight', 2, [0], [1], [Infinity]],
    ['columns of different length', 2, [0], [1], [1, 1]],
    ['half a size', 1.5, [], [], []],
  ])('refuses %s', (_, size, from, to, weight) => expect(() => networkFromPairs(size, from, to, weight)).toThrow(RangeError));
});
