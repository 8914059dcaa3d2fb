import type { SignedIn } from '../../access/actor.js';
import { sitsInCouncil } from '../../access/council.js';
import { mustActFor } from '../../access/rights.js';
import type { RequestContext } from '../../context.js';
import type { TieAddEvidenceInput, TieConfirmInput, TieDeclareInput, TieReviewInput, TieState } from '../../generated/schema.js';
import { nucleusIsDue } from '../../jobs/schedule.js';
import { before } from '../../journal/digest.js';
import type { Effect } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { Checks, mustBeId } from '../../shared/input.js';
import { MILLI_DIGITS } from '../../shared/money.js';
import { mustBeValid, notFound, notPossible, Refusal, versionConflict } from '../../shared/refusal.js';
import { activeClusters } from '../membership/store.js';
import { actingSide, isOwnTie, provingSide, RIGHT_OF_STEP } from './policy.js';
import { agreedStrength, defaultVisibility, formOf, isShare, isThere, mayAddEvidence, mayHaveShare, mayReview, mayShowAt, narrower, needsReason, peaceUntil, changesCount, stateAllows, type TieStep } from './rules.js';
import type { LockedTie, NewTie } from './store.js';

export type TieAnswer = { tieId: string };

/** The share in thousandths of a percent. */
function readShare(checks: Checks, { share, type, mutual }: TieDeclareInput): bigint | null {
  if (share == null) return null;
  if (!mayHaveShare(type, mutual ?? false)) checks.add(['share'], 'input.shareOfOwnership');
  const shareMilli = checks.decimal(['share'], share, MILLI_DIGITS);
  if (checks.problems.every(({ path }) => path[1] !== 'share') && !isShare(shareMilli)) checks.add(['share'], 'input.share');
  return shareMilli;
}

function checkDeclaration(input: TieDeclareInput): Checks {
  const checks = new Checks();
  if (input.strength != null) checks.integer(['strength'], input.strength, 1, 5);
  if (input.visibility != null && !mayShowAt(input.type, input.visibility)) checks.add(['visibility'], 'input.ownershipVisibility');
  const { validFrom, validUntil } = input;
  checks.day(['validFrom'], validFrom);
  checks.day(['validUntil'], validUntil);
  if (validFrom != null && validUntil != null && validUntil < validFrom) checks.add(['validUntil'], 'input.endBeforeStart');
  return checks;
}

/** What a declaration says of the tie; throws for what is not acceptable. */
function readDeclaration(input: TieDeclareInput, outgoing: boolean) {
  const checks = checkDeclaration(input);
  const evidence = checks.optionalText(['evidence'], input.evidence, 1_000);
  const shareMilli = readShare(checks, input);
  if (input.partnerId === input.organizationId) checks.add(['partnerId'], 'input.selfTie');
  mustBeValid(checks.problems);
  const { type, mutual, strength = null, validFrom = null, validUntil = null } = input;
  const visibility = input.visibility ?? defaultVisibility(type);
  return {
    ...{ type, form: formOf(type), mutual: mutual ?? false, shareMilli, validFrom, validUntil, evidence },
    ...{ strength: agreedStrength(strength, null), strengthFrom: outgoing ? strength : null, strengthTo: outgoing ? null : strength },
    ...{ visibility, visibilityFrom: outgoing ? visibility : null, visibilityTo: outgoing ? null : visibility },
  };
}

/** The effect of declaring a tie: it waits for the other side. */
export function declareTie(context: RequestContext, actor: SignedIn, input: TieDeclareInput): (tx: Transaction) => Promise<Effect<TieAnswer>> {
  const clusterId = mustBeId('Cluster', input.clusterId, 'clusterId');
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  const partnerId = mustBeId('Organization', input.partnerId, 'partnerId');
  mustActFor(actor, organizationId, 'writeTie', ['input', 'organizationId']);
  const outgoing = input.outgoing ?? true;
  const properties = readDeclaration(input, outgoing);
  const tieId = newId();
  const ends = outgoing ? { fromId: organizationId, toId: partnerId } : { fromId: partnerId, toId: organizationId };
  const tie: NewTie = { id: tieId, clusterId, ...ends, declaredByOrganizationId: organizationId, properties: { ...properties, declaredById: actor.userId } };
  return async (transaction) => {
    const { ties } = context.stores;
    const found = await ties.lockEnds(transaction, tie);
    if (found === null) throw notFound(['input', 'partnerId']);
    if (isThere(found.earlier)) throw notPossible('refused.tieExists');
    const peace = peaceUntil(found.earlier, organizationId, partnerId);
    if (peace !== null && peace.from > found.latestDay) {
      throw notPossible(peace.because === 'REJECTED' ? 'refused.tieRejected' : 'refused.tieTakenBack', ['input', 'partnerId'], { from: peace.from });
    }
    const { validFrom } = await ties.declare(transaction, tie);
    if (properties.validUntil !== null && properties.validUntil < validFrom) mustBeValid([{ path: ['input', 'validUntil'], message: 'input.endBeforeStart' }]);
    const after = { ...properties, validFrom, state: 'PROPOSED', ...ends };
    return {
      answer: { tieId },
      entries: [{ journalId: clusterId, action: 'tie.declare', organizationId, objectType: 'Tie', objectId: tieId, change: { type: input.type }, after }],
    };
  };
}

