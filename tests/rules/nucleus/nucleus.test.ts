import fc from 'fast-check';
import type { Member } from '../../../server/src/modules/nucleus/rules/attributes.js';
import { known, unknown } from '../../../server/src/modules/nucleus/rules/figure.js';
import { analyse, nucleusFigures, type Analysis } from '../../../server/src/modules/nucleus/rules/nucleus.js';
import type { Label, Labelled } from '../../../server/src/modules/nucleus/rules/labels.js';
import { degrees, strengths, type Network } from '../../../server/src/modules/nucleus/rules/network.js';
import { causeOf, changedConditions, type ToldCondition } from '../../../server/src/modules/nucleus/rules/moves.js';
import { withParameters } from '../../../server/src/modules/nucleus/rules/parameters.js';
import { positions } from '../../../server/src/modules/nucleus/rules/position.js';
import { heartFirst } from '../../../server/src/modules/nucleus/figures.js';
import { coreNumbers, sCoreIndex } from '../../../server/src/modules/nucleus/rules/s-core.js';
import { karate, member, network, networks, yearly, type Pair } from './kit.js';

const near = (value: number): number => expect.closeTo(value, 9) as number;

const small = member({ mainRole: 'SELLER', employees: 12, output: yearly(2025, 10) });

/** A grain cluster of 13: a mill with elevator, university and seven small firms, one behind them, a farm aside, one alone. */
const grain: Member[] = [
  member({
    mainRole: 'PROCESSOR',
    employees: 620,
    output: yearly(2021, 1000, 1100, 1200, 1300, 1401.249857536),
    sectorOutput: yearly(2021, 1000, 1000, 1000, 1000, 1201.674171681),
  }),
  member({ mainRole: 'PRODUCER', employees: 900, output: yearly(2021, 2000, 2000, 2000, 2000, 2500) }),
  member({ kind: 'UNIVERSITY', employees: 1500 }),
  member({ kind: 'INFRASTRUCTURE_PROVIDER', mainRole: 'STORAGE_LOGISTICS', employees: 300 }),
  ...new Array<Member>(7).fill(small),
  small,
  member({ mainRole: 'PRODUCER' }),
];
const grainTies: Pair[] = [
  [0, 2, 1],
  [0, 3, 1],
  [2, 3, 1],
  ...[4, 5, 6, 7, 8, 9, 10].map((firm): Pair => [0, firm, 0.3]),
  [4, 11, 0.3],
  [5, 1, 0.3],
];
const grainNetwork = network(13, grainTies);

function of(one: Network, members: readonly Member[]): Analysis {
  return analyse(one, members, strengths(one));
}

function labelsOf({ assessments }: Analysis): Label[] {
  return assessments.map((one) => one.label);
}

