import type { SignedIn } from '../../access/actor.js';
import { mustBePerson } from '../../access/rights.js';
import type { RequestContext } from '../../context.js';
import type { OrganizationRegisterInput } from '../../generated/schema.js';
import type { Effect } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { Checks, mustBeId } from '../../shared/input.js';
import { mustBeValid, notFound, notPossible } from '../../shared/refusal.js';
import { searchText } from '../../shared/search-text.js';
import { sortKeys } from '../../shared/sort-key.js';
import { checkChainRoles } from '../membership/rules.js';
import { checkIdentifier, checkNames } from '../organization/names.js';
import { mustMayAsk, type RequestChanged } from './requests.js';

/** What is registered, checked; throws for what is not acceptable. */
function readOrganization(input: OrganizationRegisterInput) {
  const checks = new Checks();
  const { name = null, ...names } = checkNames(checks, { ...input.names, name: input.names.name ?? '' });
  const { scheme, identifier } = checkIdentifier(checks, input.identifierScheme, input.identifier);
  const chainRoles = checkChainRoles(checks, input.chainRoles);
  if (!/^[A-Z]{2}$/.test(input.country)) checks.add(['country'], 'input.country');
  const region = checks.region(['region'], input.region);
  if (region !== null && !region.startsWith(`${input.country}-`)) checks.add(['region'], 'input.region');
  const city = checks.optionalLine(['city'], input.city, 160);
  const evidence = checks.text(['evidence'], input.evidence, 3, 1_000);
  mustBeValid(checks.problems);
  const organization = { kind: input.kind, name: name ?? '', ...names, country: input.country, region, city, identifierScheme: scheme, identifier };
  return { organization, chainRoles, evidence };
}

/**
 * The effect of a registration: the organization with its application to the cluster, and the wish to administer it, which the cluster's
 * secretariat decides. Two registrations of one identifier at once give one organization.
 */
export function registerOrganization(context: RequestContext, actor: SignedIn, input: OrganizationRegisterInput) {
  mustBePerson(actor);
  const clusterId = mustBeId('Cluster', input.clusterId, 'clusterId');
  const { organization, chainRoles, evidence } = readOrganization(input);
  const [organizationId, requestId] = [newId(), newId()];
  return async (transaction: Transaction): Promise<Effect<RequestChanged>> => {
    const { representationRequests, organizations } = context.stores;
    await mustMayAsk(context, transaction);
    const { identifierScheme, identifier } = organization;
    const registered = await organizations.register(transaction, {
      ...{ id: organizationId, clusterId, membershipId: newId(), chainRoles },
      properties: { ...organization, ...sortKeys(organization), searchText: searchText(organization) },
    });
    if (registered === 'taken') throw notPossible('refused.organization.exists', ['input', 'identifier']);
    if (registered === 'noCluster') throw notFound(['input', 'clusterId']);
    await representationRequests.ask(transaction, {
      ...{ id: requestId, organizationId, clusterId },
      properties: {
        ...{ registers: true, role: 'ADMIN', evidence, decider: 'SECRETARIAT', clusterTold: true, locale: context.locale },
        ...{ organizationName: organization.name, identifierScheme, identifier },
      },
    });
    return {
      answer: { requestId },
      entries: [
        {
          ...{ journalId: clusterId, action: 'organization.register', organizationId, objectType: 'Organization', objectId: organizationId },
          change: { kind: input.kind, identifierScheme },
        },
      ],
    };
  };
}
