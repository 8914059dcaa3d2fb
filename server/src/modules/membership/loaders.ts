import { byKey, byKeyAnd, orThrow } from '../../shared/loader.js';
import type { MemberRow, MembersAsked } from './rows.js';
import type { MembershipStore } from './store.js';

/** One request's memberships of organizations and pages of clusters' members, each asked for once. */
export function membershipLoaders(memberships: MembershipStore) {
  const membershipDetails = byKey((ids) => memberships.details(ids));
  return {
    membershipDetails,
    membershipDetailsOrThrow: orThrow(membershipDetails, 'Membership'),
    membershipsOf: byKey((ids) => memberships.ofOrganizations(ids)),
    membersOf: byKeyAnd<MembersAsked, { id: string; members: MemberRow[] }>((ids, asked) => memberships.pagesOf(ids, asked)),
  };
}
