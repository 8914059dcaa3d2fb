import type { MandateFiguresFragment } from '@/generated/graphql';
import { shareOf, toDecimal, toMilli } from '@/lib/decimal';

type Figures = Pick<MandateFiguresFragment, 'limit' | 'used'>;

/** What of a mandate is not taken; nothing where more is taken than it now allows. */
export function leftOf({ limit, used }: Figures): { amount: string; currency: string } {
  const left = (toMilli(limit.amount) ?? 0n) - (toMilli(used.amount) ?? 0n);
  return { amount: toDecimal(left > 0n ? left : 0n), currency: limit.currency };
}

/** The part that is taken, in whole percent, for drawing. */
export function takenPercent({ limit, used }: Figures): number {
  return Math.min(100, Math.floor(shareOf(used.amount, limit.amount) * 100));
}
