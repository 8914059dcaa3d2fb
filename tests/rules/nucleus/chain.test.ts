import fc from 'fast-check';
import { chainCoverage, stageOf, type ChainRole, type OrganizationKind, type Stage } from '../../../server/src/modules/nucleus/rules/chain.js';
import { known, unknown } from '../../../server/src/modules/nucleus/rules/figure.js';

const full: Stage[] = ['SUPPLIER', 'PROCESSOR', 'SELLER', 'BUYER'];

describe('the stage', () => {
  test.each<[ChainRole, Stage]>([
    ['PRODUCER', 'SUPPLIER'],
    ['PROCESSOR', 'PROCESSOR'],
    ['SELLER', 'SELLER'],
    ['BUYER', 'BUYER'],
    ['INPUT_SUPPLIER', 'SUPPORT'],
    ['STORAGE_LOGISTICS', 'SUPPORT'],
    ['SERVICE', 'SUPPORT'],
    ['FINANCE', 'SUPPORT'],
    ['RESEARCH', 'OTHER'],
    ['GOVERNANCE', 'OTHER'],
  ])('role %s of an enterprise: %s', (role, stage) => expect(stageOf('ENTERPRISE', role)).toBe(stage));

  test.each<[OrganizationKind, ChainRole | null, Stage | null]>([
    ['RESEARCH_INSTITUTE', 'PRODUCER', 'RESEARCH'],
    ['RESEARCH_INSTITUTE', null, 'RESEARCH'],
    ['UNIVERSITY', 'SERVICE', 'UNIVERSITY'],
    ['FINANCIAL_INSTITUTION', 'FINANCE', 'SUPPORT'],
    ['ASSOCIATION', 'SELLER', 'SELLER'],
    ['PUBLIC_ADMINISTRATION', 'GOVERNANCE', 'OTHER'],
    ['ENTERPRISE', null, null],
    ['ASSOCIATION', null, null],
  ])('%s with role %s: %s', (kind, role, stage) => expect(stageOf(kind, role)).toBe(stage));
});

describe('coverage of the chain', () => {
  test('complete', () => {
    const found = chainCoverage(full, [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 3 }]);
    expect(found).toEqual({
      coverage: known(1),
      links: [
        { from: 'SUPPLIER', to: 'PROCESSOR', flows: 1, state: 'COVERED' },
        { from: 'PROCESSOR', to: 'SELLER', flows: 1, state: 'COVERED' },
        { from: 'SELLER', to: 'BUYER', flows: 1, state: 'COVERED' },
      ],
      missing: [],
      withoutStage: 0,
    });
  });

  test('a pair with two contracts is one flow; backwards, within and across stages is none', () => {
    const stages: Stage[] = [...full, 'SUPPLIER', 'SUPPORT'];
    const flows = [[0, 1], [0, 1], [4, 1], [2, 1], [3, 2], [0, 4], [0, 2], [0, 3], [5, 1]].map(([from = NaN, to = NaN]) => ({ from, to }));
    const found = chainCoverage(stages, flows);
    expect(found.coverage).toEqual(known(1 / 3));
    expect(found.links.map((link) => link.flows)).toEqual([2, 0, 0]);
    expect(found.missing).toEqual([
      { from: 'PROCESSOR', to: 'SELLER', flows: 0, state: 'NO_FLOW' },
      { from: 'SELLER', to: 'BUYER', flows: 0, state: 'NO_FLOW' },
    ]);
  });

  test('tells an empty stage from a missing contract, and counts those who have not said their role', () => {
    const found = chainCoverage(['SUPPLIER', 'PROCESSOR', 'BUYER', null, null, 'UNIVERSITY'], [{ from: 0, to: 1 }]);
    expect(found.coverage).toEqual(known(1 / 3));
    expect(found.missing.map((link) => [link.from, link.state])).toEqual([['PROCESSOR', 'NO_MEMBERS'], ['SELLER', 'NO_MEMBERS']]);
    expect(found.withoutStage).toBe(2);
  });

  test('no flow at all is 0; nobody in the chain is not known', () => {
    expect(chainCoverage(full, []).coverage).toEqual(known(0));
    expect(chainCoverage(['UNIVERSITY', 'SUPPORT', null], []).coverage).toEqual(unknown('NO_CHAIN_MEMBERS'));
    expect(chainCoverage([], []).coverage).toEqual(unknown('NO_CHAIN_MEMBERS'));
  });

  test('refuses a flow with a stranger', () => {
    expect(() => chainCoverage(full, [{ from: 0, to: 4 }])).toThrow(RangeError);
    expect(() => chainCoverage(full, [{ from: -1, to: 0 }])).toThrow(RangeError);
  });

  test('is always 0, 1/3, 2/3 or 1, and a further flow never lowers it', () => {
    const flow = fc.record({ from: fc.nat(7), to: fc.nat(7) });
    const stages = fc.array(fc.constantFrom<(Stage | null)[]>(...full, 'SUPPORT', null), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(stages, fc.array(flow), flow, (where, flows, further) => {
        const [before, after] = [chainCoverage(where, flows), chainCoverage(where, [...flows, further])];
        fc.pre(before.coverage.value !== null);
        expect([0, 1 / 3, 2 / 3, 1]).toContain(before.coverage.value);
        expect(after.coverage.value).toBeGreaterThanOrEqual(before.coverage.value ?? NaN);
        expect(before.missing.length).toBe(Math.round(3 * (1 - (before.coverage.value ?? NaN))));
      }),
    );
  });
});
