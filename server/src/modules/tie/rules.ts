import type { ChainRole, OrganizationKind, TieDirection, TieForm, TieReview, TieState, TieType, Visibility } from '../../generated/schema.js';
import { chainStages, stageOf } from '../nucleus/rules/chain.js';

const FORMAL: ReadonlySet<TieType> = new Set<TieType>([
  'SUPPLY_CONTRACT',
  'SERVICE_CONTRACT',
  'OWNERSHIP',
  'JOINT_VENTURE',
  'LICENCE',
  'LOAN',
  'LEASE',
  'ASSOCIATION_MEMBERSHIP',
  'RD_PROJECT',
  'SECONDMENT',
]);

/** The form follows from the type. */
export const formOf = (type: TieType): TieForm => (FORMAL.has(type) ? 'FORMAL' : 'INFORMAL');

const WIDTH: Visibility[] = ['PARTIES', 'COUNCIL', 'MEMBERS', 'PUBLIC'];

/** The narrower of two levels: what both sides agree to show. */
export const narrower = (a: Visibility, b: Visibility): Visibility => (WIDTH.indexOf(a) <= WIDTH.indexOf(b) ? a : b);

/** What a side shows when it does not say: formal ties to the members, informal ones to the partner alone. */
export const defaultVisibility = (type: TieType): Visibility => (formOf(type) === 'FORMAL' ? 'MEMBERS' : 'PARTIES');

/** Who owns whom concerns the council in any case. */
export const mayShowAt = (type: TieType, visibility: Visibility): boolean => type !== 'OWNERSHIP' || visibility !== 'PARTIES';

/** A share is of the one that is owned: of two that own each other there would be two. */
export const mayHaveShare = (type: TieType, mutual: boolean): boolean => type === 'OWNERSHIP' && !mutual;

/** Whether so many thousandths of a percent can be owned. */
export const isShare = (milli: bigint): boolean => milli > 0n && milli <= 100_000n;

/** Strength 1..5: the lower of the two sides' words, 3 when neither said. */
export function agreedStrength(from: number | null, to: number | null): number {
  const said = [from, to].filter((strength) => strength !== null);
  return said.length === 0 ? 3 : Math.min(...said);
}

/** One end of a tie as the chain sees it: what it is, and its main role in the tie's cluster. */
export type ChainEnd = { kind: OrganizationKind; mainRole: ChainRole | null };

/**
 * Vertical along the chain (a supply, or enterprises of neighbouring stages), horizontal between enterprises of one stage, lateral else.
 */
export function directionOf(type: TieType, from: ChainEnd, to: ChainEnd): TieDirection {
  if (type === 'SUPPLY_CONTRACT') return 'VERTICAL';
  const [a, b] = [placeOf(from), placeOf(to)];
  if (a < 0 || b < 0) return 'LATERAL';
  if (a === b) return 'HORIZONTAL';
  return Math.abs(a - b) === 1 ? 'VERTICAL' : 'LATERAL';
}

/** The place of an enterprise in the order of the chain's stages; -1 for all others. */
const placeOf = ({ kind, mainRole }: ChainEnd): number => (kind === 'ENTERPRISE' ? chainStages.findIndex((stage) => stage === stageOf(kind, mainRole)) : -1);

/** What may be done with a tie, and from which states. */
const FROM_STATES = {
  confirm: ['PROPOSED'],
  reject: ['PROPOSED'],
  withdraw: ['PROPOSED'],
  reconfirm: ['CONFIRMED', 'STALE'],
  end: ['CONFIRMED', 'STALE'],
} as const satisfies Record<string, readonly TieState[]>;

export type TieStep = keyof typeof FROM_STATES;

/** Whether the state allows the step. */
export const stateAllows = (step: TieStep, state: TieState): boolean => (FROM_STATES[step] as readonly TieState[]).includes(state);

