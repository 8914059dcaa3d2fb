import fc from 'fast-check';
import { brokerage } from '../../../server/src/modules/nucleus/rules/brokers.js';
import { centralisation, density } from '../../../server/src/modules/nucleus/rules/density.js';
import { known, unknown } from '../../../server/src/modules/nucleus/rules/figure.js';
import { groupsBySize, modularity, readModularity } from '../../../server/src/modules/nucleus/rules/modularity.js';
import { degrees } from '../../../server/src/modules/nucleus/rules/network.js';
import { karate, network, networks, relabelled, withOrder, type Pair } from './kit.js';
import * as reference from './reference.js';

const star = network(6, [1, 2, 3, 4, 5].map((leaf): Pair => [0, leaf, 2]));

describe('brokers', () => {
  test('constraint and effective size are what their formulas say', () => {
    fc.assert(
      fc.property(networks(9), (one) => {
        const degree = degrees(one);
        brokerage(one).forEach((found, i) => {
          if (degree[i] === 0) return expect(found).toEqual({ constraint: unknown('NO_PARTNERS'), effectiveSize: unknown('NO_PARTNERS') });
          expect(found.constraint.value).toBeCloseTo(reference.constraint(one, i), 9);
          expect(found.effectiveSize.value).toBeCloseTo(reference.effectiveSize(one, i), 9);
          return undefined;
        });
      }),
    );
  });

  test('the middle of a star is the freest, its leaves are bound to it', () => {
    const [middle, leaf] = brokerage(star);
    expect(middle).toEqual({ constraint: known(expect.closeTo(0.2, 12) as number), effectiveSize: known(5) });
    expect(leaf).toEqual({ constraint: known(1), effectiveSize: known(1) });
  });

  test('members go by any name, and the unit of weight does not matter', () => {
    fc.assert(
      fc.property(withOrder(10), ([one, order]) => {
        const renamed = brokerage(relabelled({ ...one, weight: one.weight.map((w) => w * 4) }, order));
        brokerage(one).forEach((found, i) => {
          const other = renamed[order[i] ?? -1];
          if (found.constraint.value === null) expect(other).toEqual(found);
          else expect(other?.constraint.value).toBeCloseTo(found.constraint.value, 9);
        });
      }),
    );
  });
});

describe('density and centralisation', () => {
  test('of a star, a ring and the karate club', () => {
    expect([density(star), centralisation(star)]).toEqual([known(5 / 15), known(1)]);
    const ring = network(5, [0, 1, 2, 3, 4].map((i): Pair => [i, (i + 1) % 5, 1]));
    expect([density(ring), centralisation(ring)]).toEqual([known(0.5), known(0)]);
    expect([density(karate), centralisation(karate)]).toEqual([known(78 / 561), known((34 * 17 - 156) / (33 * 32))]);
  });
  test('need members', () => {
    expect(density(network(1, []))).toEqual(unknown('ONE_MEMBER'));
    expect(centralisation(network(2, [[0, 1, 1]]))).toEqual(unknown('TOO_FEW_MEMBERS'));
    expect([density(network(3, [])), centralisation(network(3, []))]).toEqual([known(0), known(0)]);
  });
});

describe('groups', () => {
  test('modularity is the double sum', () => {
    const divided = networks(10).chain((one) => fc.tuple(fc.constant(one), fc.array(fc.nat(3), { minLength: one.size, maxLength: one.size })));
    fc.assert(
      fc.property(divided, ([one, group]) => {
        if (one.weight.length === 0) expect(modularity(one, group)).toEqual(unknown('NO_TIES'));
        else expect(modularity(one, group).value).toBeCloseTo(reference.modularity(one, group), 9);
      }),
    );
  });
  test('one group of all has none; a table must hold everybody', () => {
    expect(modularity(karate, new Int32Array(34)).value).toBeCloseTo(0, 12);
    expect(() => modularity(karate, [1])).toThrow(RangeError);
  });
  test('are numbered by size, then by their first member', () => {
    expect(groupsBySize([7, 3, 3, 9, 7, 3])).toEqual(Int32Array.of(1, 0, 0, 2, 1, 0));
    expect(groupsBySize([5, 2, 2, 5])).toEqual(Int32Array.of(0, 1, 1, 0));
  });
  test.each([[0.3, 'CLEAR_GROUPS'], [0.299, 'NO_CLEAR_GROUPS']])('a modularity of %p reads %s', (q, reading) => expect(readModularity(q)).toBe(reading));
});
