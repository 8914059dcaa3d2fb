import type { SignedIn } from '../../access/actor.js';
import { mayActFor, mustActFor } from '../../access/rights.js';
import type { RequestContext } from '../../context.js';
import type { CommitmentMakeInput, CommitmentWithdrawInput } from '../../generated/schema.js';
import type { Effect, EntryDraft } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { Checks, mustBeId } from '../../shared/input.js';
import { MINOR_DIGITS, quantity } from '../../shared/money.js';
import { mustBeValid, notFound, notPossible, Refusal, versionConflict } from '../../shared/refusal.js';
import { mustBeWithinMandate } from '../mandate/changes.js';
import { mustCollect, readQuantity } from './changes.js';
import { commitmentKey, type Quantities } from './commitment-store.js';
import { mayWithdraw } from './policy.js';
import { inWholePacks } from './rules.js';
import type { CommitmentRow, InitiativeRow, LineRow } from './rows.js';

export type CommitmentChanged = { commitmentId: string; initiativeId: string };
type CommitmentEffect = (transaction: Transaction) => Promise<Effect<CommitmentChanged>>;

function readQuantities(input: CommitmentMakeInput): Quantities {
  const checks = new Checks();
  const firmMilli = readQuantity(checks, ['firm'], input.firm);
  const flexibleMilli = readQuantity(checks, ['flexible'], input.flexible);
  const ceilingMinor = input.ceiling == null ? null : checks.decimal(['ceiling'], input.ceiling, MINOR_DIGITS);
  if (checks.problems.length === 0) {
    if (firmMilli + flexibleMilli === 0n) checks.add(['firm'], 'input.positive');
    if (ceilingMinor === 0n) checks.add(['ceiling'], 'input.positive');
  }
  mustBeValid(checks.problems);
  return { firmMilli, flexibleMilli, ceilingMinor };
}

function mustComeInPacks({ firmMilli, flexibleMilli }: Quantities, { packMilli, unitCode }: LineRow): void {
  const checks = new Checks();
  const pack = `${quantity(packMilli, unitCode).value} ${unitCode}`;
  if (!inWholePacks(firmMilli, packMilli)) checks.add(['firm'], 'input.wholePacks', { pack });
  if (!inWholePacks(flexibleMilli, packMilli)) checks.add(['flexible'], 'input.wholePacks', { pack });
  mustBeValid(checks.problems);
}

/** Who makes a first commitment names no version, nor need who comes back after taking it back: they no longer see the old one. */
function mustKnow(commitment: CommitmentRow | null, expectedVersion: number | null): void {
  if (expectedVersion === null && commitment?.state !== 'LIVE') return;
  const version = commitment?.version ?? 0;
  if (version !== expectedVersion) throw versionConflict(version);
}

/**
 * The effect of committing: it binds the organization from the deadline on, and until then may be changed. An administrator commits
 * without a limit, others within the mandate they hold, and not in place of what somebody else committed.
 */
export function makeCommitment(context: RequestContext, actor: SignedIn, input: CommitmentMakeInput): CommitmentEffect {
  const lineId = mustBeId('ProcurementLine', input.lineId, 'lineId');
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  mustActFor(actor, organizationId, 'commitInMandate', ['input', 'organizationId']);
  const quantities = readQuantities(input);
  const firstId = newId();
  return async (transaction) => {
    const { commitments } = context.stores.initiatives;
    const place = await commitments.lockLine(transaction, lineId, organizationId, context.requestId);
    if (place === null) throw notFound(['input', 'lineId']);
    const { initiative, line, commitment } = place;
    if (!initiative.viewerMemberIds.includes(organizationId)) {
      throw new Refusal('FORBIDDEN', 'error.forbidden.membersOnly', ['input', 'organizationId']);
    }
    if (commitment?.state === 'LIVE' && !mayWithdraw(actor, commitment)) throw new Refusal('FORBIDDEN', 'error.forbidden.replaceCommitment', ['input', 'lineId']);
    mustCollect(initiative, ['input', 'lineId']);
    if (initiative.version !== input.expectedTermsVersion) {
      throw new Refusal('CONFLICT', 'refused.initiative.terms', ['input', 'expectedTermsVersion'], { currentVersion: initiative.version });
    }
    mustKnow(commitment, input.expectedVersion ?? null);
    mustComeInPacks(quantities, line);
    if (!mayActFor(actor, organizationId, 'commit')) {
      const promised = { ...quantities, organizationId, currency: initiative.currency, key: commitmentKey(lineId, organizationId) };
      await mustBeWithinMandate(context, transaction, actor, promised);
    }
    const commitmentId = await commitments.save(transaction, lineId, organizationId, firstId, quantities, { id: actor.id, locale: context.locale });
    return changed('commitment.make', initiative, organizationId, commitmentId, { before: termsOf(commitment), after: { state: 'LIVE', ...quantities } });
  };
}

/** The effect of taking a commitment back: nothing is owed. */
export function withdrawCommitment(context: RequestContext, actor: SignedIn, input: CommitmentWithdrawInput): CommitmentEffect {
  const commitmentId = mustBeId('Commitment', input.commitmentId, 'commitmentId');
  return async (transaction) => {
    const { commitments } = context.stores.initiatives;
    const place = await commitments.lock(transaction, commitmentId, context.requestId);
    if (place === null) throw notFound(['input', 'commitmentId']);
    const { initiative, commitment } = place;
    if (!mayWithdraw(actor, commitment)) throw new Refusal('FORBIDDEN', 'error.forbidden.commit', ['input', 'commitmentId']);
    mustCollect(initiative, ['input', 'commitmentId']);
    if (commitment.version !== input.expectedVersion) throw versionConflict(commitment.version);
    if (commitment.state !== 'LIVE') throw notPossible('refused.commitment.withdrawn', ['input', 'commitmentId']);
    await commitments.withdraw(transaction, commitment);
    return changed('commitment.withdraw', initiative, commitment.organizationId, commitmentId, { before: termsOf(commitment), after: { state: 'WITHDRAWN' } });
  };
}

/** What is promised at the moment. */
function termsOf(commitment: CommitmentRow | null): Record<string, unknown> {
  if (commitment === null) return {};
  const { state, firmMilli, flexibleMilli, ceilingMinor } = commitment;
  return state === 'LIVE' ? { state, firmMilli, flexibleMilli, ceilingMinor } : { state };
}

/** What is recorded never tells a quantity: the journal is read by more than may know it. */
function changed(
  action: string,
  initiative: InitiativeRow,
  organizationId: string,
  commitmentId: string,
  fields: Pick<EntryDraft, 'before' | 'after'>,
): Effect<CommitmentChanged> {
  return {
    answer: { commitmentId, initiativeId: initiative.id },
    entries: [{ journalId: initiative.clusterId, action, organizationId, objectType: 'Commitment', objectId: commitmentId, ...fields }],
  };
}