/** Which side a step is for: the one that declared the tie, the other one, or either. */
export const SIDE_OF_STEP: Record<TieStep, 'declarer' | 'counterparty' | 'either'> = {
  confirm: 'counterparty',
  reject: 'counterparty',
  withdraw: 'declarer',
  reconfirm: 'either',
  end: 'either',
};

/** So long the word of its two parties holds a tie; then it is stale until one of them says again that it stands. */
export const MONTHS_CONFIRMED = 12;

/** So many days before it becomes stale it can be reconfirmed. */
export const DAYS_TO_RECONFIRM = 60;

/** What decides whether the council looks at a tie. */
export type Reviewable = { form: TieForm; visibility: Visibility; state: TieState; review: TieReview | null };

/** Whether the council has an opinion on it: on what stands on paper and is shown to it. Informal ties rest on people, and those of the parties alone are theirs. */
export const mayReview = ({ form, visibility, state }: Omit<Reviewable, 'review'>): boolean =>
  form === 'FORMAL' && visibility !== 'PARTIES' && (state === 'CONFIRMED' || state === 'STALE');

/** Whether its parties can add evidence: until the council has verified it. */
export const mayAddEvidence = (tie: Reviewable): boolean => mayReview(tie) && tie.review !== 'VERIFIED';

/** Whoever disputes a tie or asks for more says why. */
export const needsReason = (review: TieReview): boolean => review !== 'VERIFIED';

/** A disputed tie does not count. */
export const changesCount = (before: TieReview | null, after: TieReview): boolean => (before === 'DISPUTED') !== (after === 'DISPUTED');

/** A tie of the same type between the same two in the same cluster, as another one finds it: its instants by ISO 8601. */
export type EarlierTie = {
  state: TieState;
  declaredByOrganizationId: string | null;
  declaredAt: string;
  endedAt: string | null;
  /** Whether it stands for the new one: it runs the same way, or one of the two holds both ways. */
  alike: boolean;
};

/** Whether there is such a tie already, or one that waits for an answer. */
export const isThere = (earlier: readonly EarlierTie[]): boolean =>
  earlier.some(({ state, alike }) => alike && (state === 'PROPOSED' || state === 'CONFIRMED' || state === 'STALE'));

/** So many days a rejection is left in peace, and counts that a side took its word back. */
const DAYS_IN_PEACE = 30;

/** So often a side may take back what it declared within these days: for slips, and no more, as the other side is asked each time. */
const MOST_TAKEN_BACK = 3;

const DAY_MS = 86_400_000;

/** From which day in UTC on the other side can be asked again, and what stands in the way until then. */
export type Peace = { from: string; because: 'REJECTED' | 'WITHDRAWN' };

/**
 * Until when the other side is left in peace; null where it can be asked at any time. A rejection holds for the side that declared,
 * whichever way the tie would run, until its days are over or the rejecting side itself has declared one since; likewise that the side took
 * back too often what it had declared.
 */
export function peaceUntil(earlier: readonly EarlierTie[], declarer: string, partner: string): Peace | null {
  const asked = Math.max(...earlier.filter((tie) => tie.declaredByOrganizationId === partner).map(({ declaredAt }) => Date.parse(declaredAt)));
  const endings = (state: TieState): number[] =>
    earlier
      .flatMap((tie) => (tie.state === state && tie.declaredByOrganizationId === declarer && tie.endedAt !== null ? [Date.parse(tie.endedAt)] : []))
      .filter((endedAt) => endedAt >= asked)
      .sort((a, b) => b - a);
  const [rejectedAt] = endings('REJECTED');
  const takenBackAt = endings('WITHDRAWN')[MOST_TAKEN_BACK - 1];
  const peace = (endedAt: number | undefined, because: Peace['because']): Peace[] =>
    endedAt === undefined ? [] : [{ from: new Date(endedAt + DAYS_IN_PEACE * DAY_MS).toISOString().slice(0, 10), because }];
  const [longest = null] = [...peace(rejectedAt, 'REJECTED'), ...peace(takenBackAt, 'WITHDRAWN')].sort((a, b) => b.from.localeCompare(a.from));
  return longest;
}
