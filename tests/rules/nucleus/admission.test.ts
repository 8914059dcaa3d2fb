import fc from 'fast-check';
import {
  admission,
  allOf,
  anyOf,
  conditionNames,
  nucleusScore,
  outputRanking,
  type ConditionName,
  type Conditions,
  type Verdict,
} from '../../../server/src/modules/nucleus/rules/admission.js';
import { attributes, type Attributes, type Member } from '../../../server/src/modules/nucleus/rules/attributes.js';
import { known, unknown } from '../../../server/src/modules/nucleus/rules/figure.js';
import { label, rings, standing, type Labelled, type Ring } from '../../../server/src/modules/nucleus/rules/labels.js';
import { adjacency } from '../../../server/src/modules/nucleus/rules/network.js';
import { withParameters } from '../../../server/src/modules/nucleus/rules/parameters.js';
import type { Position } from '../../../server/src/modules/nucleus/rules/position.js';
import { matrix, member, network, networks, yearly, type Pair } from './kit.js';

const mill = member({ mainRole: 'PROCESSOR', employees: 251, output: yearly(2021, 100, 100, 110) });

const place = (kappa: number): Position => ({
  degree: 3,
  strength: 2,
  sCore: 1,
  coreNumber: 2,
  kappa: known(kappa),
  pi: known(0.5),
  sigma: known(0.25),
  score: known((kappa + 0.75) / 3),
});
const nowhere: Position = { ...place(0), kappa: unknown('NO_TIES'), pi: unknown('NO_TIES'), sigma: unknown('NO_TIES'), score: unknown('NO_TIES') };

type Case = { partners?: number; others?: Member[]; position?: Position; inCore?: boolean | null };

/** A member with so many small partners, among others without ties. */
function judged(one: Member, { partners = 3, others = [], position = place(0.5), inCore = true }: Case = {}): { own: Attributes; conditions: Conditions } {
  const members = [one, ...new Array<Member>(partners).fill(member({ kind: 'ASSOCIATION', mainRole: 'SERVICE' })), ...others];
  const links = adjacency(network(members.length, members.slice(1, 1 + partners).map((_, i): Pair => [0, i + 1, 1])));
  const [own] = attributes(members, links);
  if (own === undefined) throw new Error('no attributes');
  return { own, conditions: admission(one, own, position, inCore, outputRanking(members)) };
}

function verdicts(one: Member, given?: Case): Verdict[] {
  return Object.values(judged(one, given).conditions).map((condition) => condition.verdict);
}

function labelled(one: Member, given: Case = {}, ring: Ring = 3): Labelled {
  const { own, conditions } = judged(one, given);
  const standings = standing(one, own, conditions);
  return label(standings, standings.NUCLEUS === 'met' ? 0 : ring, conditions);
}