describe('a grain cluster', () => {
  const found = of(grainNetwork, grain);

  test('everyone’s label', () => {
    expect(labelsOf(found)).toEqual(['NUCLEUS', 'GROWTH_POLE', 'CORE_PARTNER', 'CORE_PARTNER', ...new Array<Label>(7).fill('RING_1'), 'RING_2', 'OUTSIDE']);
    expect(found.assessments.map((one) => one.ring)).toEqual([0, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3]);
  });

  test('the mill’s numbers', () => {
    const [mill] = found.assessments;
    expect(mill?.position).toEqual({ degree: 9, strength: near(4.1), sCore: near(2), coreNumber: 2, kappa: known(1), pi: known(1), sigma: known(1), score: known(1) });
    expect(mill?.attributes.gathered).toBe(9);
    expect(mill?.score).toEqual(known(near(50 * (1 + 2.705 / 3))));
    expect(mill?.open).toEqual([]);
  });

  test('the one alone can be judged by the numbers it has not stated', () => {
    const alone = found.assessments[12];
    expect(alone).toMatchObject({ label: 'OUTSIDE', ring: 3, open: ['GROWTH_POLE'], requests: ['GIVE_EMPLOYEES', 'GIVE_OUTPUT'], score: unknown('NO_EMPLOYEES') });
    expect(alone?.position).toEqual({ degree: 0, strength: 0, sCore: 0, coreNumber: 0, kappa: known(0), pi: known(0), sigma: known(0), score: known(0) });
  });

  test('the core: the mill alone, well fitting', () => {
    expect(Array.from(found.core.value?.members ?? [])).toEqual([0]);
    expect(found.coreReading).toBe('CLEAR_CORE');
    expect(found.parametersAsOf).toBe('2026-11-23');
  });

  test('the figures of the nucleus', () => {
    const outputs = [1401.249857536, 2500, ...new Array<number>(8).fill(10)];
    const sum = outputs.reduce((all, output) => all + output, 0);
    expect(found.figures).toEqual({
      members: [0],
      growthPoles: [1],
      outputShare: known(near(1401.249857536 / sum)),
      membersWithOutput: 10,
      density: unknown('ONE_MEMBER'),
      ringOne: known(9),
      ringOneShare: known(9 / 13),
      herfindahl: known(1),
      clusterHerfindahl: known(near(outputs.reduce((index, output) => index + (output / sum) ** 2, 0))),
    });
  });

  test('depends on one', () => expect(found.advice).toEqual([{ code: 'DEPENDS_ON_ONE', members: [0], undecided: 1 }]));

  test('without the mill’s output the mill waits, and its ring with it', () => {
    const waiting = of(grainNetwork, grain.map((one, i) => (i === 0 ? { ...one, output: [] } : one)));
    expect(waiting.assessments[0]).toMatchObject({ label: 'CORE_PARTNER', ring: 3, open: ['NUCLEUS', 'GROWTH_POLE'], requests: ['GIVE_OUTPUT'] });
    expect(labelsOf(waiting).slice(4)).toEqual(new Array<Label>(9).fill('OUTSIDE'));
    expect(waiting.figures).toMatchObject({ members: [], outputShare: unknown('NO_NUCLEUS'), density: unknown('NO_NUCLEUS'), ringOne: unknown('NO_NUCLEUS'), ringOneShare: unknown('NO_NUCLEUS'), herfindahl: unknown('NO_NUCLEUS') });
  });

  test('with 250 people instead of 620 the mill is large by neither proof', () => {
    const shrunk = of(grainNetwork, grain.map((one, i) => (i === 0 ? { ...one, employees: 250 } : one)));
    expect(shrunk.assessments[0]?.conditions.LARGE.verdict).toBe('missed');
    expect(labelsOf(shrunk)[0]).toBe('CORE_PARTNER');
  });

  test('around a hub alone the rim is no core: the mill gathers its ring, however alike the ties', () => {
    const alike = network(13, grainTies.flatMap(([a, b]): Pair[] => (a === 0 ? [[a, b, 0.3]] : [])));
    expect(labelsOf(of(alike, grain))).toEqual(['NUCLEUS', 'GROWTH_POLE', ...new Array<Label>(9).fill('RING_1'), 'OUTSIDE', 'OUTSIDE']);
    const lax = analyse(alike, grain, strengths(alike), undefined, withParameters('2027-03-01', { embeddedCoreNumber: 1 }));
    expect(labelsOf(lax).slice(2, 11)).toEqual(new Array<Label>(9).fill('CORE_PARTNER'));
  });

  test('a stricter council is obeyed', () => {
    const strict = analyse(grainNetwork, grain, strengths(grainNetwork), undefined, withParameters('2027-03-01', { gatheredPartners: 10 }));
    expect([labelsOf(strict)[0], strict.parametersAsOf]).toEqual(['GROWTH_POLE', '2027-03-01']);
  });
});

test('the list is not ordered by what rounding makes of equal strengths', () => {
  const assessments = [0.3, 0.1 + 0.2, 0.5].map((strength) => ({ label: 'OUTSIDE', position: { strength } }));
  expect(heartFirst({ assessments } as unknown as Analysis)).toEqual([1, 2, 0]);
});

