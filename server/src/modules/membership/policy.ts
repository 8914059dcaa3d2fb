import type { SignedIn } from '../../access/actor.js';
import { isOwnMatter, votesInCouncil } from '../../access/council.js';
import { mayActFor } from '../../access/rights.js';
import { belongs } from './rules.js';
import type { MembershipDetails } from './store.js';

/** Whether the actor can decide on the application now: whoever checked who acts for the organization leaves it to another one. */
export const canDecide = (actor: SignedIn, membership: MembershipDetails): boolean =>
  membership.state === 'APPLIED' &&
  membership.checked &&
  votesInCouncil(actor, membership.clusterId) &&
  !isOwnMatter(actor, membership) &&
  !membership.checkerIds.includes(actor.userId);

/** Whether the actor can take the application back now. */
export const canWithdraw = (actor: SignedIn, membership: MembershipDetails): boolean =>
  membership.state === 'APPLIED' && mayActFor(actor, membership.organizationId, 'applyForMembership');

/** Whether the actor can take the organization out of the cluster, once nothing open holds it there. */
export const canLeave = (actor: SignedIn, { state, organizationId }: Pick<MembershipDetails, 'state' | 'organizationId'>): boolean =>
  belongs(state) && mayActFor(actor, organizationId, 'leaveCluster');
