import { byKey, byKeyAnd } from '../../shared/loader.js';
import type { MemberRow, MembersAsked } from './rows.js';
import type { MembershipStore } from './store.js';

/** One request's memberships of organizations and pages of clusters' members, each asked for once. */
export const membershipLoaders = (memberships: MembershipStore) => ({
  membershipsOf: byKey((ids) => memberships.ofOrganizations(ids)),
  membersOf: byKeyAnd<MembersAsked, { id: string; members: MemberRow[] }>((ids, asked) => memberships.pagesOf(ids, asked)),
});
