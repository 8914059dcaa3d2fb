import fc from 'fast-check';
import {
  attributes,
  latestOutput,
  outputGrowth,
  relativeGrowth,
  sizeScore,
  type Growth,
  type Member,
  type ReferenceGrowth,
} from '../../../server/src/modules/nucleus/rules/attributes.js';
import { known, unknown, type Figure } from '../../../server/src/modules/nucleus/rules/figure.js';
import { adjacency } from '../../../server/src/modules/nucleus/rules/network.js';
import { withParameters } from '../../../server/src/modules/nucleus/rules/parameters.js';
import { member, network, yearly, type Pair } from './kit.js';

const near = (value: number): number => expect.closeTo(value, 9) as number;

/** The attributes of the first of some members, all the others tied to it. */
function first(...members: Member[]): ReturnType<typeof attributes>[number] | undefined {
  return attributes(members, adjacency(network(members.length, members.slice(1).map((_, i): Pair => [0, i + 1, 1]))))[0];
}

describe('size', () => {
  test.each([
    [0, 0],
    [50, 0.2],
    [249, 0.996],
    [250, 1],
    [251, 1],
    [30_000, 1],
  ])('%p employees score %p', (employees, score) => expect(sizeScore(employees)).toEqual(known(score)));
  test('unknown is unknown', () => expect(sizeScore(null)).toEqual(unknown('NO_EMPLOYEES')));
  test.each([-1, NaN, Infinity])('%p employees are refused', (employees) => expect(() => sizeScore(employees)).toThrow(RangeError));
});

describe('growth', () => {
  test.each([
    ['8.8 % a year over five values', yearly(2021, 1000, 1, 1, 1, 1401.249857536), 0.088, 2021, 2025, 5],
    ['4.7 % a year over five values', yearly(2021, 1000, 1, 1, 1, 1201.674171681), 0.047, 2021, 2025, 5],
    ['three values suffice', yearly(2023, 100, 500, 121), 0.1, 2023, 2025, 3],
    ['only the last five count', yearly(2018, 1, 1, 100, 1, 1, 1, 146.41), 0.1, 2020, 2024, 5],
    ['a missing year lengthens the span', [...yearly(2020, 100), ...yearly(2023, 120), ...yearly(2024, 146.41)], 0.1, 2020, 2024, 3],
    ['any order', yearly(2021, 100, 1, 121).toReversed(), 0.1, 2021, 2023, 3],
    ['standing still', yearly(2021, 0.1, 0.3, 0.1), 0, 2021, 2023, 3],
    ['falling to nothing', yearly(2021, 5, 3, 0), -1, 2021, 2023, 3],
  ])('%s', (_, output, rate, firstYear, lastYear, values) => {
    expect(outputGrowth(output)).toEqual(known({ rate: near(rate), firstYear, lastYear, values }));
  });

  test.each([
    ['nothing stated', [], 'NO_OUTPUT'],
    ['two values', yearly(2024, 100, 200), 'TOO_FEW_YEARS'],
    ['from nothing', yearly(2023, 0, 5, 9), 'OUTPUT_STARTS_AT_ZERO'],
    ['of nothing', yearly(2023, 0, 0, 0), 'OUTPUT_STARTS_AT_ZERO'],
  ] as const)('%s: not known', (_, output, reason) => expect(outputGrowth(output)).toEqual(unknown(reason)));

  test('a zero before the last five does not matter', () => {
    expect(outputGrowth(yearly(2019, 0, 100, 1, 1, 1, 146.41))).toEqual(known({ rate: near(0.1), firstYear: 2020, lastYear: 2024, values: 5 }));
  });

  test.each([
    ['a year twice', [...yearly(2021, 1, 2, 3), ...yearly(2022, 2)]],
    ['a negative value', yearly(2021, 1, -2, 3)],
    ['no number', yearly(2021, 1, NaN, 3)],
    ['half a year', [{ year: 2021.5, value: 1 }]],
  ])('refuses %s', (_, output) => expect(() => outputGrowth(output)).toThrow(RangeError));

  test('gives back the rate that a series was made with', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.5, max: 1, noNaN: true }), fc.integer({ min: 3, max: 5 }), fc.integer({ min: 1, max: 1e6 }), (rate, count, start) => {
        const output = Array.from({ length: count }, (_, i) => ({ year: 2020 + i, value: start * (1 + rate) ** i }));
        expect(outputGrowth(output).value?.rate).toBeCloseTo(rate, 9);
      }),
    );
  });

  test('begins with the first output', () => {
    expect(outputGrowth(yearly(2021, 0, 0, 100, 0, 121)).value).toEqual({ rate: near(0.1), firstYear: 2023, lastYear: 2025, values: 3 });
  });

  test('the latest output is that of the last year', () => {
    expect(latestOutput(yearly(2020, 3, 1, 2).toReversed())).toEqual(known(2));
    expect(latestOutput([])).toEqual(unknown('NO_OUTPUT'));
  });

  test('follows the parameters of the cluster', () => {
    const changed = withParameters('2027-01-01', { growthValues: 3, growthMinimumValues: 2 });
    expect(outputGrowth(yearly(2021, 1, 100, 1, 121), changed).value).toEqual({ rate: near(0.1), firstYear: 2022, lastYear: 2024, values: 3 });
    expect(outputGrowth(yearly(2021, 100, 110), changed).value?.rate).toBeCloseTo(0.1, 12);
  });
});

