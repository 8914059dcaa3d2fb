import type { SignedIn } from '../../access/actor.js';
import { mayActFor } from '../../access/rights.js';
import { stands } from './rules.js';
import type { LockedNotice } from './store.js';

/**
 * Whether the actor speaks for a publisher: as one of its people, or from a council seat that is filled from it.
 * @param seated whether the actor holds such a seat in the cluster of the notice
 */
export const speaksFor = (actor: SignedIn, organizationId: string, seated: boolean, right: 'publishNotice' | 'withdrawNotice'): boolean =>
  seated || mayActFor(actor, organizationId, right);

/** Whether the actor can take the notice back now. */
export const canWithdraw = (actor: SignedIn, notice: LockedNotice): boolean =>
  stands(notice) && speaksFor(actor, notice.publisherId, notice.viewerSeated, 'withdrawNotice');

/** Whether the actor can answer now, in the name of a member other than the publisher. */
export const canAnswer = (actor: SignedIn, notice: LockedNotice): boolean =>
  stands(notice) &&
  notice.viewerMemberIds.some((organizationId) => organizationId !== notice.publisherId && mayActFor(actor, organizationId, 'publishNotice'));