describe('the five conditions', () => {
  test('all met, each with its numbers', () => {
    const { conditions } = judged(mill, { others: [member({ output: yearly(2025, 900) })], position: place(0.9) });
    expect(Object.keys(conditions)).toEqual(conditionNames);
    expect(conditions).toEqual({
      PRODUCTION: {
        name: 'PRODUCTION',
        verdict: 'met',
        proofs: [{ measure: 'STAGE', kind: 'ENTERPRISE', value: 'PROCESSOR', threshold: ['SUPPLIER', 'PROCESSOR'], verdict: 'met', reason: null }],
      },
      LARGE: {
        name: 'LARGE',
        verdict: 'met',
        proofs: [
          { measure: 'EMPLOYEES', value: 251, comparison: 'ABOVE', threshold: 250, verdict: 'met', reason: null },
          { measure: 'OUTPUT_RANK', value: 2, comparison: 'AT_MOST', threshold: 1, verdict: 'missed', reason: null },
        ],
      },
      GROWING: {
        name: 'GROWING',
        verdict: 'met',
        proofs: [{ measure: 'GROWTH', value: Math.sqrt(1.1) - 1, comparison: 'ABOVE', threshold: 0, verdict: 'met', reason: null }],
      },
      EMBEDDED: {
        name: 'EMBEDDED',
        verdict: 'met',
        proofs: [
          { measure: 'CORE_SET', value: true, threshold: true, verdict: 'met', reason: null },
          { measure: 'KAPPA', value: 0.9, comparison: 'AT_LEAST', threshold: 0.8, verdict: 'met', reason: null },
        ],
      },
      GATHERING: {
        name: 'GATHERING',
        verdict: 'met',
        proofs: [{ measure: 'GATHERED_PARTNERS', value: 3, comparison: 'AT_LEAST', threshold: 3, verdict: 'met', reason: null }],
      },
    });
  });

  test.each<[string, ConditionName, Partial<Member>, Case, Verdict]>([
    ['a producer', 'PRODUCTION', { mainRole: 'PRODUCER' }, {}, 'met'],
    ['a seller', 'PRODUCTION', { mainRole: 'SELLER' }, {}, 'missed'],
    ['a university that processes', 'PRODUCTION', { kind: 'UNIVERSITY' }, {}, 'missed'],
    ['an association of producers', 'PRODUCTION', { kind: 'ASSOCIATION', mainRole: 'PRODUCER' }, {}, 'missed'],
    ['an association without a role', 'PRODUCTION', { kind: 'ASSOCIATION', mainRole: null }, {}, 'missed'],
    ['an enterprise without a role', 'PRODUCTION', { mainRole: null }, {}, 'unknown'],
    ['growth just above 0', 'GROWING', { output: yearly(2023, 1000, 1, 1000.001) }, {}, 'met'],
    ['growth of 0', 'GROWING', { output: yearly(2023, 7, 9, 7) }, {}, 'missed'],
    ['two yearly values', 'GROWING', { output: yearly(2024, 1, 2) }, {}, 'unknown'],
    ['no output', 'GROWING', { output: [] }, {}, 'unknown'],
    ['from nothing', 'GROWING', { output: yearly(2023, 0, 1, 2) }, {}, 'unknown'],
    ['in the core set, low kappa', 'EMBEDDED', {}, { inCore: true, position: place(0.1) }, 'met'],
    ['not in the core set, kappa 0.8', 'EMBEDDED', {}, { inCore: false, position: place(0.8) }, 'met'],
    ['not in the core set, kappa 0.8 but for rounding', 'EMBEDDED', {}, { inCore: false, position: place(0.1 + 0.7) }, 'met'],
    ['not in the core set, kappa 0.7999', 'EMBEDDED', {}, { inCore: false, position: place(0.7999) }, 'missed'],
    ['not in the core set, kappa 1 by single ties', 'EMBEDDED', {}, { inCore: false, position: { ...place(1), coreNumber: 1 } }, 'missed'],
    ['no core set, kappa 1', 'EMBEDDED', {}, { inCore: null, position: place(1) }, 'met'],
    ['no ties anywhere', 'EMBEDDED', {}, { inCore: null, position: nowhere }, 'unknown'],
    ['two small partners', 'GATHERING', {}, { partners: 2 }, 'missed'],
    ['three small partners', 'GATHERING', {}, { partners: 3 }, 'met'],
  ])('%s: %s', (_, name, known, given, verdict) => expect(judged({ ...mill, ...known }, given).conditions[name].verdict).toBe(verdict));

  test('says why something cannot be judged', () => {
    const { conditions } = judged(member(), { inCore: null, position: nowhere });
    expect(Object.values(conditions).map((condition) => condition.proofs.map((proof) => proof.reason))).toEqual([
      ['NO_CHAIN_ROLE'],
      ['NO_EMPLOYEES', 'NO_OUTPUT'],
      ['NO_OUTPUT'],
      ['NO_TIES', 'NO_TIES'],
      [null],
    ]);
  });
});

