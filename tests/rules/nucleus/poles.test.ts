import fc from 'fast-check';
import type { Flow, Stage } from '../../../server/src/modules/nucleus/rules/chain.js';
import type { Place } from '../../../server/src/modules/nucleus/rules/geography.js';
import { whoMisses } from '../../../server/src/modules/nucleus/rules/poles.js';
import { matrix, network, networks } from './kit.js';

const STAGES: (Stage | null)[] = ['SUPPLIER', 'PROCESSOR', 'SELLER', 'BUYER', 'SUPPORT', null];
const nowhere: Place = { region: null, latitude: null, longitude: null };
const at = (region: string | null, longitude: number | null): Place => ({ region, latitude: longitude === null ? null : 0, longitude });
const anywhere = (count: number): Place[] => new Array<Place>(count).fill(nowhere);

describe('who misses a partner like a growth pole', () => {
  test('stands beside it in the chain, trades with nobody of its stage, and is not tied to it', () => {
    const stages: Stage[] = ['PROCESSOR', 'PROCESSOR', 'SUPPLIER', 'SELLER', 'SUPPLIER', 'SUPPLIER', 'BUYER', 'PROCESSOR', 'SUPPORT', 'SELLER'];
    // 4 supplies another processor, 9 is supplied by one, 5 is tied to the pole by other than trade; 3 sells on to a buyer.
    const flows: Flow[] = [{ from: 4, to: 1 }, { from: 1, to: 9 }, { from: 3, to: 6 }];
    expect(whoMisses(anywhere(10), stages, flows, network(10, [[0, 5, 1]]))(0)).toEqual([2, 3]);
  });

  test('is named from its region outwards, the nearest first, then the strongest, at most three', () => {
    const stages: Stage[] = ['SUPPLIER', ...new Array<Stage>(6).fill('PROCESSOR')];
    const places = [at('KZ-39', 60), at('KZ-11', 60), at('KZ-39', 69), at('KZ-39', 61), at(null, null), at('KZ-39', 61), at('KZ-39', null)];
    const one = network(7, [[5, 1, 1], [3, 1, 0.5]]);
    expect(whoMisses(places, stages, [], one)(0)).toEqual([5, 3, 2]);
    const fewer = stages.map((stage, i): Stage => (i === 3 || i === 5 ? 'SUPPORT' : stage));
    expect(whoMisses(places, fewer, [], one)(0)).toEqual([2, 6, 1]);
  });

  test('is nobody for one who is not in the chain', () => {
    for (const stage of ['SUPPORT', null] as const) expect(whoMisses(anywhere(2), [stage, 'SUPPLIER'], [], network(2, []))(0)).toEqual([]);
  });

  test('is what trying everybody gives', () => {
    const place = fc.record({ region: fc.constantFrom(null, 'KZ-39', 'KZ-11'), degrees: fc.constantFrom(null, 60, 60, 61, 70) }).map(({ region, degrees }) => at(region, degrees));
    const scene = networks(12).chain((one) =>
      fc.record({
        one: fc.constant(one),
        places: fc.array(place, { minLength: one.size, maxLength: one.size }),
        stages: fc.array(fc.constantFrom(...STAGES), { minLength: one.size, maxLength: one.size }),
        flows: fc.array(fc.record({ from: fc.nat(one.size - 1), to: fc.nat(one.size - 1) }), { maxLength: 6 }),
        pole: fc.nat(one.size - 1),
      }),
    );
    fc.assert(
      fc.property(scene, ({ one, places, stages, flows, pole }) => {
        const w = matrix(one);
        const step = (i: number): number => STAGES.slice(0, 4).indexOf(stages[i] ?? null);
        const misses = (i: number): boolean =>
          step(i) >= 0 && step(pole) >= 0 && Math.abs(step(i) - step(pole)) === 1 && w[pole]?.[i] === 0 &&
          !flows.some(({ from, to }) => (from === i && step(to) === step(pole)) || (to === i && step(from) === step(pole)));
        const region = (i: number): number => (places[i]?.region != null && places[i]?.region === places[pole]?.region ? 0 : 1);
        // On the equator a degree is a degree.
        const far = (i: number): number => Math.abs((places[i]?.longitude ?? NaN) - (places[pole]?.longitude ?? NaN));
        const distance = (i: number): number => (Number.isNaN(far(i)) ? 1000 : far(i));
        const strength = (i: number): number => (w[i] ?? []).reduce((sum, weight) => sum + weight, 0);
        const ahead = (a: number, b: number): boolean =>
          ([region(a) - region(b), distance(a) - distance(b), strength(b) - strength(a), a - b].find((difference) => difference !== 0) ?? 0) < 0;
        const all = [...stages.keys()].filter(misses);
        // Everybody has as many ahead as the place says.
        const expected = all.filter((i) => all.filter((j) => ahead(j, i)).length < 3).sort((a, b) => (ahead(a, b) ? -1 : 1));
        expect(whoMisses(places, stages, flows, one)(pole)).toEqual(expected);
      }),
    );
  });
});
