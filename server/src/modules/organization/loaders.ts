import { byKey, orThrow } from '../../shared/loader.js';
import type { OrganizationStore } from './store.js';

/** One request's organizations and their outputs, each asked for once. */
export function organizationLoaders(organizations: OrganizationStore) {
  const organization = byKey((ids) => organizations.byIds(ids));
  return {
    organization,
    organizationOrThrow: orThrow(organization, 'Organization'),
    outputs: byKey((ids) => organizations.outputs(ids)),
    project: byKey((ids) => organizations.projectsByIds(ids)),
  };
}
