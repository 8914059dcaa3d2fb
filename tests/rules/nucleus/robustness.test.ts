import fc from 'fast-check';
import type { Flow, Stage } from '../../../server/src/modules/nucleus/rules/chain.js';
import { chainCoverage, coverageWithout } from '../../../server/src/modules/nucleus/rules/chain.js';
import { components, joinedPairs } from '../../../server/src/modules/nucleus/rules/components.js';
import { coreSet } from '../../../server/src/modules/nucleus/rules/core-periphery.js';
import { cuts } from '../../../server/src/modules/nucleus/rules/cut.js';
import { known, unknown } from '../../../server/src/modules/nucleus/rules/figure.js';
import { defaultParameters } from '../../../server/src/modules/nucleus/rules/parameters.js';
import type { Network } from '../../../server/src/modules/nucleus/rules/network.js';
import { losses, resilience, worstBridges } from '../../../server/src/modules/nucleus/rules/robustness.js';
import { coreNumbers, sCoreIndex } from '../../../server/src/modules/nucleus/rules/s-core.js';
import { attributesKnown, suppose, wouldBeInNucleus, type KnownMember, type StoredVerdicts, type Supposed } from '../../../server/src/modules/nucleus/rules/what-if.js';
import { karate, network, networks, type Pair } from './kit.js';
import * as reference from './reference.js';

const parts = (one: Network) => components(one.size, one.from, one.to);
const lossesOf = (one: Network) => losses(one, new Array<Stage | null>(one.size).fill(null), []);

describe('connected parts', () => {
  test('are those that walks reach', () => {
    fc.assert(
      fc.property(networks(12, 3), (one) => {
        const { of, size } = parts(one);
        for (let i = 0; i < one.size; i++) {
          const reached = reference.reachedFrom(one, i);
          expect(Array.from(of.keys()).filter((j) => of[j] === of[i])).toEqual([...reached].sort((a, b) => a - b));
          expect(size[of[i] ?? -1]).toBe(reached.size);
        }
        expect(joinedPairs(parts(one))).toBe(reference.joinedWithout(one, null));
      }),
    );
  });

  test('are numbered in the order of their first members', () => {
    expect(parts(network(5, [[3, 4, 1], [0, 2, 1]]))).toEqual({ of: Int32Array.of(0, 1, 0, 2, 2), size: Int32Array.of(2, 1, 2) });
    expect(parts(network(0, []))).toEqual({ of: new Int32Array(0), size: new Int32Array(0) });
  });
});

