import { chainStages, isChainStage, type ChainStage, type Flow, type OrganizationKind, type Stage } from './chain.js';
import { known, unknown, type Figure } from './figure.js';
import { at } from './numbers.js';

/** A step of the chain that hangs on one member: it alone gives, or it alone takes. */
export type Bottleneck = { readonly from: ChainStage; readonly to: ChainStage; readonly member: number; readonly side: 'GIVES' | 'TAKES' };

/**
 * Which members lie on a directed way SUPPLIER -> PROCESSOR -> SELLER -> BUYER, flows between adjacent stages only: reached from the
 * first stage and reaching the last. Definition: nucleus method, section "Chain"; our own measure.
 */
export function onPath(stages: readonly (Stage | null)[], flows: readonly Flow[]): Uint8Array {
  const reached = Uint8Array.from(stages, (stage) => (stage === 'SUPPLIER' ? 1 : 0));
  const reaching = Uint8Array.from(stages, (stage) => (stage === 'BUYER' ? 1 : 0));
  const steps = stepsOf(stages, flows);
  for (const step of steps) for (const { from, to } of step) if (reached[from] === 1) reached[to] = 1;
  for (const step of steps.toReversed()) for (const { from, to } of step) if (reaching[to] === 1) reaching[from] = 1;
  return reached.map((one, i) => (one === 1 && reaching[i] === 1 ? 1 : 0));
}

/** Enterprises of the chain on such a way, as a share of all of them, 0..1; `on` is what `onPath` gives. `NO_CHAIN_MEMBERS`. */
export function onPathShare(kinds: readonly OrganizationKind[], stages: readonly (Stage | null)[], on: Uint8Array): Figure {
  const enterprises = stages.flatMap((stage, i) => (isChainStage(stage) && kinds[i] === 'ENTERPRISE' ? [i] : []));
  if (enterprises.length === 0) return unknown('NO_CHAIN_MEMBERS');
  return known(enterprises.filter((i) => at(on, i) === 1).length / enterprises.length);
}

/** The steps of the chain in which one member alone gives or alone takes, in the order of the chain. Our own measure. */
export function bottlenecks(stages: readonly (Stage | null)[], flows: readonly Flow[]): Bottleneck[] {
  return stepsOf(stages, flows).flatMap((step, place) => {
    const sides = [
      { side: 'GIVES' as const, members: new Set(step.map(({ from }) => from)) },
      { side: 'TAKES' as const, members: new Set(step.map(({ to }) => to)) },
    ];
    const ends = { from: at(chainStages, place), to: at(chainStages, place + 1) };
    return sides.flatMap(({ side, members }) => (members.size === 1 ? [...members].map((member) => ({ ...ends, member, side })) : []));
  });
}

/**
 * Margins above one that goods bear from a supplier to a buyer: flows minus 1 on the shortest way, through whoever stands between.
 * 0: suppliers sell to buyers directly. `NO_PATH`, `NO_CHAIN_MEMBERS`. Source: Spengler 1950, J. Polit. Econ. 58:347-352 (double margin).
 */
export function doubleMargin(stages: readonly (Stage | null)[], flows: readonly Flow[]): Figure {
  if (!stages.some(isChainStage)) return unknown('NO_CHAIN_MEMBERS');
  const takers = new Map<number, number[]>();
  for (const { from, to } of flows) takers.set(from, takers.get(from) ?? []).get(from)?.push(to);
  const steps = new Map<number, number>(stages.flatMap((stage, i) => (stage === 'SUPPLIER' ? [[i, 0] as const] : [])));
  for (const [member, taken] of steps) {
    // A map goes on to what is added while it is walked: nearest first.
    if (stages[member] === 'BUYER') return known(taken - 1);
    for (const taker of takers.get(member) ?? []) if (!steps.has(taker)) steps.set(taker, taken + 1);
  }
  return unknown('NO_PATH');
}

/** The flows of each of the three steps, repeated ones included. */
function stepsOf(stages: readonly (Stage | null)[], flows: readonly Flow[]): Flow[][] {
  return [0, 1, 2].map((step) => flows.filter(({ from, to }) => stages[from] === chainStages[step] && stages[to] === chainStages[step + 1]));
}
