/**
 * What members are told of each other's quantities (invariant I14): of each line the sum of its firm and of its flexible quantities, each
 * published now and then to all at once.
 *
 * The sum is published anew only when at least 4 organizations stand in it with a quantity that none of its tellings held before. That is
 * enough: whatever sums and differences one makes of the tellings, the last one used brings these 4 unknowns, which no earlier one holds
 * and so nothing cancels. One of them may be the reader's own; at least 3 others' remain. It holds for any number of tellings, also for
 * one who knows who joined, changed and left in between. Counted are quantities above 0 that are new, not acts: going back to an old
 * quantity or taking it back brings no unknown.
 */
const FRESH_TO_TELL = 4;
const OTHERS_TO_SHOW = 3;
/** A sum that so many have left since is withdrawn: it would promise too much, and without 4 new quantities it cannot be told anew. */
const GONE_TO_UNSAY = 4;

/** What an organization commits to a line now (0 for none), what of it the present telling holds, and what any telling ever held. */
export type Stake = { organizationId: string; liveMilli: bigint; toldMilli: bigint; everToldMilli: readonly bigint[] };

/** A published sum, and the organizations whose quantity it told for the first time. */
export type Telling = { sumMilli: bigint; freshIds: readonly string[] };

/** What becomes of the telling after a change: it stays, is withdrawn, or gives way to one with these new quantities. */
export type Retelling = { step: 'keep' } | { step: 'unsay' } | { step: 'tell'; freshIds: readonly string[] };

const isFresh = ({ liveMilli, everToldMilli }: Stake): boolean => liveMilli > 0n && !everToldMilli.includes(liveMilli);
const isGone = ({ liveMilli, toldMilli }: Stake): boolean => toldMilli > 0n && liveMilli === 0n;

/**
 * Decides whether the sum of a line is told anew.
 * @param moved all stakes in the line that are not what the telling holds; the others decide nothing
 */
export function retell(moved: readonly Stake[]): Retelling {
  const fresh = moved.filter(isFresh);
  if (fresh.length >= FRESH_TO_TELL) return { step: 'tell', freshIds: fresh.map(({ organizationId }) => organizationId) };
  return { step: moved.filter(isGone).length >= GONE_TO_UNSAY ? 'unsay' : 'keep' };
}

/** A stake once it is told. */
export const asTold = <Told extends Stake>(stake: Told): Told => ({
  ...stake,
  toldMilli: stake.liveMilli,
  everToldMilli: isFresh(stake) ? [...stake.everToldMilli, stake.liveMilli] : stake.everToldMilli,
});

/**
 * The sum as the reader sees it: of the others as it was told, of the reader's own organizations as it is. Null before a telling, and
 * for one who acts for so many of its organizations that fewer than 3 others' quantities are new in it.
 */
export function sumFor(telling: Telling | null, own: readonly Omit<Stake, 'everToldMilli'>[]): bigint | null {
  if (telling === null) return null;
  const others = telling.freshIds.filter((id) => !own.some(({ organizationId }) => organizationId === id));
  if (others.length < OTHERS_TO_SHOW) return null;
  return own.reduce((sum, { liveMilli, toldMilli }) => sum - toldMilli + liveMilli, telling.sumMilli);
}
