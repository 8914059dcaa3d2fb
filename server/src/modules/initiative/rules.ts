import type { InitiativeState, UnsuccessfulReason } from '../../generated/schema.js';

/** More than any cluster buys; sums of so much stay far from the end of the database's integers. */
export const MAX_QUANTITY_MILLI = 1_000_000_000_000n;
export const MAX_LINES = 20;

/** Whether a quantity comes in whole packs. */
export const inWholePacks = (milli: bigint, packMilli: bigint): boolean => packMilli > 0n && milli % packMilli === 0n;

/** Whether it is a name of the IANA time zone database; an offset is none, because it does not follow the law of a place. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{1,63}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What stands in the way of committing, taking back and calling off. */
export type Hindrance = 'DEADLINE_PASSED' | 'NOT_POSSIBLE';

/**
 * Members may act while the joint action collects and its deadline is ahead. The deadline alone ends it: what the clock then makes of the
 * state may come later.
 */
export function hindranceOf({ state, deadlinePassed }: { state: InitiativeState; deadlinePassed: boolean }): Hindrance | null {
  if (state === 'CANCELLED') return 'NOT_POSSIBLE';
  if (deadlinePassed) return 'DEADLINE_PASSED';
  return state === 'COLLECTING' ? null : 'NOT_POSSIBLE';
}

/** What came together by the deadline. */
export type Collected = { minimumParticipants: number; participants: number; lines: { minimumMilli: bigint; firmMilli: bigint }[] };
export type Outcome = { state: 'LOCKED'; reason: null } | { state: 'UNSUCCESSFUL'; reason: UnsuccessfulReason };

/** Locked when enough members committed and every line has its firm minimum. */
export function outcomeOf({ minimumParticipants, participants, lines }: Collected): Outcome {
  if (participants < minimumParticipants) return { state: 'UNSUCCESSFUL', reason: 'MIN_PARTICIPANTS' };
  if (lines.some((line) => line.firmMilli < line.minimumMilli)) return { state: 'UNSUCCESSFUL', reason: 'MIN_QTY' };
  return { state: 'LOCKED', reason: null };
}

/** The part of the minimum that is reached, cut after 4 decimals, so that 1 is told only when it is met. */
export const shareOf = (firmMilli: bigint, minimumMilli: bigint): number =>
  minimumMilli === 0n ? 1 : Number((firmMilli * 10_000n) / minimumMilli) / 10_000;

/** A number of members below 3 could name them. */
export const toldParticipants = (participants: number): number | null => (participants < 3 ? null : participants);
