import { byQuestion, Loader, orThrow } from '../../shared/loader.js';
import { notFound } from '../../shared/refusal.js';
import type { OrganizationCard } from './rows.js';
import type { NeighbourhoodRow, OrganizationStore, Surroundings } from './store.js';

/** One request's organizations and their outputs, each asked for once. */
export function organizationLoaders(organizations: OrganizationStore) {
  const organization = new Loader((ids) => organizations.cards(ids));
  const details = new Loader((ids) => organizations.details(ids));
  const wholeOrganization = new Loader((ids) => organizations.byIds(ids));
  const outputs = new Loader((ids) => organizations.outputs(ids));
  return {
    organization,
    organizationOrThrow: orThrow(organization, 'Organization'),
    /** The one that a change was about: whoever sends the change again may not see it any more, and is refused. */
    changedOrganization: async (id: string): Promise<OrganizationCard> => {
      const found = await organization.load(id);
      if (found === null) throw notFound();
      return found;
    },
    organizationDetailsOrThrow: orThrow(details, 'Organization'),
    /** For one that is asked for by its id, most likely with its details. */
    wholeOrganization,
    outputs,
    /** What is around them: a statement for each, for it may look far. */
    neighbourhoodOf: byQuestion<Surroundings, { id: string; neighbourhood: NeighbourhoodRow }>((ids, surroundings) =>
      Promise.all(ids.map(async (id) => ({ id, neighbourhood: await organizations.neighbourhood(id, surroundings) }))),
    ),
    project: new Loader((ids) => organizations.projectsByIds(ids)),
    /** After a change of organizations or of what the actor sees of them. */
    forgetOrganizations: () => {
      for (const loader of [organization, details, wholeOrganization, outputs]) loader.clearAll();
    },
  };
}
