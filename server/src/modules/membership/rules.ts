import type { ChainRole, MembershipState, MembershipVerdict } from '../../generated/schema.js';
import type { Checks } from '../../shared/input.js';

const MAX_ROLES = 10;

/** What an organization does in the chain, each role once; the first is the main one. */
export function checkChainRoles(checks: Checks, given: readonly ChainRole[]): ChainRole[] {
  const roles = [...new Set(given)];
  if (roles.length === 0) checks.add(['chainRoles'], 'input.required');
  if (roles.length > MAX_ROLES) checks.add(['chainRoles'], 'input.tooMany', { maximum: MAX_ROLES });
  return roles;
}

const MAY_APPLY: readonly MembershipState[] = ['REJECTED', 'EXPIRED', 'LEFT'];

/** Whether an organization may apply to a cluster in which it stands so; null for one that was never in it. */
export const mayApplyFrom = (state: MembershipState | null): boolean => state === null || MAY_APPLY.includes(state);

const BELONGS: readonly MembershipState[] = ['ACTIVE', 'OBSERVER'];

/** Whether an organization that stands so belongs to the cluster, and so can leave it. */
export const belongs = (state: MembershipState): boolean => BELONGS.includes(state);

/** What an organization has open in a cluster: the titles of purchases before their deadline, and the seats that are filled from it. */
export type Open = { organizes: string | null; committedTo: string | null; seat: 'CHAIR' | 'OTHER' | null };

/**
 * What has to be over before an organization leaves, as a message with its arguments; null where nothing holds it. What can still be taken
 * back is taken back first. What binds already, from the deadline on, stands whether it is a member or not, and so holds nobody.
 */
export function holdsBack({ organizes, committedTo, seat }: Open): { message: string; arguments: Record<string, string> } | null {
  if (organizes !== null) return { message: 'refused.membership.organizes', arguments: { title: organizes } };
  if (committedTo !== null) return { message: 'refused.membership.committed', arguments: { title: committedTo } };
  if (seat !== null) return { message: seat === 'CHAIR' ? 'refused.membership.chair' : 'refused.membership.seat', arguments: {} };
  return null;
}

/** What a membership becomes by the council's verdict. */
export const stateBy = (verdict: MembershipVerdict): MembershipState => (verdict === 'MEMBER' ? 'ACTIVE' : verdict);
