import fc from 'fast-check';
import type { ProductGroup } from '../../../server/src/generated/schema.js';
import { chainCoverage, stageOf, type ChainRole, type OrganizationKind } from '../../../server/src/modules/nucleus/rules/chain.js';
import { diagnose, type PlacedMember } from '../../../server/src/modules/nucleus/rules/diagnosis.js';
import { known, unknown } from '../../../server/src/modules/nucleus/rules/figure.js';
import { clusterForm, type FormScores } from '../../../server/src/modules/nucleus/rules/form.js';
import { formality, informalGain, readInformalRatio } from '../../../server/src/modules/nucleus/rules/formality.js';
import { areNear, distanceKm, nearness, type Place } from '../../../server/src/modules/nucleus/rules/geography.js';
import { networkFromTies, type TypedTie } from '../../../server/src/modules/nucleus/rules/network.js';
import { orientation } from '../../../server/src/modules/nucleus/rules/orientation.js';
import { withParameters } from '../../../server/src/modules/nucleus/rules/parameters.js';
import { productGroupOf } from '../../../server/src/modules/nucleus/rules/product-group.js';
import { member, network } from './kit.js';
import * as reference from './reference.js';

const place = (known: Partial<Place> = {}): Place => ({ region: null, latitude: null, longitude: null, ...known });
const placed = (known: Partial<PlacedMember> = {}): PlacedMember => ({ ...member(), ...place(), productGroup: null, ...known });

function tie(from: number, to: number, known: Partial<TypedTie> = {}): TypedTie {
  return { from, to, form: 'FORMAL', type: 'SERVICE_CONTRACT', mutual: false, state: 'CONFIRMED', review: null, strength: 5, weight: null, ...known };
}
const advice = (from: number, to: number, mutual = false): TypedTie => tie(from, to, { form: 'INFORMAL', type: 'ADVICE', mutual });
const project = (from: number, to: number): TypedTie => tie(from, to, { type: 'RD_PROJECT', strength: null, weight: 0.5 });

const someTies = fc.array(
  fc.record({ from: fc.nat(6), to: fc.nat(6), informal: fc.boolean(), mutual: fc.boolean(), joint: fc.boolean() }).filter(({ from, to }) => from !== to),
  { maxLength: 25 },
).map((rows) => rows.map(({ from, to, informal, mutual, joint }) => (informal ? advice(from, to, mutual) : joint ? project(from, to) : tie(from, to, { mutual }))));

describe('formal beside informal', () => {
  test('ratio, multiplexity and reciprocity by counting', () => {
    fc.assert(
      fc.property(someTies, (ties) => {
        const found = formality(ties);
        const counted = ties.filter((one) => one.weight === null);
        const informal = counted.filter((one) => one.form === 'INFORMAL');
        expect(found.informalRatio.value).toEqual(counted.length === 0 ? null : informal.length / counted.length);
        expect([found.formalTies, found.informalTies]).toEqual([counted.length - informal.length, informal.length]);
        let [any, both, mutual, dyads] = [0, 0, 0, 0];
        for (let a = 0; a < 7; a++) {
          for (let b = a + 1; b < 7; b++) {
            const between = ties.filter(({ from, to }) => Math.min(from, to) === a && Math.max(from, to) === b);
            if (between.length > 0) any++;
            if (new Set(between.map(({ form }) => form)).size === 2) both++;
            const goes = (from: number): boolean => between.some((one) => one.form === 'INFORMAL' && (one.mutual || one.from === from));
            if (goes(a) || goes(b)) dyads++;
            if (goes(a) && goes(b)) mutual++;
          }
        }
        expect(found.multiplexShare).toEqual(any === 0 ? unknown('NO_TIES') : known(both / any));
        expect(found.reciprocity).toEqual(dyads === 0 ? unknown('NO_INFORMAL_TIES') : known(mutual / dyads));
      }),
    );
  });

  test('what informal ties add is the difference between two networks', () => {
    fc.assert(
      fc.property(someTies, (ties) => {
        const found = informalGain(7, ties);
        const [formal, all] = [networkFromTies(7, ties.filter(({ form }) => form === 'FORMAL')), networkFromTies(7, ties)];
        expect(found.formalReach).toEqual(known(reference.joinedWithout(formal, null) / 21));
        expect(found.reach).toEqual(known(reference.joinedWithout(all, null) / 21));
        expect(found.informalOnlyPairs).toBe(all.weight.length - formal.weight.length);
        const parts = (one: typeof all): number => new Set(Array.from({ length: 7 }, (_, i) => Math.min(...reference.reachedFrom(one, i)))).size;
        expect([found.formalParts, found.parts]).toEqual([parts(formal), parts(all)]);
      }),
    );
    expect(informalGain(1, [])).toMatchObject({ informalOnlyShare: unknown('NO_TIES'), formalReach: unknown('ONE_MEMBER'), reach: unknown('ONE_MEMBER'), parts: 1 });
  });

  test('informal ties that weigh nothing add nothing', () => {
    const ties = [tie(0, 1), tie(1, 2, { form: 'INFORMAL' }), tie(0, 1, { form: 'INFORMAL' })];
    const parameters = withParameters('2026-01-01', { informalFactor: 0 });
    expect(informalGain(3, ties, parameters)).toMatchObject({ informalOnlyPairs: 0, informalOnlyShare: known(0), reach: known(1 / 3), formalReach: known(1 / 3), parts: 2 });
    expect(informalGain(3, ties)).toMatchObject({ informalOnlyPairs: 1, informalOnlyShare: known(0.5), reach: known(1), parts: 1 });
  });

  test.each([[0.099, 'ASSOCIATION_LIKE'], [0.1, 'CLUSTER_LIKE'], [0.6, 'CLUSTER_LIKE'], [0.61, 'CLUB_LIKE']])('a ratio of %p reads %s', (ratio, reading) =>
    expect(readInformalRatio(ratio)).toBe(reading));
});