describe('growth against its reference', () => {
  const own = (rate: number): Figure<Growth> => known({ rate, firstYear: 2021, lastYear: 2025, values: 5 });
  const reference = (rate: number): Figure<ReferenceGrowth> => known({ rate, from: 'SECTOR_IN_REGION', members: null, hidden: null });

  test.each([
    [0.088, 0.047, 0.705],
    [0.05, 0.05, 0.5],
    [0.15, 0.05, 1],
    [0.4, 0.05, 1],
    [-0.05, 0.05, 0],
    [-0.3, 0.05, 0],
    [0, 0.05, 0.25],
  ])('%p against %p scores %p', (rate, other, score) => expect(relativeGrowth(own(rate), reference(other))).toEqual(known(near(score))));

  test('is missing with either', () => {
    expect(relativeGrowth(unknown('TOO_FEW_YEARS'), reference(0))).toEqual(unknown('TOO_FEW_YEARS'));
    expect(relativeGrowth(own(0), unknown('NO_CHAIN_ROLE'))).toEqual(unknown('NO_CHAIN_ROLE'));
  });

  const growing = yearly(2021, 100, 100, 121);

  test('the sector in the region comes first, over the member’s own years', () => {
    const found = first(member({ mainRole: 'PRODUCER', output: growing, sectorOutput: yearly(2020, 1, 1000, 7, 1102.5, 9999) }));
    expect(found?.reference).toEqual(known({ rate: near(0.05), from: 'SECTOR_IN_REGION', members: null, hidden: null }));
  });

  test.each([
    ['without a value in an end year', yearly(2020, 1, 1000, 7)],
    ['with nothing in the first year', yearly(2021, 0, 7, 8)],
  ])('a sector %s gives way to the stage', (_, sectorOutput) => {
    expect(first(member({ mainRole: 'PRODUCER', output: growing, sectorOutput }))?.reference.value?.from).toBe('STAGE');
  });

  test('the stage: sums over its members with a value in both end years', () => {
    const found = first(
      member({ mainRole: 'PRODUCER', output: growing }),
      member({ mainRole: 'PRODUCER', output: yearly(2021, 300, 1, 363) }),
      member({ mainRole: 'PRODUCER', output: yearly(2020, 9, 600, 1, 726, 9) }),
      member({ mainRole: 'PRODUCER', output: yearly(2022, 7000, 1) }),
      member({ mainRole: 'PRODUCER', output: [] }),
      member({ mainRole: 'PROCESSOR', output: yearly(2021, 5000, 1, 1) }),
    );
    expect(found?.reference).toEqual(known({ rate: near(0.1), from: 'STAGE', members: 3, hidden: 0 }));
    expect(found?.growthScore).toEqual(known(near(0.5)));
  });

  test('members of one stage with other years have another reference', () => {
    const members = [
      member({ mainRole: 'PRODUCER', output: yearly(2021, 100, 1, 121) }),
      member({ mainRole: 'PRODUCER', output: yearly(2020, 100, 50, 1, 44) }),
    ];
    const found = attributes(members, adjacency(network(2, [])));
    expect(found[0]?.reference.value?.rate).toBeCloseTo((165 / 150) ** 0.5 - 1, 12);
    expect(found[1]?.reference.value).toEqual({ rate: near(0.44 ** (1 / 3) - 1), from: 'STAGE', members: 1, hidden: 0 });
  });

  test('without growth there is none, and without a role no stage', () => {
    expect(first(member({ mainRole: 'PRODUCER' }))?.reference).toEqual(unknown('NO_OUTPUT'));
    expect(first(member({ output: growing }))?.reference).toEqual(unknown('NO_CHAIN_ROLE'));
  });
});

