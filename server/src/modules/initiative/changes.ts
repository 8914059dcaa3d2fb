import type { SignedIn } from '../../access/actor.js';
import { mustActFor } from '../../access/rights.js';
import type { RequestContext } from '../../context.js';
import type { InitiativeCancelInput, InitiativeProposeInput, ProcurementLineInput } from '../../generated/schema.js';
import type { Effect } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { Checks, mustBeId } from '../../shared/input.js';
import { MILLI_DIGITS } from '../../shared/money.js';
import { mustBeValid, notFound, notPossible, Refusal, versionConflict } from '../../shared/refusal.js';
import { mailEnding } from './closing-mail.js';
import { mayCancel } from './policy.js';
import { hindranceOf, inWholePacks, isTimeZone, MAX_LINES, MAX_QUANTITY_MILLI } from './rules.js';
import type { InitiativeRow } from './rows.js';
import type { NewInitiative } from './store.js';

export type InitiativeChanged = { initiativeId: string };
type InitiativeEffect = (transaction: Transaction) => Promise<Effect<InitiativeChanged>>;

/** A quantity in thousandths, within what the sums can hold. */
export function readQuantity(checks: Checks, path: string[], value: string): bigint {
  const milli = checks.decimal(path, value, MILLI_DIGITS);
  if (milli > MAX_QUANTITY_MILLI) checks.add(path, 'input.tooMuch', { maximum: Number(MAX_QUANTITY_MILLI / 1_000n) });
  return milli;
}

/** Throws when members can no longer act in the joint action. */
export function mustCollect(initiative: InitiativeRow, path: string[]): void {
  const hindrance = hindranceOf(initiative);
  if (hindrance === 'DEADLINE_PASSED') throw new Refusal('DEADLINE_PASSED', 'refused.initiative.deadline', path);
  if (hindrance === 'NOT_POSSIBLE') throw notPossible('refused.initiative.closed', path);
}

function readLine(checks: Checks, line: ProcurementLineInput, index: number): NewInitiative['lines'][number] {
  const at = (field: string): string[] => ['lines', String(index), field];
  const problemsBefore = checks.problems.length;
  const packMilli = readQuantity(checks, at('pack'), line.pack);
  const minimumMilli = readQuantity(checks, at('minimum'), line.minimum);
  if (checks.problems.length === problemsBefore) {
    if (packMilli === 0n) checks.add(at('pack'), 'input.positive');
    else if (!inWholePacks(minimumMilli, packMilli)) checks.add(at('minimum'), 'input.wholePacks', { pack: line.pack });
  }
  return {
    id: newId(),
    position: index,
    product: checks.line(at('product'), line.product, 2, 160),
    description: checks.optionalText(at('description'), line.description, 1_000),
    unitCode: checks.unit(at('unit'), line.unit),
    packMilli,
    minimumMilli,
  };
}

/** The terms and the lines, checked; throws for what is not acceptable. */
function readTerms(input: InitiativeProposeInput): Pick<NewInitiative, 'properties' | 'lines'> {
  const checks = new Checks();
  const properties = {
    kind: 'JOINT_PROCUREMENT',
    title: checks.line(['title'], input.title, 3, 160),
    description: checks.text(['description'], input.description, 1, 8_000),
    timeZone: input.timeZone,
    currency: checks.currency(['currency'], input.currency),
    allocationRule: input.allocationRule ?? 'PROPORTIONAL',
    minimumParticipants: checks.integer(['minimumParticipants'], input.minimumParticipants ?? 3, 1, 1_000),
  };
  if (!isTimeZone(input.timeZone)) checks.add(['timeZone'], 'input.timeZone');
  if (input.lines.length === 0) checks.add(['lines'], 'input.required');
  if (input.lines.length > MAX_LINES) checks.add(['lines'], 'input.tooMany', { maximum: MAX_LINES });
  const lines = input.lines.slice(0, MAX_LINES).map((line, index) => readLine(checks, line, index));
  mustBeValid(checks.problems);
  return { properties, lines };
}

/** The effect of proposing a joint purchase: it is open for commitments at once. */
export function proposeInitiative(context: RequestContext, actor: SignedIn, input: InitiativeProposeInput): InitiativeEffect {
  const clusterId = mustBeId('Cluster', input.clusterId, 'clusterId');
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  mustActFor(actor, organizationId, 'proposeInitiative', ['input', 'organizationId']);
  const initiativeId = newId();
  const initiative: NewInitiative = { id: initiativeId, clusterId, organizationId, deadlineAt: input.deadlineAt, proposer: { id: actor.id, locale: context.locale }, ...readTerms(input) };
  return async (transaction) => {
    const organizer = await context.stores.initiatives.lockOrganizer(transaction, initiative);
    if (organizer === null) throw notFound(['input', 'clusterId']);
    if (!organizer.member) throw new Refusal('FORBIDDEN', 'error.forbidden.membersOnly', ['input', 'organizationId']);
    if (organizer.deadline !== 'fair') {
      mustBeValid([{ path: ['input', 'deadlineAt'], message: organizer.deadline === 'tooSoon' ? 'input.deadlineTooSoon' : 'input.withinYear' }]);
    }
    await context.stores.initiatives.propose(transaction, initiative);
    return {
      answer: { initiativeId },
      entries: [
        {
          journalId: clusterId,
          action: 'initiative.propose',
          organizationId,
          objectType: 'Initiative',
          objectId: initiativeId,
          change: { kind: 'JOINT_PROCUREMENT', lines: initiative.lines.length },
          after: { ...initiative.properties, state: 'COLLECTING', deadlineAt: input.deadlineAt, lines: initiative.lines },
        },
      ],
    };
  };
}

/** The effect of calling off: no commitment binds any more. */
export function cancelInitiative(context: RequestContext, actor: SignedIn, input: InitiativeCancelInput): InitiativeEffect {
  const initiativeId = mustBeId('Initiative', input.initiativeId, 'initiativeId');
  const checks = new Checks();
  const reason = checks.text(['reason'], input.reason, 3, 1_000);
  mustBeValid(checks.problems);
  return async (transaction) => {
    const initiative = await context.stores.initiatives.lock(transaction, initiativeId, context.requestId);
    if (initiative === null) throw notFound(['input', 'initiativeId']);
    const { clusterId, organizerId, state, version } = initiative;
    if (!mayCancel(actor, initiative)) throw new Refusal('FORBIDDEN', 'error.forbidden.cancelInitiative', ['input', 'initiativeId']);
    if (version !== input.expectedVersion) throw versionConflict(version);
    mustCollect(initiative, ['input', 'initiativeId']);
    await context.stores.initiatives.cancel(transaction, initiativeId, reason);
    await mailEnding(transaction, context.origin, initiativeId, { outcome: 'CANCELLED', reason, cancelledBy: actor.id });
    return {
      answer: { initiativeId },
      entries: [
        {
          journalId: clusterId,
          action: 'initiative.cancel',
          organizationId: organizerId,
          objectType: 'Initiative',
          objectId: initiativeId,
          change: { from: state },
          before: { state },
          after: { state: 'CANCELLED', closedReason: reason },
        },
      ],
    };
  };
}