describe('positions', () => {
  test('are shares of the largest, on any scale of PageRank', () => {
    const one = network(4, [[0, 1, 1], [0, 2, 1], [1, 2, 1], [2, 3, 0.5]]);
    expect(positions(one, sCoreIndex(one), coreNumbers(one), [3, 3, 6, 0.6])[3]).toEqual({
      degree: 1,
      strength: 0.5,
      sCore: 0.5,
      coreNumber: 1,
      kappa: known(0.25),
      pi: known(near(0.1)),
      sigma: known(0.2),
      score: known(near(0.55 / 3)),
    });
  });
  test.each([1, 2])('without ties there are none, of %d', (size) => {
    const one = network(size, []);
    const none = unknown('NO_TIES');
    for (const position of positions(one, sCoreIndex(one), coreNumbers(one), new Array<number>(size).fill(0.15))) expect(position).toMatchObject({ kappa: none, pi: none, sigma: none, score: none });
  });
  test('of a member without ties among others that are tied is 0', () => {
    const one = network(3, [[0, 1, 1]]);
    expect(positions(one, sCoreIndex(one), coreNumbers(one), [2, 2, 1])[2]).toMatchObject({ kappa: known(0), pi: known(0.5), sigma: known(0) });
  });
  test('a PageRank of 0 everywhere is none', () => {
    expect(positions(karate, sCoreIndex(karate), coreNumbers(karate), new Float64Array(34))[0]).toMatchObject({ kappa: known(1), pi: unknown('NO_PAGE_RANK'), score: unknown('NO_PAGE_RANK') });
  });
  test.each([[[1]], [[1, -1]], [[1, NaN]]])('refuses the PageRank %p for two members', (rank) => {
    const one = network(2, [[0, 1, 1]]);
    expect(() => positions(one, sCoreIndex(one), coreNumbers(one), rank)).toThrow(RangeError);
  });
});

describe('the figures', () => {
  const as = (label: Label): Labelled => ({ label, ring: label === 'NUCLEUS' ? 0 : 1, open: [], requests: [] });
  const producing = [30, 10, 60].map((value) => member({ output: yearly(2025, value) }));

  test('of a nucleus of three with two ties', () => {
    const one = network(4, [[0, 1, 1], [1, 2, 0.1], [2, 3, 1]]);
    const figures = nucleusFigures(one, [...producing, member({ output: yearly(2024, 100, 25) })], [as('NUCLEUS'), as('NUCLEUS'), as('NUCLEUS'), as('RING_1')]);
    expect(figures).toEqual({
      members: [0, 1, 2],
      growthPoles: [],
      outputShare: known(0.8),
      membersWithOutput: 4,
      density: known(2 / 3),
      ringOne: known(1),
      ringOneShare: known(0.25),
      herfindahl: known(near(0.46)),
      clusterHerfindahl: known(near((900 + 100 + 3600 + 625) / 125 ** 2)),
    });
  });

  test('output that nobody stated has no Herfindahl index', () => {
    expect(nucleusFigures(network(1, []), [member()], [{ ...as('OUTSIDE'), ring: 3 }]).clusterHerfindahl).toEqual(unknown('NO_OUTPUT'));
  });
});