describe('how ties lie to the chain', () => {
  const members = [
    ...(['PRODUCER', 'PRODUCER', 'PROCESSOR', 'BUYER'] as const).map((mainRole) => ({ kind: 'ENTERPRISE' as const, mainRole })),
    { kind: 'UNIVERSITY' as const, mainRole: null },
  ];
  test('the shares, joint projects left out', () => {
    const ties = [tie(0, 2), tie(0, 1), tie(0, 3), tie(2, 4), tie(0, 1, { type: 'SUPPLY_CONTRACT' }), project(0, 4)];
    expect(orientation(members, ties)).toEqual({ vertical: known(0.4), horizontal: known(0.2), lateral: known(0.4) });
    const none = (reason: 'NO_TIES' | 'ONLY_JOINT_PROJECTS') => ({ vertical: unknown(reason), horizontal: unknown(reason), lateral: unknown(reason) });
    expect(orientation(members, [])).toEqual(none('NO_TIES'));
    // Who reads the reason must not take a cluster that is full of projects for one without ties.
    expect(orientation(members, [project(0, 4)])).toEqual(none('ONLY_JOINT_PROJECTS'));
    expect(formality([project(0, 4)]).informalRatio).toEqual(unknown('ONLY_JOINT_PROJECTS'));
  });
  test('add to 1', () => {
    const ends = fc.tuple(fc.nat(4), fc.nat(4)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(ends, { minLength: 1 }), (pairs) => {
        const { vertical, horizontal, lateral } = orientation(members, pairs.map(([a, b]) => tie(a, b)));
        expect((vertical.value ?? NaN) + (horizontal.value ?? NaN) + (lateral.value ?? NaN)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('nearness', () => {
  const kostanay = place({ region: 'KZ-39', latitude: 53.2144, longitude: 63.6246 });
  const rudny = place({ latitude: 52.9729, longitude: 63.1168 });
  const astana = place({ region: 'KZ-71', latitude: 51.1694, longitude: 71.4491 });
  test('distances over the ground', () => {
    expect(distanceKm(kostanay, rudny)).toBeCloseTo(43.3, 0);
    expect(distanceKm(kostanay, astana)).toBeCloseTo(580, -1);
    expect(distanceKm(place({ latitude: 0, longitude: 0 }), place({ latitude: 0, longitude: 180 }))).toBeCloseTo(Math.PI * 6371.0088, 6);
    expect(distanceKm(kostanay, place({ latitude: 1 }))).toBeNull();
  });
  test('one region or up to 100 km; unknown is not far', () => {
    expect(areNear(kostanay, rudny)).toBe(true);
    expect(areNear(kostanay, astana)).toBe(false);
    expect(areNear(kostanay, place({ region: 'KZ-39' }))).toBe(true);
    expect(areNear(kostanay, place({ region: 'KZ-71' }))).toBe(false);
    expect(areNear(kostanay, place())).toBeNull();
  });
  test('a share of the weight whose places are known', () => {
    const one = network(4, [[0, 1, 3], [0, 2, 1], [0, 3, 4]]);
    expect(nearness(one, [kostanay, rudny, astana, place()])).toEqual({ localShare: known(0.75), placedShare: known(0.5) });
    expect(nearness(one, [place(), place(), place(), place()])).toEqual({ localShare: unknown('NO_PLACES'), placedShare: known(0) });
    expect(nearness(network(2, []), [kostanay, rudny])).toEqual({ localShare: unknown('NO_TIES'), placedShare: unknown('NO_TIES') });
  });
});

describe('the form', () => {
  type Said = [kind: OrganizationKind, mainRole: ChainRole | null, productGroup?: ProductGroup | null];
  function formOf(said: Said[], ties: TypedTie[]): FormScores {
    const members = said.map(([kind, mainRole, productGroup = null]) => placed({ kind, mainRole, productGroup }));
    const stages = members.map(({ kind, mainRole }) => stageOf(kind, mainRole));
    const flows = ties.filter(({ type }) => type === 'SUPPLY_CONTRACT');
    return clusterForm(networkFromTies(members.length, ties), members, stages, chainCoverage(stages, flows), orientation(members, ties));
  }
  const supply = (from: number, to: number): TypedTie => tie(from, to, { type: 'SUPPLY_CONTRACT' });
  const chain: Said[] = [['ENTERPRISE', 'PRODUCER', 'GRAIN'], ['ENTERPRISE', 'PROCESSOR', 'GRAIN'], ['ENTERPRISE', 'SELLER'], ['ENTERPRISE', 'BUYER']];

  test('a whole chain of one product', () => {
    expect(formOf(chain, [supply(0, 1), supply(1, 2), supply(2, 3)])).toEqual({ researchCentred: known(0), chain: known(1), aggregate: known(0), form: known('CHAIN') });
  });
  test('universities among themselves: no chain and no products are facts here', () => {
    expect(formOf([['UNIVERSITY', null], ['RESEARCH_INSTITUTE', null]], [tie(0, 1)])).toEqual({
      researchCentred: known(1),
      chain: known(0),
      aggregate: known(0),
      form: known('RESEARCH_CENTRED'),
    });
  });
  test('one whose group is not known counts in none', () => {
    expect(formOf([...chain, ['ENTERPRISE', 'PRODUCER', null]], [supply(0, 1)])).toMatchObject({ aggregate: known(0) });
  });
  test.each<[string, ProductGroup | null]>([
    ['wheat', 'GRAIN'], ['пшеница', 'GRAIN'], ['  Твёрдая   пшеница ', 'GRAIN'], ['Қатты бидай', 'GRAIN'], ['ұн', 'GRAIN'],
    ['сливочное масло', 'DAIRY'], ['күнбағыс майы', 'OILSEEDS'], ['мясо', 'MEAT'],
    ['торговля зерном', null], ['wheat and milk', null], ['масло', null], ['', null],
  ])('%p is of the group %p', (leadingProduct, group) => {
    expect([productGroupOf(null, leadingProduct), productGroupOf('FISH', leadingProduct)]).toEqual([group, 'FISH']);
  });
  test('producers of many products', () => {
    const many: Said[] = (['GRAIN', 'MEAT', 'DAIRY', 'OILSEEDS'] as const).map((product) => ['ENTERPRISE', 'PRODUCER', product]);
    expect(formOf(many, [tie(0, 1), tie(2, 3)])).toMatchObject({ aggregate: known(0.75), chain: known(0), form: known('AGGREGATE') });
  });
  test('two scores within 0.10 are mixed', () => {
    const mixed: Said[] = [['ENTERPRISE', 'PRODUCER', 'GRAIN'], ['ENTERPRISE', 'PRODUCER', 'DAIRY'], ['UNIVERSITY', null]];
    expect(formOf(mixed, [tie(0, 1), tie(0, 2)])).toMatchObject({ researchCentred: known(0.5), aggregate: known(0.5), form: known('MIXED') });
    expect(formOf(mixed, [tie(0, 2), tie(1, 2)]).form).toEqual(known('RESEARCH_CENTRED'));
  });
  test('what nobody stated is missing, not 0', () => {
    expect(formOf([['ENTERPRISE', null], ['ENTERPRISE', null]], [tie(0, 1)])).toEqual({
      researchCentred: known(0),
      chain: unknown('NO_CHAIN_ROLE'),
      aggregate: unknown('NO_CHAIN_ROLE'),
      form: unknown('NO_CHAIN_ROLE'),
    });
    expect(formOf([['ENTERPRISE', 'PRODUCER'], ['ENTERPRISE', 'SELLER']], [tie(0, 1)])).toMatchObject({ aggregate: unknown('NO_PRODUCTS'), form: unknown('NO_PRODUCTS') });
    expect(formOf(chain, [])).toMatchObject({ researchCentred: unknown('NO_TIES'), chain: unknown('NO_TIES'), form: unknown('NO_TIES') });
  });
  test('every score is within 0..1', () => {
    const said = fc.tuple(
      fc.constantFrom<OrganizationKind>('ENTERPRISE', 'ENTERPRISE', 'UNIVERSITY'),
      fc.constantFrom<(ChainRole | null)[]>('PRODUCER', 'PROCESSOR', 'SELLER', 'BUYER', 'SERVICE', null),
      fc.constantFrom<(ProductGroup | null)[]>('GRAIN', 'MEAT', null),
    );
    fc.assert(
      fc.property(fc.array(said, { minLength: 7, maxLength: 7 }), someTies, (all, ties) => {
        const { form, ...scores } = formOf(all, ties);
        const values = Object.values(scores).map(({ value }) => value);
        for (const value of values) expect(value === null || (value >= 0 && value <= 1)).toBe(true);
        expect(form.value === null).toBe(values.includes(null));
      }),
    );
  });
});

describe('a diagnosis', () => {
  const roles = ['PRODUCER', 'PROCESSOR', 'SELLER', 'BUYER'] as const;
  const members = [...roles.map((mainRole) => placed({ mainRole, region: 'KZ-39', productGroup: 'GRAIN' })), placed({ kind: 'UNIVERSITY', region: 'KZ-71' })];
  const supplies = [0, 1, 2].map((i) => tie(i, i + 1, { type: 'SUPPLY_CONTRACT' }));

  test('of a short chain and the university that advises its mill', () => {
    const ties = [...supplies, advice(4, 1)];
    const found = diagnose(networkFromTies(5, ties), members, ties, supplies, [1], [4, 4, 9, 9, 4]);
    expect(found).toMatchObject({
      density: known(0.4),
      focal: true,
      geographic: true,
      onPathShare: known(1),
      onPath: Uint8Array.of(1, 1, 1, 1, 0),
      doubleMargin: known(2),
      orientation: { vertical: known(0.75), horizontal: known(0), lateral: known(0.25) },
      form: { form: known('CHAIN') },
      formality: { informalRatio: known(0.25), reading: 'CLUSTER_LIKE', reciprocity: known(0) },
      informalGain: { formalReach: known(0.6), reach: known(1), formalParts: 2, parts: 1 },
      resilience: { member: 1, value: known(expect.closeTo(1 / 6, 12) as number) },
    });
    expect(found.communities).toMatchObject({ of: Int32Array.of(0, 0, 1, 1, 0), count: 2 });
    expect(found.losses[1]).toMatchObject({ stranded: 2, coverageAfter: known(1 / 3) });
    expect(found.bottlenecks).toHaveLength(6);
  });

  test('of nobody, and of organizations of which nothing is known but a tie', () => {
    expect(diagnose(network(0, []), [], [], [], [], [])).toMatchObject({ density: unknown('TOO_FEW_MEMBERS'), focal: null, geographic: null, losses: [], communities: { count: 0, modularity: unknown('NO_TIES'), reading: null } });
    const ties = [tie(0, 1)];
    expect(diagnose(networkFromTies(2, ties), [placed(), placed()], ties, [], [], [0, 0])).toMatchObject({
      density: known(1),
      nearness: { localShare: unknown('NO_PLACES') },
      onPathShare: unknown('NO_CHAIN_MEMBERS'),
      doubleMargin: unknown('NO_CHAIN_MEMBERS'),
      form: { form: unknown('NO_CHAIN_ROLE') },
      resilience: { value: unknown('NO_NUCLEUS'), member: null },
    });
    expect(() => diagnose(network(1, []), [], [], [], [], [])).toThrow(RangeError);
  });
});