describe('gathering', () => {
  const mill = member({ mainRole: 'PROCESSOR', employees: 620 });
  test.each([
    ['250 people', member({ mainRole: 'SELLER', employees: 250 }), 1],
    ['251 people', member({ mainRole: 'SELLER', employees: 251 }), 0],
    ['an unknown number of people', member({ mainRole: 'SELLER' }), 1],
    ['a large firm that does not show it', member({ mainRole: 'SELLER', employees: 251, employeesShown: false }), 1],
    ['a large firm without a role', member({ employees: 300 }), 0],
    ['large logistics', member({ kind: 'INFRASTRUCTURE_PROVIDER', mainRole: 'STORAGE_LOGISTICS', employees: 900 }), 1],
    ['a large lender', member({ kind: 'FINANCIAL_INSTITUTION', mainRole: 'FINANCE', employees: 5000 }), 1],
    ['a large university', member({ kind: 'UNIVERSITY', employees: 5000 }), 1],
    ['a large institute', member({ kind: 'RESEARCH_INSTITUTE', mainRole: 'SERVICE', employees: 5000 }), 1],
    ['a large ministry', member({ kind: 'PUBLIC_ADMINISTRATION', mainRole: 'GOVERNANCE', employees: 5000 }), 0],
  ])('%s', (_, partner, gathered) => expect(first(mill, partner)?.gathered).toBe(gathered));

  test.each([
    [0, 0],
    [1, 0.2],
    [5, 1],
    [9, 1],
  ])('%p partners score %p', (count, score) => {
    const found = first(mill, ...new Array<Member>(count).fill(member()));
    expect([found?.gathered, found?.gatheringScore]).toEqual([count, score]);
  });

  test('counts partners, not ties, and not the partners of partners', () => {
    const one = network(3, [[0, 1, 1], [1, 0, 0.5], [1, 2, 1]]);
    expect(attributes([mill, member(), member()], adjacency(one)).map((found) => found.gathered)).toEqual([1, 1, 1]);
  });
});

describe('the score of an enterprise', () => {
  const mill = member({
    mainRole: 'PROCESSOR',
    employees: 620,
    output: yearly(2021, 1000, 1100, 1200, 1300, 1401.249857536),
    sectorOutput: yearly(2021, 1000, 1100, 1150, 1180, 1201.674171681),
  });

  test('a large producer (620 people), growing 8.8 % a year (sector 4.7 %), with 9 smaller partners', () => {
    const found = first(mill, ...new Array<Member>(9).fill(member({ employees: 12 })));
    expect(found).toEqual({
      stage: 'PROCESSOR',
      size: known(1),
      growth: known({ rate: near(0.088), firstYear: 2021, lastYear: 2025, values: 5 }),
      reference: known({ rate: near(0.047), from: 'SECTOR_IN_REGION', members: null, hidden: null }),
      growthScore: known(near(0.705)),
      gathered: 9,
      gatheringScore: 1,
      score: known(near(2.705 / 3)),
    });
  });

  test.each([
    ['employees', { employees: null }, 'NO_EMPLOYEES'],
    ['output', { output: [] }, 'NO_OUTPUT'],
    ['enough years', { output: yearly(2024, 1, 2) }, 'TOO_FEW_YEARS'],
    ['a role', { mainRole: null }, 'NO_CHAIN_ROLE'],
  ] as const)('without %s there is none, not 0', (_, lacking, reason) => expect(first({ ...mill, ...lacking })?.score).toEqual(unknown(reason)));

  test.each([
    ['a university', { kind: 'UNIVERSITY' }],
    ['an association that produces', { kind: 'ASSOCIATION' }],
    ['an enterprise beside the chain', { mainRole: 'SERVICE' }],
  ] as const)('%s has none', (_, other) => expect(first({ ...mill, ...other })?.score).toEqual(unknown('NOT_AN_ENTERPRISE')));

  test('all scores stay within 0 and 1', () => {
    const output = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 7 }).map((values) => yearly(2019, ...values));
    const anyone = fc.record({
      id: fc.constant('m'),
      kind: fc.constantFrom('ENTERPRISE', 'UNIVERSITY'),
      mainRole: fc.constantFrom('PRODUCER', 'PROCESSOR', 'SERVICE', null),
      employees: fc.option(fc.nat(1000)),
      employeesShown: fc.boolean(),
      output,
      outputShown: fc.boolean(),
      sectorOutput: output,
    } satisfies { [key in keyof Member]: fc.Arbitrary<Member[key]> });
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 1, maxLength: 8 }), (members) => {
        const found = first(...members);
        for (const score of [found?.size.value, found?.growthScore.value, found?.gatheringScore, found?.score.value]) {
          if (score === null) continue;
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