type StepInput = { tieId: string; expectedVersion: number };

/** What a step changes: fields as the tie has them, and what is kept beside them. */
type Step = { set: Record<string, unknown> & { state: TieState }; beside?: Record<string, unknown>; validUntil?: string };
type StepRule = (tie: LockedTie, side: string) => Step;

/** Which instant of a tie a step is; those that are not named end it. */
const STAMPS: Partial<Record<TieStep, 'confirmedAt' | 'reconfirmedAt'>> = { confirm: 'confirmedAt', reconfirm: 'reconfirmedAt' };

/** Ties that count for the nucleus come and go by these, in every cluster of both sides: a public one counts in all. */
const movesNucleus = (step: TieStep, before: TieState): boolean => step === 'confirm' || step === 'end' || (step === 'reconfirm' && before === 'STALE');

/** Locks the tie, checks version, state and side, applies the step and records it. */
function takeStep(context: RequestContext, actor: SignedIn, step: TieStep, input: StepInput, rule: StepRule) {
  const tieId = mustBeId('Tie', input.tieId, 'tieId');
  return async (transaction: Transaction): Promise<Effect<TieAnswer>> => {
    const tie = await lock(context, transaction, tieId);
    const side = actingSide(actor, tie, step);
    if (side === null) throw new Refusal('FORBIDDEN', step === 'confirm' ? 'error.forbidden.confirmTie' : 'error.forbidden.writeTie', ['input', 'tieId']);
    if (tie.version !== input.expectedVersion) throw versionConflict(tie.version);
    if (!stateAllows(step, tie.state) || (step === 'reconfirm' && !tie.toReconfirm)) throw notPossible(`refused.tie.${step}`, ['input', 'tieId']);
    if (RIGHT_OF_STEP[step] === 'writeTie' && !(await activeClusters(transaction, side)).includes(tie.clusterId)) {
      throw new Refusal('FORBIDDEN', 'error.forbidden.membersOnly', ['input', 'tieId']);
    }
    const { set, beside = {}, validUntil } = rule(tie, side);
    await context.stores.ties.update(transaction, tieId, { ...set, ...beside }, STAMPS[step] ?? 'endedAt', validUntil);
    if (movesNucleus(step, tie.state)) await nucleusIsDue(transaction, await activeClusters(transaction, tie.fromId, tie.toId));
    const after = { ...set, ...(validUntil === undefined ? {} : { validUntil }) };
    return {
      answer: { tieId },
      entries: [
        {
          journalId: tie.clusterId,
          action: `tie.${step}`,
          organizationId: side,
          objectType: 'Tie',
          objectId: tieId,
          change: { from: tie.state },
          before: before(tie, after),
          after,
        },
      ],
    };
  };
}

/** The effect of confirming: strength and visibility become what both sides say. */
export function confirmTie(context: RequestContext, actor: SignedIn, input: TieConfirmInput) {
  const checks = new Checks();
  if (input.strength != null) checks.integer(['strength'], input.strength, 1, 5);
  mustBeValid(checks.problems);
  return takeStep(context, actor, 'confirm', input, (tie, side) => {
    const visibility = input.visibility ?? defaultVisibility(tie.type);
    if (!mayShowAt(tie.type, visibility)) mustBeValid([{ path: ['input', 'visibility'], message: 'input.ownershipVisibility' }]);
    const strength = input.strength ?? null;
    const isFrom = side === tie.fromId;
    return {
      set: {
        state: 'CONFIRMED',
        ...(isFrom ? { strengthFrom: strength, visibilityFrom: visibility } : { strengthTo: strength, visibilityTo: visibility }),
        strength: isFrom ? agreedStrength(strength, tie.strengthTo) : agreedStrength(tie.strengthFrom, strength),
        visibility: narrower(tie.visibility, visibility),
      },
      beside: {
        ...{ confirmedById: actor.userId, confirmedByOrganizationId: side },
        reviewIn: mayReview({ form: tie.form, visibility: narrower(tie.visibility, visibility), state: 'CONFIRMED' }) ? tie.clusterId : null,
      },
    };
  });
}

/** The effect of saying again that a tie stands: one side's word is enough, as it is for ending it. Who gave it is kept. */
export function reconfirmTie(context: RequestContext, actor: SignedIn, input: StepInput) {
  return takeStep(context, actor, 'reconfirm', input, (_tie, side) => ({
    set: { state: 'CONFIRMED' },
    beside: { reconfirmedById: actor.userId, reconfirmedByOrganizationId: side },
  }));
}

