import type { SignedIn } from '../../access/actor.js';
import { lockAsAdmin } from '../../access/administration.js';
import type { RequestContext } from '../../context.js';
import type { MandateGiveInput, MandateRevokeInput } from '../../generated/schema.js';
import type { Effect } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { idOf, newId } from '../../shared/identifier.js';
import { Checks, mustBeId } from '../../shared/input.js';
import { formatDecimal, MINOR_DIGITS } from '../../shared/money.js';
import { mustBeValid, notFound, notPossible, Refusal } from '../../shared/refusal.js';
import { beyondMandate, type Exposed } from './rules.js';

export type MandateChanged = { mandateId: string; organizationId: string };
type MandateEffect = (transaction: Transaction) => Promise<Effect<MandateChanged>>;

/** The effect of giving a mandate, in place of the one that the holder had. */
export function giveMandate(context: RequestContext, actor: SignedIn, input: MandateGiveInput): MandateEffect {
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  const holderId = idOf('Viewer', input.holderId) ?? mustBeId('ApiKey', input.holderId, 'holderId');
  const path = ['input', 'holderId'];
  const checks = new Checks();
  const limitMinor = checks.decimal(['limit', 'amount'], input.limit.amount, MINOR_DIGITS);
  if (limitMinor === 0n && checks.problems.length === 0) checks.add(['limit', 'amount'], 'input.positive');
  const currency = checks.currency(['limit', 'currency'], input.limit.currency);
  mustBeValid(checks.problems);
  const mandateId = newId();
  return async (transaction) => {
    const { mandates } = context.stores;
    await lockAsAdmin(transaction, actor, organizationId, context.requestId, ['input', 'organizationId']);
    const holder = await mandates.findHolder(transaction, organizationId, holderId);
    if (holder === null) throw notFound(path);
    if (holder.admin) throw notPossible('refused.mandate.admin', path);
    if (!holder.mayCommit) throw notPossible('refused.mandate.scope', path);
    const day = await mandates.dayIs(transaction, input.until);
    if (day !== 'fair') mustBeValid([{ path: ['input', 'until'], message: day === 'past' ? 'input.past' : 'input.withinTwoYears' }]);
    await mandates.give(transaction, { id: mandateId, organizationId, holderId, holderKind: holder.kind, limitMinor, currency, until: input.until });
    return {
      answer: { mandateId, organizationId },
      entries: [
        {
          ...{ journalId: organizationId, action: 'mandate.give', organizationId, objectType: 'Mandate', objectId: mandateId },
          change: { holder: holder.kind, until: input.until },
          after: { limitMinor, currency },
        },
      ],
    };
  };
}

/** The effect of taking a mandate back: what was promised within it stays promised. */
export function revokeMandate(context: RequestContext, actor: SignedIn, input: MandateRevokeInput): MandateEffect {
  const mandateId = mustBeId('Mandate', input.mandateId, 'mandateId');
  const path = ['input', 'mandateId'];
  return async (transaction) => {
    const { mandates } = context.stores;
    const earlier = await mandates.organizationOf(transaction, mandateId);
    if (earlier === null || !actor.organizationIds.includes(earlier.organizationId)) throw notFound(path);
    const { organizationId, holderId } = earlier;
    await lockAsAdmin(transaction, actor, organizationId, context.requestId, path);
    if ((await mandates.organizationOf(transaction, mandateId)) === null) throw notFound(path);
    await mandates.endOf(transaction, organizationId, [holderId]);
    return {
      answer: { mandateId, organizationId },
      entries: [{ journalId: organizationId, action: 'mandate.revoke', organizationId, objectType: 'Mandate', objectId: mandateId }],
    };
  };
}

/** A commitment that somebody wants to make within their mandate. */
export type Promised = Exposed & { organizationId: string; currency: string; key: string };

/** Locks the actor's mandate; throws where there is none, or where the commitment is beyond it, and says what is left. */
export async function mustBeWithinMandate(context: RequestContext, transaction: Transaction, actor: SignedIn, promised: Promised): Promise<void> {
  const { organizationId, currency } = promised;
  const mandate = await context.stores.mandates.lock(transaction, organizationId, actor.id, promised.key, context.requestId);
  if (mandate === null) throw new Refusal('FORBIDDEN', 'error.forbidden.commit', ['input', 'organizationId']);
  const beyond = beyondMandate(mandate, promised, currency);
  if (beyond === null) return;
  const told = beyond.reason === 'limit' ? { left: `${formatDecimal(beyond.leftMinor, MINOR_DIGITS)} ${mandate.currency}` } : { currency: mandate.currency, until: mandate.until };
  throw notPossible(`refused.mandate.${beyond.reason}`, beyond.reason === 'noCeiling' ? ['input', 'ceiling'] : ['input', 'organizationId'], told);
}
