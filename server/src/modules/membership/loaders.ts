import { byQuestion, Loader, orThrow } from '../../shared/loader.js';
import type { MemberRow, MembersAsked } from './rows.js';
import type { MembershipStore } from './store.js';

/** One request's memberships of organizations and pages of clusters' members, each asked for once. */
export function membershipLoaders(memberships: MembershipStore) {
  const membershipDetails = new Loader((ids) => memberships.details(ids));
  return {
    membershipDetails,
    membershipDetailsOrThrow: orThrow(membershipDetails, 'Membership'),
    membershipsOf: new Loader((ids) => memberships.ofOrganizations(ids)),
    membersOf: byQuestion<MembersAsked, { id: string; members: MemberRow[] }>((ids, asked) => memberships.pagesOf(ids, asked)),
  };
}