describe('advice', () => {
  const pole = member({ mainRole: 'PRODUCER', employees: 300, output: yearly(2023, 100, 110, 121) });
  const institute = member({ kind: 'RESEARCH_INSTITUTE', employees: 80 });
  const centre: Pair[] = [[0, 1, 1], [0, 2, 1], [1, 2, 1]];

  test('poles aside of a research core: tie them in', () => {
    const found = of(network(6, centre), [institute, institute, institute, pole, pole, pole]);
    expect(labelsOf(found)).toEqual(['CORE_PARTNER', 'CORE_PARTNER', 'CORE_PARTNER', 'GROWTH_POLE', 'GROWTH_POLE', 'GROWTH_POLE']);
    expect(found.advice).toEqual([{ code: 'TIE_THE_POLES_IN', members: [3, 4, 5], undecided: 0 }]);
  });

  test('a single pole aside, or one pole that is embedded: nothing to say', () => {
    expect(of(network(4, centre), [institute, institute, institute, pole]).advice).toEqual([]);
    expect(of(network(5, centre), [institute, institute, pole, pole, pole]).advice).toEqual([]);
  });

  test('a core without poles is led by research, provisionally while someone could still be one', () => {
    const open = member({ mainRole: 'PRODUCER', employees: 300 });
    const shrinking = member({ mainRole: 'PRODUCER', employees: 12, output: yearly(2023, 3, 2, 1) });
    expect(of(network(5, centre), [institute, institute, institute, open, shrinking]).advice).toEqual([
      { code: 'RESEARCH_LED', members: [0, 1], undecided: 1 },
    ]);
  });

  test('where nobody has a tie there is no core to advise on', () => expect(of(network(3, []), [institute, institute, small]).advice).toEqual([]));

  test('where no single core fits there is none either', () => {
    const halves: Pair[] = [0, 6].flatMap((start) => [0, 1, 2, 3, 4, 5].flatMap((a) => [0, 1, 2, 3, 4, 5].filter((b) => b > a).map((b): Pair => [start + a, start + b, 1])));
    const found = of(network(12, halves), new Array<Member>(12).fill(institute));
    expect([found.coreReading, found.advice]).toEqual(['NO_SINGLE_CORE', []]);
  });
});

describe('whatever the cluster', () => {
  const anyone: fc.Arbitrary<Member> = fc.record({
    id: fc.constant('m'),
    kind: fc.constantFrom('ENTERPRISE', 'ENTERPRISE', 'ENTERPRISE', 'UNIVERSITY'),
    mainRole: fc.constantFrom('PRODUCER', 'PROCESSOR', 'SELLER', 'SERVICE', null),
    employees: fc.option(fc.constantFrom(10, 250, 251, 900), { freq: 4 }),
    output: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 }).map((values) => yearly(2021, ...values.toSorted())),
    employeesShown: fc.boolean(),
    outputShown: fc.boolean(),
    sectorOutput: fc.constant([]),
  });
  const clusters = networks(14).chain((one) => fc.tuple(fc.constant(one), fc.array(anyone, { minLength: one.size, maxLength: one.size })));

  test('nobody without partners is in the nucleus or a core partner', () => {
    fc.assert(
      fc.property(clusters, ([one, members]) => {
        const degree = degrees(one);
        const inner = of(one, members).assessments.flatMap(({ label }, i) => (label === 'NUCLEUS' || label === 'CORE_PARTNER' ? [degree[i]] : []));
        expect(inner).not.toContain(0);
      }),
    );
  });

  test('the best of all enterprises is outside when it has no ties', () => {
    const best = member({ mainRole: 'PROCESSOR', employees: 5000, output: yearly(2021, 1, 2, 4, 8, 900), sectorOutput: yearly(2021, 1, 1, 1, 1, 2) });
    fc.assert(
      fc.property(clusters, ([one, members]) => {
        const found = of({ ...one, size: one.size + 1 }, [...members, best]);
        expect(found.assessments[one.size]).toMatchObject({ label: 'GROWTH_POLE', ring: 3 });
        expect(found.assessments[one.size]?.conditions.GATHERING.verdict).toBe('missed');
      }),
    );
  });

  test('the label is the first that fits', () => {
    fc.assert(
      fc.property(clusters, ([one, members]) => {
        const { assessments } = of(one, members);
        for (const { label, ring, conditions, attributes } of assessments) {
          const met = (...names: (keyof typeof conditions)[]): boolean => names.every((name) => conditions[name].verdict === 'met');
          const chain = ['SUPPLIER', 'PROCESSOR', 'SELLER', 'BUYER'].includes(attributes.stage ?? '') && conditions.PRODUCTION.proofs[0]?.measure === 'STAGE' && conditions.PRODUCTION.proofs[0].kind === 'ENTERPRISE';
          const lead = (attributes.growth.value?.rate ?? NaN) - (attributes.reference.value?.rate ?? NaN);
          const expected = met('PRODUCTION', 'LARGE', 'GROWING', 'EMBEDDED', 'GATHERING')
            ? 'NUCLEUS'
            : chain && met('LARGE', 'GROWING') && lead >= -1e-9
              ? 'GROWTH_POLE'
              : met('EMBEDDED')
                ? 'CORE_PARTNER'
                : (['NUCLEUS', 'RING_1', 'RING_2', 'OUTSIDE'] as const)[ring];
          expect(label).toBe(expected);
          expect(ring === 0).toBe(label === 'NUCLEUS');
        }
      }),
    );
  });

  test('the tables must hold one entry a member', () => {
    expect(() => analyse(grainNetwork, grain.slice(1), strengths(grainNetwork))).toThrow(RangeError);
    expect(() => analyse(grainNetwork, grain, [1])).toThrow(RangeError);
    expect(() => analyse(grainNetwork, grain, strengths(grainNetwork), [1])).toThrow(RangeError);
  });

  test('of nobody is empty', () => {
    expect(of(network(0, []), [])).toMatchObject({ assessments: [], core: unknown('NO_TIES'), coreReading: null, advice: [] });
  });
});

