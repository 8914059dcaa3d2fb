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
