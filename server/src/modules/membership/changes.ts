import type { SignedIn } from '../../access/actor.js';
import { isOwnMatter, votesInCouncil } from '../../access/council.js';
import { mustActFor } from '../../access/rights.js';
import type { RequestContext } from '../../context.js';
import type { MembershipApplyInput, MembershipDecideInput, MembershipLeaveInput, MembershipState, MembershipVerdict, MembershipWithdrawInput } from '../../generated/schema.js';
import { nucleusIsDue } from '../../jobs/schedule.js';
import type { Effect } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { Checks, mustBeId } from '../../shared/input.js';
import { mustBeValid, notFound, notPossible, Refusal, versionConflict } from '../../shared/refusal.js';
import { mailDecision } from './decision-mail.js';
import { belongs, checkChainRoles, holdsBack, mayApplyFrom, stateBy } from './rules.js';
import type { MembershipDetails } from './store.js';

export type MembershipChanged = { membershipId: string };
type MembershipEffect = (transaction: Transaction) => Promise<Effect<MembershipChanged>>;

/** The change of a membership with its entry in the cluster's journal. */
function changed(membership: Pick<MembershipDetails, 'id' | 'clusterId' | 'organizationId'>, act: string, before: MembershipState | null, after: Record<string, unknown>): Effect<MembershipChanged> {
  const { id, clusterId, organizationId } = membership;
  return {
    answer: { membershipId: id },
    entries: [
      {
        ...{ journalId: clusterId, action: `membership.${act}`, organizationId, objectType: 'Membership', objectId: id },
        change: { from: before },
        ...(before === null ? {} : { before: { state: before } }),
        after,
      },
    ],
  };
}

/** The effect of applying: of two administrators at once the second finds that it waits already. */
export function applyForMembership(context: RequestContext, actor: SignedIn, input: MembershipApplyInput): MembershipEffect {
  const clusterId = mustBeId('Cluster', input.clusterId, 'clusterId');
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  const path = ['input', 'organizationId'];
  mustActFor(actor, organizationId, 'applyForMembership', path);
  const checks = new Checks();
  const chainRoles = checkChainRoles(checks, input.chainRoles);
  mustBeValid(checks.problems);
  return async (transaction) => {
    const { memberships } = context.stores;
    const standing = await memberships.lockStanding(transaction, { organizationId, clusterId }, context.requestId);
    if (standing === null) throw notFound(['input', 'clusterId']);
    if (!mayApplyFrom(standing.state)) {
      throw notPossible(standing.state === 'SUSPENDED' || standing.state === 'EXCLUDED' ? 'refused.membership.barred' : 'refused.membership.standing', path);
    }
    const id = standing.id ?? newId();
    await memberships.apply(transaction, { id, organizationId, clusterId, chainRoles, locale: context.locale });
    return changed({ id, clusterId, organizationId }, 'apply', standing.state, { state: 'APPLIED', chainRoles });
  };
}

/** Locks a membership that the actor sees and that is at the version they saw. */
async function lock(context: RequestContext, transaction: Transaction, membershipId: string): Promise<MembershipDetails> {
  const membership = await context.stores.memberships.lock(transaction, membershipId, context.requestId);
  if (membership === null) throw notFound(['input', 'membershipId']);
  return membership;
}

function mustBeAt(membership: MembershipDetails, expectedVersion: number): void {
  if (membership.version !== expectedVersion) throw versionConflict(membership.version);
}

function mustWait(membership: MembershipDetails, expectedVersion: number): void {
  mustBeAt(membership, expectedVersion);
  if (membership.state !== 'APPLIED') throw notPossible('refused.membership.decided', ['input', 'membershipId']);
}

/** The effect of taking an application back. */
export function withdrawApplication(context: RequestContext, actor: SignedIn, input: MembershipWithdrawInput): MembershipEffect {
  const membershipId = mustBeId('Membership', input.membershipId, 'membershipId');
  return async (transaction) => {
    const membership = await lock(context, transaction, membershipId);
    mustActFor(actor, membership.organizationId, 'applyForMembership', ['input', 'membershipId']);
    mustWait(membership, input.expectedVersion);
    await context.stores.memberships.withdraw(transaction, membershipId);
    return changed(membership, 'withdraw', 'APPLIED', { state: 'LEFT' });
  };
}

/**
 * The effect of leaving: the organization sees nothing inside the cluster any more, and what it published there is taken back. Its ties stay
 * as they are, and what binds it already goes on binding it.
 */
export function leaveCluster(context: RequestContext, actor: SignedIn, input: MembershipLeaveInput): MembershipEffect {
  const membershipId = mustBeId('Membership', input.membershipId, 'membershipId');
  const path = ['input', 'membershipId'];
  const checks = new Checks();
  const reason = checks.optionalText(['reason'], input.reason, 1_000);
  return async (transaction) => {
    const { memberships, notices } = context.stores;
    const membership = await lock(context, transaction, membershipId);
    const { state, organizationId, clusterId } = membership;
    mustActFor(actor, organizationId, 'leaveCluster', path);
    mustBeAt(membership, input.expectedVersion);
    if (!belongs(state)) throw notPossible('refused.membership.outside', path);
    mustBeValid(checks.problems);
    const held = holdsBack(await memberships.lockOpen(transaction, membership, context.requestId));
    if (held !== null) throw notPossible(held.message, path, held.arguments);
    const noticeIds = await notices.withdrawAll(transaction, { clusterId, organizationId });
    await memberships.leave(transaction, membershipId, reason);
    if (state === 'ACTIVE') await nucleusIsDue(transaction, [clusterId]);
    return changed(membership, 'leave', state, { state: 'LEFT', reason, withdrawnNotices: noticeIds });
  };
}

const ACT: Record<MembershipVerdict, string> = { MEMBER: 'admit', OBSERVER: 'observe', REJECTED: 'reject' };

/** The effect of a decision: with an admission the organization takes part at once. */
export function decideMembership(context: RequestContext, actor: SignedIn, input: MembershipDecideInput): MembershipEffect {
  const membershipId = mustBeId('Membership', input.membershipId, 'membershipId');
  const { verdict } = input;
  const checks = new Checks();
  const reason = checks.optionalText(['reason'], input.reason, 1_000);
  if (verdict === 'REJECTED' && reason === null && checks.problems.length === 0) checks.add(['reason'], 'input.required');
  return async (transaction) => {
    const membership = await lock(context, transaction, membershipId);
    mustDecide(actor, membership);
    mustWait(membership, input.expectedVersion);
    mustBeValid(checks.problems);
    const state = stateBy(verdict);
    await context.stores.memberships.decide(transaction, membershipId, { state, reason });
    await mailDecision(transaction, context.origin, membershipId, { verdict, reason });
    if (state === 'ACTIVE') await nucleusIsDue(transaction, [membership.clusterId]);
    return changed(membership, ACT[verdict], 'APPLIED', { state, reason });
  };
}

/** Who sees an application but has no say in it learns why. */
function mustDecide(actor: SignedIn, membership: MembershipDetails): void {
  const refuse = (message: string): never => {
    throw new Refusal('FORBIDDEN', `error.forbidden.${message}`, ['input', 'membershipId']);
  };
  if (!votesInCouncil(actor, membership.clusterId)) refuse('decideMembership');
  if (isOwnMatter(actor, membership)) refuse('ownMatter');
  if (membership.checkerIds.includes(actor.userId)) refuse('decideChecked');
  if (!membership.checked) refuse('decideUnchecked');
}