describe('the conditions that changed', () => {
  const told = (...verdicts: ToldCondition['verdict'][]): ToldCondition[] =>
    verdicts.map((verdict, i) => ({ name: ['LARGE', 'GROWTH', 'GATHERING'][i] ?? '', verdict }));
  const names = (before: ToldCondition[], after: ToldCondition[]) => changedConditions(before, after).map((change) => change.after.name);
  test('are those with another verdict', () => {
    expect(names(told('MET', 'MET', 'MET'), told('MET', 'MISSED', 'MISSED'))).toEqual(['GROWTH', 'GATHERING']);
    expect(names(told('MET', 'PRIVATE', 'MET'), told('MET', 'PRIVATE', 'MET'))).toEqual([]);
  });
  test('leave unpublished figures out where something else explains the move, so that they never tell', () => {
    expect(names(told('MET', 'MET', 'MET'), told('PRIVATE', 'PRIVATE', 'MISSED'))).toEqual(['GATHERING']);
    expect(names(told('PRIVATE', 'PRIVATE', 'MISSED'), told('MET', 'MET', 'MET'))).toEqual(['GATHERING']);
    expect(names(told('MET', 'MET', 'MET'), told('PRIVATE', 'PRIVATE', 'MET'))).toEqual(['LARGE', 'GROWTH']);
  });
});

describe('the cause of a move', () => {
  const told = (verdict: ToldCondition['verdict']): ToldCondition[] => [{ name: 'GROWTH', verdict }];
  test.each([
    ['GROWTH_POLE', 'OUTSIDE', 'MET', 'RELATIVE_GROWTH'],
    ['RING_1', 'GROWTH_POLE', 'MET', 'RELATIVE_GROWTH'],
    ['GROWTH_POLE', 'OUTSIDE', 'PRIVATE', 'PRIVATE_FIGURES'],
    ['RING_1', 'RING_2', 'PRIVATE', 'OTHERS'],
    ['RING_1', null, 'MET', 'MEMBERSHIP'],
    [null, 'RING_1', 'MET', 'MEMBERSHIP'],
  ] as const)('from %p to %p with nothing else changed, growth %p: %p', (before, after, verdict, cause) => {
    expect(causeOf(before, after, told(verdict), [])).toBe(cause);
  });
  test('is the conditions, where any changed', () => expect(causeOf('GROWTH_POLE', 'RING_1', told('MET'), [1])).toBe('CONDITIONS'));
});
