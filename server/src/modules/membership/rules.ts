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

/** What a membership becomes by the council's verdict. */
export const stateBy = (verdict: MembershipVerdict): MembershipState => (verdict === 'MEMBER' ? 'ACTIVE' : verdict);