describe('large', () => {
  /** Members with outputs 1, 2, 3 … and the one judged with an output of its own. */
  const among = (count: number): Case => ({ others: Array.from({ length: count }, (_, i) => member({ output: yearly(2025, i + 1) })) });

  test.each<[string, number | null, number | null, number, Verdict]>([
    ['250 people, 2nd of 10', 250, 8.5, 9, 'missed'],
    ['251 people, 2nd of 10', 251, 8.5, 9, 'met'],
    ['250 people, 1st of 10', 250, 9.5, 9, 'met'],
    ['250 people, 2nd of 11: two count as first', 250, 9.5, 10, 'met'],
    ['250 people, 3rd of 11', 250, 8.5, 10, 'missed'],
    ['250 people, 3rd of 30', 250, 27.5, 29, 'met'],
    ['250 people, 4th of 30', 250, 26.5, 29, 'missed'],
    ['250 people, as much as the 1st of 10', 250, 9, 9, 'met'],
    ['250 people, alone with output', 250, 1, 0, 'met'],
    ['250 people, no output', 250, null, 9, 'unknown'],
    ['251 people, no output', 251, null, 9, 'met'],
    ['people unknown, 2nd of 10', null, 8.5, 9, 'unknown'],
    ['people unknown, 1st of 10', null, 9.5, 9, 'met'],
    ['250 people, an output of 0 among others', 250, 0, 9, 'missed'],
    ['250 people, an output of 0 where nobody has any', 250, 0, 0, 'missed'],
  ])('%s', (_, employees, output, count, verdict) => {
    const one = { ...mill, employees, output: output === null ? [] : yearly(2025, output) };
    expect(judged(one, among(count)).conditions.LARGE.verdict).toBe(verdict);
  });

  test('members without output are not counted among those with', () => {
    const ranking = outputRanking([member({ output: yearly(2020, 5, 7) }), member(), member({ output: yearly(2025, 0) }), member({ output: yearly(2025, 6) })]);
    expect([ranking.members, ranking.first, ranking.rank(8), ranking.rank(7), ranking.rank(6.5), ranking.rank(6), ranking.rank(0)]).toEqual([2, 1, 1, 1, 2, 2, 3]);
  });

  test('follows the parameters of the cluster', () => {
    const changed = withParameters('2027-01-01', { largeEmployees: 100, topOutputShare: 0.5 });
    const members = [1, 2, 3, 4].map((value) => member({ output: yearly(2025, value) }));
    expect(outputRanking(members, changed).first).toBe(2);
    const hundred = Array.from({ length: 100 }, (_, i) => member({ output: yearly(2025, i + 1) }));
    expect(outputRanking(hundred, withParameters('2027-01-01', { topOutputShare: 0.07 })).first).toBe(7); // 0.07 * 100 is a little above 7
    const { own } = judged(mill);
    expect(admission({ ...mill, employees: 101 }, own, place(0), false, outputRanking([]), changed).LARGE.proofs[0]?.verdict).toBe('met');
  });
});

describe('verdicts together', () => {
  test('one proof is enough; of conditions all must hold; missing data never say no', () => {
    expect([anyOf(['missed', 'met']), anyOf(['missed', 'unknown']), anyOf(['missed', 'missed']), anyOf([])]).toEqual(['met', 'unknown', 'missed', 'missed']);
    expect([allOf(['met', 'met']), allOf(['met', 'unknown']), allOf(['unknown', 'missed']), allOf([])]).toEqual(['met', 'unknown', 'missed', 'met']);
  });

  test('an enterprise that states nothing misses none of the conditions on its own data', () => {
    expect(verdicts(member(), { partners: 0, inCore: false, position: place(0) })).toEqual(['unknown', 'unknown', 'unknown', 'missed', 'missed']);
  });

  test('keeping something back never turns a verdict into no', () => {
    const stated = fc.record({
      mainRole: fc.constantFrom('PRODUCER', 'SELLER', 'SERVICE' as const, null),
      employees: fc.option(fc.constantFrom(0, 250, 251)),
      output: fc.array(fc.nat(5), { maxLength: 6 }).map((values) => yearly(2020, ...values)),
    });
    const others = { others: [member({ output: yearly(2025, 3) })] };
    fc.assert(
      fc.property(stated, fc.constantFrom({ mainRole: null }, { employees: null }, { output: [] }), (all, kept) => {
        const [full, partly] = [verdicts({ ...mill, ...all }, others), verdicts({ ...mill, ...all, ...kept }, others)];
        partly.forEach((verdict, i) => expect([full[i], 'unknown']).toContain(verdict));
      }),
    );
  });
});

