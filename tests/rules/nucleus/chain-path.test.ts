import fc from 'fast-check';
import { bottlenecks, doubleMargin, onPath, onPathShare } from '../../../server/src/modules/nucleus/rules/chain-path.js';
import type { Flow, OrganizationKind, Stage } from '../../../server/src/modules/nucleus/rules/chain.js';
import { known, unknown } from '../../../server/src/modules/nucleus/rules/figure.js';

const ORDER: (Stage | null)[] = ['SUPPLIER', 'PROCESSOR', 'SELLER', 'BUYER'];
const flows = (...pairs: [number, number][]): Flow[] => pairs.map(([from, to]) => ({ from, to }));

/** All ways through the four stages, one by one. */
function ways(stages: readonly (Stage | null)[], all: readonly Flow[]): number[][] {
  const step = (way: number[]): number[][] => {
    if (way.length === 4) return [way];
    return all.filter(({ from, to }) => from === way.at(-1) && stages[to] === ORDER[way.length]).flatMap(({ to }) => step([...way, to]));
  };
  return stages.flatMap((stage, i) => (stage === 'SUPPLIER' ? step([i]) : []));
}

/** Flows on the shortest way from a supplier to a buyer, by relaxing all flows again and again. */
function shortest(stages: readonly (Stage | null)[], all: readonly Flow[]): number {
  const distance = stages.map((stage) => (stage === 'SUPPLIER' ? 0 : Infinity));
  for (let round = 0; round < stages.length; round++) {
    for (const { from, to } of all) distance[to] = Math.min(distance[to] ?? NaN, (distance[from] ?? NaN) + 1);
  }
  return Math.min(...distance.filter((_, i) => stages[i] === 'BUYER'));
}

const someStages = fc.array(fc.constantFrom<(Stage | null)[]>(...ORDER, 'SUPPORT', null), { minLength: 9, maxLength: 9 });
const someFlows = fc.array(fc.record({ from: fc.nat(8), to: fc.nat(8) }), { maxLength: 24 });

describe('ways through the chain', () => {
  test('a member is on one when some way passes it', () => {
    fc.assert(
      fc.property(someStages, someFlows, (stages, all) => {
        const passed = new Set(ways(stages, all).flat());
        expect([...onPath(stages, all)]).toEqual(stages.map((_, i) => (passed.has(i) ? 1 : 0)));
      }),
    );
  });

  test('the share counts enterprises of the chain; another kind may stand on the way', () => {
    const stages = [...ORDER, 'SUPPLIER', 'SUPPORT', null] as (Stage | null)[];
    const kinds: OrganizationKind[] = ['ENTERPRISE', 'ENTERPRISE', 'ASSOCIATION', 'ENTERPRISE', 'ENTERPRISE', 'ENTERPRISE', 'ENTERPRISE'];
    expect(onPathShare(kinds, stages, onPath(stages, flows([0, 1], [1, 2], [2, 3], [4, 5])))).toEqual(known(0.75));
    expect(onPathShare(kinds, stages, onPath(stages, flows([0, 1], [1, 2])))).toEqual(known(0));
    expect(onPathShare(['UNIVERSITY'], ['UNIVERSITY'], onPath(['UNIVERSITY'], []))).toEqual(unknown('NO_CHAIN_MEMBERS'));
  });
});

describe('bottlenecks', () => {
  test('a step in which one alone gives or takes', () => {
    const stages: Stage[] = ['SUPPLIER', 'SUPPLIER', 'PROCESSOR', 'SELLER', 'SELLER', 'BUYER', 'BUYER'];
    expect(bottlenecks(stages, flows([0, 2], [1, 2], [2, 3], [2, 4], [3, 5], [4, 6]))).toEqual([
      { from: 'SUPPLIER', to: 'PROCESSOR', member: 2, side: 'TAKES' },
      { from: 'PROCESSOR', to: 'SELLER', member: 2, side: 'GIVES' },
    ]);
    expect(bottlenecks(stages, [])).toEqual([]);
  });
});

describe('double margin', () => {
  test('is one less than the flows on the shortest way', () => {
    fc.assert(
      fc.property(someStages, someFlows, (stages, all) => {
        const steps = shortest(stages, all);
        if (steps === Infinity) expect(doubleMargin(stages, all).value).toBeNull();
        else expect(doubleMargin(stages, all)).toEqual(known(steps - 1));
      }),
    );
  });
  test('0 when suppliers sell to buyers, 2 through all stages', () => {
    expect(doubleMargin(ORDER, flows([0, 3], [0, 1], [1, 2], [2, 3]))).toEqual(known(0));
    expect(doubleMargin(ORDER, flows([0, 1], [1, 2], [2, 3]))).toEqual(known(2));
    expect(doubleMargin(ORDER, flows([3, 0]))).toEqual(unknown('NO_PATH'));
    expect(doubleMargin([null, 'SUPPORT'], [])).toEqual(unknown('NO_CHAIN_MEMBERS'));
  });
});
