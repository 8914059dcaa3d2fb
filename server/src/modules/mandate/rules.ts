/** What a commitment may cost at most. */
export type Exposed = { firmMilli: bigint; flexibleMilli: bigint; ceilingMinor: bigint | null };

const THOUSAND = 1_000n;

/**
 * The most that a commitment binds to, in minor units, rounded up: firm and flexible quantity at its ceiling; null without a ceiling,
 * which could be any amount.
 */
export function exposureMinor({ firmMilli, flexibleMilli, ceilingMinor }: Exposed): bigint | null {
  if (ceilingMinor === null) return null;
  return ((firmMilli + flexibleMilli) * ceilingMinor + THOUSAND - 1n) / THOUSAND;
}

/** What promises that stand take of a mandate. Those without a ceiling were made with an administrator's unlimited right and take nothing. */
export const usedMinor = (commitments: readonly Exposed[]): bigint =>
  commitments.reduce((sum, commitment) => sum + (exposureMinor(commitment) ?? 0n), 0n);

export type Judged = { limitMinor: bigint; currency: string; expired: boolean; others: readonly Exposed[] };

/** Why a commitment is beyond a mandate; for the limit with what is left of it. */
export type Beyond = { reason: 'expired' | 'noCeiling' | 'currency' } | { reason: 'limit'; leftMinor: bigint };

/**
 * Whether a commitment stays within a mandate; null when it does.
 * @param mandate with the holder's other promises that stand
 */
export function beyondMandate(mandate: Judged, commitment: Exposed, currency: string): Beyond | null {
  if (mandate.expired) return { reason: 'expired' };
  if (mandate.currency !== currency) return { reason: 'currency' };
  const exposure = exposureMinor(commitment);
  if (exposure === null) return { reason: 'noCeiling' };
  const left = mandate.limitMinor - usedMinor(mandate.others);
  return exposure <= left ? null : { reason: 'limit', leftMinor: left < 0n ? 0n : left };
}