/** The effect of rejecting: only the two sides see it from then on. */
export function rejectTie(context: RequestContext, actor: SignedIn, input: StepInput & { reason?: string | null | undefined }) {
  const checks = new Checks();
  const note = checks.optionalText(['reason'], input.reason, 1_000);
  mustBeValid(checks.problems);
  return takeStep(context, actor, 'reject', input, () => ({ set: { state: 'REJECTED', note } }));
}

/** The effect of taking a declaration back. */
export function withdrawTie(context: RequestContext, actor: SignedIn, input: StepInput) {
  return takeStep(context, actor, 'withdraw', input, () => ({ set: { state: 'WITHDRAWN' } }));
}

/** The effect of ending a tie: it stays on record with its last day, which has begun where the day is the latest on earth. */
export function endTie(context: RequestContext, actor: SignedIn, input: StepInput & { endedOn?: string | null | undefined }) {
  return takeStep(context, actor, 'end', input, (tie) => {
    const endedOn = input.endedOn ?? tie.today;
    mustBeValid(endedOn > tie.latestDay ? [{ path: ['input', 'endedOn'], message: 'input.future' }] : []);
    mustBeValid(tie.validFrom !== null && endedOn < tie.validFrom ? [{ path: ['input', 'endedOn'], message: 'input.endBeforeStart' }] : []);
    // What both sides agreed on is not made longer by one.
    const validUntil = tie.validUntil !== null && tie.validUntil < endedOn ? tie.validUntil : endedOn;
    return { set: { state: 'ENDED' }, beside: { reviewIn: null }, validUntil };
  });
}

/** Locks the tie that the actor sees. */
async function lock(context: RequestContext, transaction: Transaction, tieId: string): Promise<LockedTie> {
  const tie = await context.stores.ties.lock(transaction, tieId, context.requestId);
  if (tie === null) throw notFound(['input', 'tieId']);
  return tie;
}

/** What the council makes of a tie; the entry does not name it, for who only sees the tie is not told that more evidence is asked for. */
export function reviewTie(context: RequestContext, actor: SignedIn, input: TieReviewInput) {
  const tieId = mustBeId('Tie', input.tieId, 'tieId');
  const { review } = input;
  const path = ['input', 'tieId'];
  const checks = new Checks();
  const reviewReason = checks.optionalText(['reason'], input.reason, 1_000);
  if (needsReason(review) && reviewReason === null && checks.problems.length === 0) checks.add(['reason'], 'input.required');
  return async (transaction: Transaction): Promise<Effect<TieAnswer>> => {
    const tie = await lock(context, transaction, tieId);
    if (!sitsInCouncil(actor, tie.clusterId)) throw new Refusal('FORBIDDEN', 'error.forbidden.reviewTie', path);
    if (isOwnTie(actor, tie)) throw new Refusal('FORBIDDEN', 'error.forbidden.ownTie', path);
    if (tie.version !== input.expectedVersion) throw versionConflict(tie.version);
    if (!mayReview(tie)) throw notPossible('refused.tie.review', path);
    mustBeValid(checks.problems);
    await context.stores.ties.review(transaction, tieId, { review, reviewReason, reviewedById: actor.userId });
    if (changesCount(tie.review, review)) await nucleusIsDue(transaction, await activeClusters(transaction, tie.fromId, tie.toId));
    const after = { review, reviewReason };
    return {
      answer: { tieId },
      entries: [{ journalId: tie.clusterId, action: 'tie.review', organizationId: null, objectType: 'Tie', objectId: tieId, before: before(tie, after), after }],
    };
  };
}

const MOST_EVIDENCE = 10_000;

/** The effect of adding evidence: what was said before stays, and the council looks at the tie again. */
export function addEvidence(context: RequestContext, actor: SignedIn, input: TieAddEvidenceInput) {
  const tieId = mustBeId('Tie', input.tieId, 'tieId');
  const path = ['input', 'tieId'];
  const checks = new Checks();
  const added = checks.text(['evidence'], input.evidence, 1, 1_000);
  return async (transaction: Transaction): Promise<Effect<TieAnswer>> => {
    const tie = await lock(context, transaction, tieId);
    const side = provingSide(actor, tie);
    if (side === null) throw new Refusal('FORBIDDEN', 'error.forbidden.writeTie', path);
    if (tie.version !== input.expectedVersion) throw versionConflict(tie.version);
    if (!mayAddEvidence(tie)) throw notPossible('refused.tie.addEvidence', path);
    if (!(await activeClusters(transaction, side)).includes(tie.clusterId)) throw new Refusal('FORBIDDEN', 'error.forbidden.membersOnly', path);
    mustBeValid(checks.problems);
    const evidence = tie.evidence === null ? added : `${tie.evidence}\n${added}`;
    if (evidence.length > MOST_EVIDENCE) throw notPossible('refused.tie.evidenceFull', ['input', 'evidence']);
    await context.stores.ties.addEvidence(transaction, tieId, evidence);
    const after = { evidence };
    return {
      answer: { tieId },
      entries: [{ journalId: tie.clusterId, action: 'tie.prove', organizationId: side, objectType: 'Tie', objectId: tieId, before: before(tie, after), after }],
    };
  };
}
