import { byKey } from '../../shared/loader.js';
import type { MembershipStore } from './store.js';

/** One request's memberships of organizations, each asked for once. */
export const membershipLoaders = (memberships: MembershipStore) => ({ membershipsOf: byKey((ids) => memberships.ofOrganizations(ids)) });
