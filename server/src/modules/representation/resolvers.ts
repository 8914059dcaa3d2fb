import { change } from '../../change.js';
import type { RequestContext } from '../../context.js';
import type { Resolvers } from '../../generated/schema.js';
import { globalId } from '../../shared/identifier.js';
import { connection, readPage } from '../../shared/page.js';
import { notFound } from '../../shared/refusal.js';
import type { PersonRow } from './people-store.js';
import { registerOrganization } from './register.js';
import { askRepresentation, decideRepresentation, withdrawRepresentation, type RequestChanged } from './requests.js';
import type { RequestRow } from './request-store.js';
import { changeRepresentation, endRepresentation } from './roles.js';
import { decides } from './rules.js';

const ORDER = 'representationRequest';
const MAX_WAITING = 100;
const MAX_OWN = 50;
const MAX_PEOPLE = 100;

/** The wish as a change left it. */
async function present<Name extends string>(
  context: RequestContext,
  typename: Name,
  { requestId }: RequestChanged,
): Promise<{ __typename: Name; request: RequestRow }> {
  context.loaders.openWish.clearAll();
  context.loaders.forgetOrganizations();
  // What waits for the actor, or for what they wait, decides which organizations they see.
  await context.renewActor();
  const [request] = await context.stores.representationRequests.byIds([requestId]);
  if (request === undefined) throw notFound();
  return { __typename: typename, request };
}

/** The people who act for an organization, each with their mandate. */
async function peopleOf({ actor, stores }: RequestContext, organizationId: string): Promise<PersonRow[] | null> {
  if (!actor.organizationIds.includes(organizationId)) return null;
  const [people, mandates] = await Promise.all([stores.people.of(organizationId, MAX_PEOPLE), stores.mandates.of(organizationId)]);
  return people.map((person) => ({ ...person, mandate: mandates.find(({ holderId }) => holderId === person.id) ?? null }));
}

export const representationResolvers: Resolvers = {
  Organization: {
    people: ({ id }, _arguments, context) => peopleOf(context, id),
    representationRequests: ({ id }, _arguments, { actor, stores }) =>
      actor.adminIds.includes(id) ? stores.representationRequests.waitingAt(id, MAX_WAITING) : null,
    viewerCanAsk: async ({ id }, _arguments, { actor, loaders }) =>
      actor.kind === 'person' && !actor.organizationIds.includes(id) && (await loaders.openWish.load(id)) === null,
  },
  Cluster: {
    representationRequests: async ({ id }, arguments_, { actor, stores }) => {
      if (!actor.secretariatIds.includes(id)) return null;
      const page = readPage(arguments_, ORDER, 1);
      return connection(await stores.representationRequests.waitingIn(id, page), page.limit, ORDER, (request) => [request.id]);
    },
  },
  Viewer: {
    representationRequests: (_viewer, _arguments, { stores }) => stores.representationRequests.own(MAX_OWN),
  },
  OrganizationPerson: {
    id: (person) => globalId('Viewer', person.id),
    isViewer: (person, _arguments, { actor }) => person.id === actor.personId,
  },
  RepresentationRequest: {
    id: (request) => globalId('RepresentationRequest', request.id),
    organization: ({ organizationId }, _arguments, { loaders }) => loaders.organization.load(organizationId),
    cluster: ({ clusterId }, _arguments, { loaders }) => (clusterId === null ? null : loaders.cluster.load(clusterId)),
    viewerCanDecide: (request) => request.state === 'PENDING' && decides(request),
    viewerCanWithdraw: (request) => request.state === 'PENDING' && request.viewerAsks,
  },
  Mutation: {
    organizationRegister: (_root, { input }, context) =>
      change(context, 'organizationRegister', input, (actor) => registerOrganization(context, actor, input), (answer) =>
        present(context, 'OrganizationRegistered', answer),
      ),
    representationAsk: (_root, { input }, context) =>
      change(context, 'representationAsk', input, (actor) => askRepresentation(context, actor, input), (answer) => present(context, 'RepresentationAsked', answer)),
    representationDecide: (_root, { input }, context) =>
      change(context, 'representationDecide', input, (actor) => decideRepresentation(context, actor, input), (answer) =>
        present(context, 'RepresentationDecided', answer),
      ),
    representationWithdraw: (_root, { input }, context) =>
      change(context, 'representationWithdraw', input, (actor) => withdrawRepresentation(context, actor, input), (answer) =>
        present(context, 'RepresentationWithdrawn', answer),
      ),
    representationChange: (_root, { input }, context) =>
      change(context, 'representationChange', input, (actor) => changeRepresentation(context, actor, input), async ({ organizationId }) => {
        await context.renewActor();
        return { __typename: 'RepresentationChanged' as const, organization: await context.loaders.changedOrganization(organizationId) };
      }),
    representationEnd: (_root, { input }, context) =>
      change(context, 'representationEnd', input, (actor) => endRepresentation(context, actor, input), async ({ organizationId }) => {
        await context.renewActor();
        return { __typename: 'RepresentationEnded' as const, organizationId: globalId('Organization', organizationId) };
      }),
  },
};
