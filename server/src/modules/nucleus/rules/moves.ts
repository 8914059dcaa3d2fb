import type { Label } from './labels.js';

/** A condition as a reader may know it. */
export type ToldCondition = { readonly name: string; readonly verdict: 'MET' | 'MISSED' | 'UNKNOWN' | 'PRIVATE' };

/**
 * The conditions of one member whose verdict is another one than before. Where those that everybody may know explain the move, those that
 * rest on unpublished figures are left out: of a member of the nucleus all are known to be met, so that they would always seem to change.
 */
export function changedConditions<Told extends ToldCondition>(before: readonly Told[], after: readonly Told[]): { before: Told; after: Told }[] {
  const changed = before.flatMap((one) => {
    const other = after.find(({ name }) => name === one.name);
    return other === undefined || other.verdict === one.verdict ? [] : [{ before: one, after: other }];
  });
  const open = changed.filter((change) => change.before.verdict !== 'PRIVATE' && change.after.verdict !== 'PRIVATE');
  return open.length > 0 ? open : changed;
}

/**
 * What a move comes from: joining or leaving the cluster, the conditions that are told to have changed, figures that are not told, the growth
 * beside that of the stage of the chain, which alone decides of a growth pole beyond the conditions, or else ties, its own or those of others.
 */
export type MoveCause = 'MEMBERSHIP' | 'CONDITIONS' | 'PRIVATE_FIGURES' | 'RELATIVE_GROWTH' | 'OTHERS';

/** The cause of a move, as far as the reader may know it; `told` are the conditions on one of the days, `changed` of them what changed. */
export function causeOf(before: Label | null, after: Label | null, told: readonly ToldCondition[], changed: readonly unknown[]): MoveCause {
  if (before === null || after === null) return 'MEMBERSHIP';
  if (changed.length > 0) return 'CONDITIONS';
  if (before !== 'GROWTH_POLE' && after !== 'GROWTH_POLE') return 'OTHERS';
  return told.some(({ verdict }) => verdict === 'PRIVATE') ? 'PRIVATE_FIGURES' : 'RELATIVE_GROWTH';
}