describe('the score', () => {
  test('N = 50 (P + E)', () => {
    const { own } = judged({ ...mill, sectorOutput: yearly(2021, 100, 100, 110) }, { partners: 5 });
    expect(own.score.value).toBeCloseTo((1 + 0.5 + 1) / 3, 12);
    expect(nucleusScore(place(0.75), own).value).toBeCloseTo(50 * (0.5 + 2.5 / 3), 12);
  });
  test('is missing with either part, never 0', () => {
    const { own } = judged({ ...mill, employees: null });
    expect(nucleusScore(place(1), own)).toEqual(unknown('NO_EMPLOYEES'));
    expect(nucleusScore(nowhere, judged(mill).own)).toEqual(unknown('NO_TIES'));
  });
});

describe('the label', () => {
  const outside: Case = { inCore: false, position: place(0.2) };
  const cases: [string, Member, Case, Ring, Labelled][] = [
    ['all five conditions', mill, {}, 3, { label: 'NUCLEUS', ring: 0, open: [], requests: [] }],
    ['large and growing, not embedded', mill, outside, 1, { label: 'GROWTH_POLE', ring: 1, open: [], requests: [] }],
    ['large and growing, too few partners', mill, { partners: 2 }, 2, { label: 'GROWTH_POLE', ring: 2, open: [], requests: [] }],
    ['a growth pole where nobody has a tie is not asked about less', mill, { partners: 0, inCore: null, position: nowhere }, 3, { label: 'GROWTH_POLE', ring: 3, open: [], requests: [] }],
    ['a large growing seller', { ...mill, mainRole: 'SELLER' }, {}, 1, { label: 'GROWTH_POLE', ring: 1, open: [], requests: [] }],
    ['a large growing service firm, embedded', { ...mill, mainRole: 'SERVICE' }, {}, 1, { label: 'CORE_PARTNER', ring: 1, open: [], requests: [] }],
    ['growing slower than the sector, embedded, few partners', { ...mill, sectorOutput: yearly(2021, 1, 1, 2) }, { partners: 2 }, 1, { label: 'CORE_PARTNER', ring: 1, open: [], requests: [] }],
    ['shrinking, embedded', { ...mill, output: yearly(2021, 5, 5, 4) }, {}, 1, { label: 'CORE_PARTNER', ring: 1, open: [], requests: [] }],
    ['a university in the core', member({ kind: 'UNIVERSITY' }), {}, 1, { label: 'CORE_PARTNER', ring: 1, open: [], requests: [] }],
    ['a university with a nucleus partner', member({ kind: 'UNIVERSITY' }), outside, 1, { label: 'RING_1', ring: 1, open: [], requests: [] }],
    ['a university further away', member({ kind: 'UNIVERSITY' }), outside, 2, { label: 'RING_2', ring: 2, open: [], requests: [] }],
    ['a university without a way to the nucleus', member({ kind: 'UNIVERSITY' }), outside, 3, { label: 'OUTSIDE', ring: 3, open: [], requests: [] }],
    ['a university where nobody has a tie', member({ kind: 'UNIVERSITY' }), { partners: 0, inCore: null, position: nowhere }, 3, { label: 'OUTSIDE', ring: 3, open: ['CORE_PARTNER'], requests: ['CONFIRM_TIES'] }],
    ['embedded and large, output not stated', { ...mill, output: [] }, {}, 1, { label: 'CORE_PARTNER', ring: 1, open: ['NUCLEUS', 'GROWTH_POLE'], requests: ['GIVE_OUTPUT'] }],
    ['embedded and large, two years stated', { ...mill, output: yearly(2024, 1, 2) }, {}, 1, { label: 'CORE_PARTNER', ring: 1, open: ['NUCLEUS', 'GROWTH_POLE'], requests: ['GIVE_OUTPUT'] }],
    ['growing, employees not stated, not among the first by output', { ...mill, employees: null }, { others: [member({ output: yearly(2025, 900) })] }, 1, { label: 'CORE_PARTNER', ring: 1, open: ['NUCLEUS', 'GROWTH_POLE'], requests: ['GIVE_EMPLOYEES'] }],
    ['all but the role', { ...mill, mainRole: null, sectorOutput: yearly(2021, 1, 1, 1) }, {}, 1, { label: 'CORE_PARTNER', ring: 1, open: ['NUCLEUS', 'GROWTH_POLE'], requests: ['GIVE_CHAIN_ROLE'] }],
    ['a pole by its numbers, role not stated, not embedded', { ...mill, mainRole: null }, outside, 2, { label: 'RING_2', ring: 2, open: ['GROWTH_POLE'], requests: ['GIVE_CHAIN_ROLE'] }],
    ['nothing stated, not embedded', member(), outside, 1, { label: 'RING_1', ring: 1, open: ['GROWTH_POLE'], requests: ['GIVE_CHAIN_ROLE', 'GIVE_EMPLOYEES', 'GIVE_OUTPUT'] }],
    ['output from nothing: a year more is asked for', { ...mill, output: yearly(2023, 0, 1, 2) }, {}, 1, { label: 'CORE_PARTNER', ring: 1, open: ['NUCLEUS', 'GROWTH_POLE'], requests: ['GIVE_OUTPUT'] }],
    ['a small firm with known numbers is not asked', { ...mill, employees: 9, output: yearly(2024, 1) }, { others: [member({ output: yearly(2025, 2) })], ...outside }, 1, { label: 'RING_1', ring: 1, open: [], requests: [] }],
  ];
  test.each(cases)('%s', (_, one, given, ring, expected) => expect(labelled(one, given, ring)).toEqual(expected));

  test('growing exactly as the reference is a growth pole', () => {
    expect(labelled({ ...mill, sectorOutput: yearly(2021, 3, 1, 3.3) }, outside, 3).label).toBe('GROWTH_POLE');
    expect(labelled({ ...mill, sectorOutput: yearly(2021, 3, 1, 3.31) }, outside, 3).label).toBe('OUTSIDE');
    const fifth = { ...mill, output: yearly(2021, 5, 5, 6), sectorOutput: yearly(2021, 1, 1, 0.1 * 12) }; // 0.1 * 12 is a little above 1.2
    expect(labelled(fifth, outside, 3).label).toBe('GROWTH_POLE');
  });
});

