import { byKey, byKeyAnd } from '../../shared/loader.js';
import type { MembersAsked, MembershipRow } from './rows.js';
import type { MembershipStore } from './store.js';

/** One request's memberships of organizations and pages of clusters' members, each asked for once. */
export const membershipLoaders = (memberships: MembershipStore) => ({
  membershipsOf: byKey((ids) => memberships.ofOrganizations(ids)),
  membersOf: byKeyAnd<MembersAsked, { id: string; members: MembershipRow[] }>((ids, asked) => memberships.pagesOf(ids, asked)),
});