describe('what a leaving costs', () => {
  test('pair loss, stranded members, articulation and bridges are what trying finds', () => {
    fc.assert(
      fc.property(networks(11, 3), (one) => {
        const found = cuts(one);
        expect(found.bridges).toEqual(reference.bridges(one));
        lossesOf(one).forEach((loss, i) => {
          const expected = reference.pairLoss(one, i);
          if (Number.isNaN(expected)) expect(loss.pairLoss).toEqual(unknown('NO_OTHER_PAIRS'));
          else expect(loss.pairLoss.value).toBeCloseTo(expected, 12);
          expect(loss.stranded).toBe(reference.stranded(one, i));
          expect(found.articulation[i]).toBe(expected > 0 ? 1 : 0);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('the middle of a star: all others are cut off', () => {
    const star = network(5, [1, 2, 3, 4].map((leaf): Pair => [0, leaf, 1]));
    expect(lossesOf(star)[0]).toEqual({ pairLoss: known(1), stranded: 3, weightShare: known(1), coverageAfter: unknown('NO_CHAIN_MEMBERS') });
    expect(lossesOf(star)[1]).toMatchObject({ pairLoss: known(0), stranded: 0, weightShare: known(0.25) });
    expect(cuts(star).bridges).toEqual([[0, 1], [0, 2], [0, 3], [0, 4]]);
  });

  test('in a ring nobody is cut off, in a long row half are', () => {
    const ring = network(6, [0, 1, 2, 3, 4, 5].map((i): Pair => [i, (i + 1) % 6, 1]));
    expect(lossesOf(ring).map((loss) => loss.pairLoss.value)).toEqual([0, 0, 0, 0, 0, 0]);
    const length = 20_001;
    const row = network(length, Array.from({ length: length - 1 }, (_, i): Pair => [i, i + 1, 1]));
    const middle = lossesOf(row)[10_000];
    expect(middle?.stranded).toBe(10_000);
    expect(middle?.pairLoss.value).toBeCloseTo(10_000 / 19_999, 12);
  });

  test('the karate club without its teacher', () => {
    const loss = lossesOf(karate)[0];
    // 5 members who train with him only, and 1 who knows nobody else
    expect(loss).toMatchObject({ stranded: 6, weightShare: known(16 / 78) });
    expect(loss?.pairLoss.value).toBeCloseTo(1 - ((27 * 26) / 2 + (5 * 4) / 2) / ((33 * 32) / 2), 12);
    expect(cuts(karate).bridges).toEqual([[0, 11]]);
  });

  test('bridges are told by what they hold', () => {
    const row = network(7, [[0, 1, 1], [1, 2, 1], [2, 3, 1], [3, 1, 1], [3, 4, 1], [4, 5, 1]]);
    expect(worstBridges(row, 2)).toEqual([{ from: 3, to: 4, cutOff: 2 }, { from: 0, to: 1, cutOff: 1 }]);
    fc.assert(
      fc.property(networks(11, 3), (one) => {
        for (const { from, to, cutOff } of worstBridges(one, 99)) {
          const pairs = Array.from(one.from, (a, p): Pair => [a, one.to[p] ?? -1, 1]);
          const cut = network(one.size, pairs.filter(([a, b]) => a !== from || b !== to));
          expect(cutOff).toBe(Math.min(reference.reachedFrom(cut, from).size, reference.reachedFrom(cut, to).size));
        }
      }),
    );
  });

  test('without ties there is nothing to lose', () => {
    expect(lossesOf(network(3, []))).toEqual(
      new Array(3).fill({ pairLoss: unknown('NO_OTHER_PAIRS'), stranded: 0, weightShare: unknown('NO_TIES'), coverageAfter: unknown('NO_CHAIN_MEMBERS') }),
    );
  });

  test('the chain without each member is what is left when its flows are taken away', () => {
    const flow = fc.record({ from: fc.nat(7), to: fc.nat(7) });
    const stages = fc.array(fc.constantFrom<(Stage | null)[]>('SUPPLIER', 'PROCESSOR', 'SELLER', 'BUYER', null), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(stages, fc.array(flow), (where, flows) => {
        const without = (i: number): [(Stage | null)[], Flow[]] => [where.map((stage, j) => (j === i ? null : stage)), flows.filter(({ from, to }) => from !== i && to !== i)];
        expect(coverageWithout(where, flows)).toEqual(where.map((_, i) => chainCoverage(...without(i)).coverage));
      }),
    );
  });
});

describe('resilience', () => {
  const found = lossesOf(network(6, [[0, 1, 1], [1, 2, 1], [2, 3, 1], [3, 4, 1]]));
  test('is what is left when the member of the nucleus leaves whose loss is largest, and names it', () => {
    const worst = resilience([0, 1, 2], found);
    expect(worst.member).toBe(2);
    expect(worst.value.value).toBeCloseTo(1 / 3, 12);
    expect(resilience([0], found)).toEqual({ value: known(1), member: 0 });
  });
  test('needs a nucleus, and somebody beside it', () => {
    expect(resilience([], found)).toEqual({ value: unknown('NO_NUCLEUS'), member: null });
    expect(resilience([0], lossesOf(network(2, [[0, 1, 1]])))).toEqual({ value: unknown('NO_OTHER_PAIRS'), member: null });
  });
});

describe('a supposition', () => {
  const none = (size: number) => new Array<Stage | null>(size).fill(null);
  /** The slow and obvious way: the network written anew. */
  const anew = (one: Network, keep: (i: number) => boolean, more: Pair[] = []): { changed: Network; was: number[] } => {
    const was = Array.from({ length: one.size }, (_, i) => i).filter(keep);
    const pairs = [...Array.from(one.from, (a, p): Pair => [a, one.to[p] ?? -1, one.weight[p] ?? 0]), ...more];
    return { changed: network(was.length, pairs.filter(([a, b]) => keep(a) && keep(b)).map(([a, b, w]): Pair => [was.indexOf(a), was.indexOf(b), w])), was };
  };
  const isAsComputed = (supposed: Supposed, { changed, was }: { changed: Network; was: number[] }): void => {
    const core = coreSet(changed);
    const index = sCoreIndex(changed);
    const deepest = Math.max(...index);
    const held = coreNumbers(changed);
    expect(supposed).toMatchObject({ pairs: changed.weight.length, components: parts(changed).size.length, largestComponent: Math.max(0, ...parts(changed).size), coreFit: core.value?.fit ?? null, coreSize: core.value?.members.length ?? 0 });
    const embedded = was.filter((_, i) => core.value?.members.includes(i) === true || (deepest > 0 && (index[i] ?? 0) >= 0.8 * deepest - 1e-9 && (held[i] ?? 0) >= 2));
    expect(Array.from(supposed.embedded.keys()).filter((i) => supposed.embedded[i] === 1)).toEqual(embedded);
  };

  test('gives what computing everything anew gives', () => {
    fc.assert(
      fc.property(networks(9, 3).filter(({ size }) => size > 1), fc.nat(8), fc.nat(8), (one, x, y) => {
        const [a, b] = [x % one.size, y % one.size];
        isAsComputed(suppose(one, none(one.size), [], { kind: 'LEAVES', member: a }, defaultParameters), anew(one, (i) => i !== a));
        if (a !== b) isAsComputed(suppose(one, none(one.size), [], { kind: 'TIED', a, b, weight: 0.625, flow: null }, defaultParameters), anew(one, () => true, [[a, b, 0.625]]));
      }),
    );
  });

  test('counts a partner that is won or lost, and the flow of goods', () => {
    const one = network(4, [[0, 1, 1], [1, 2, 1]]);
    const stages: (Stage | null)[] = ['SUPPLIER', 'PROCESSOR', 'SELLER', 'SELLER'];
    const flows = [{ from: 0, to: 1 }, { from: 1, to: 2 }];
    const left = suppose(one, stages, flows, { kind: 'LEAVES', member: 1 }, defaultParameters);
    expect([...left.partnerOf]).toEqual([[0, 1], [2, 1]]);
    expect(left.chain.coverage).toEqual(known(0));
    const more = suppose(one, stages, flows, { kind: 'TIED', a: 1, b: 3, weight: 1, flow: { from: 1, to: 3 } }, defaultParameters);
    expect([[...more.partnerOf], more.chain.links[1]?.flows]).toEqual([[[1, 3], [3, 1]], 2]);
    expect(suppose(one, stages, flows, { kind: 'TIED', a: 0, b: 1, weight: 1, flow: null }, defaultParameters).partnerOf.size).toBe(0);
  });

  const verdicts: StoredVerdicts = { label: 'CORE_PARTNER', production: 'met', large: 'met', growing: 'met', embedded: 'met', gathering: 'missed' };
  const [all, nothing] = [{ employees: true, outputs: true }, { employees: false, outputs: false }];
  test('tells of unpublished figures nothing but what a label tells', () => {
    for (const large of ['met', 'missed', 'unknown'] as const) {
      for (const growing of ['met', 'missed', 'unknown'] as const) expect(attributesKnown({ ...verdicts, large, growing }, nothing)).toBeNull();
    }
    expect(attributesKnown(verdicts, all)).toBe('met');
    expect(attributesKnown({ ...verdicts, growing: 'missed' }, { employees: false, outputs: true })).toBe('missed');
    expect(attributesKnown({ ...verdicts, gathering: 'met' }, nothing)).toBe('missed');
    expect(attributesKnown({ ...verdicts, label: 'GROWTH_POLE' }, nothing)).toBe('met');
    expect(attributesKnown({ ...verdicts, production: 'missed' }, nothing)).toBe('missed');
  });

  test('admits by what is known, and says where that does not do', () => {
    const would = (known: Partial<KnownMember>, embedded: boolean, gain: number) =>
      wouldBeInNucleus({ inNucleus: false, attributes: 'met', gathered: 3, ...known }, embedded, gain, defaultParameters);
    expect([would({}, true, 0), would({ gathered: 2 }, true, 1), would({ gathered: 2 }, true, 0), would({}, false, 0)]).toEqual(['met', 'met', 'missed', 'missed']);
    expect([would({ attributes: null }, true, 0), would({ attributes: null }, true, -1), would({ attributes: 'missed' }, true, 0)]).toEqual(['unknown', 'missed', 'missed']);
    expect([would({ inNucleus: true }, true, -1), would({ inNucleus: true, gathered: 4 }, true, -1)]).toEqual(['missed', 'met']);
  });
});