describe('the rings', () => {
  test('by hand', () => {
    const one = network(7, [[0, 1, 1], [1, 2, 1], [2, 3, 1], [4, 5, 1]]);
    expect(rings(adjacency(one), [0])).toEqual([0, 1, 2, 2, 3, 3, 3]);
    expect(rings(adjacency(one), [0, 3, 3])).toEqual([0, 1, 1, 0, 3, 3, 3]);
    expect(rings(adjacency(one), [])).toEqual([3, 3, 3, 3, 3, 3, 3]);
    expect(() => rings(adjacency(one), [7])).toThrow(RangeError);
  });

  test('partner, joined, or neither, by the reach of a full matrix', () => {
    fc.assert(
      fc.property(networks(10), fc.array(fc.nat(9), { maxLength: 3 }), (one, chosen) => {
        const nucleus = chosen.filter((i) => i < one.size);
        const w = matrix(one);
        const reach = new Set(nucleus);
        for (let round = 0; round < one.size; round++) for (const i of [...reach]) w[i]?.forEach((weight, j) => weight > 0 && reach.add(j));
        const expected = w.map((own, i) => (nucleus.includes(i) ? 0 : nucleus.some((j) => (own[j] ?? 0) > 0) ? 1 : reach.has(i) ? 2 : 3));
        expect(rings(adjacency(one), nucleus)).toEqual(expected);
      }),
    );
  });
});
