import type { SignedIn } from '../../access/actor.js';
import { mustBePerson } from '../../access/rights.js';
import type { RequestContext } from '../../context.js';
import type { RepresentationAskInput, RepresentationDecideInput, RepresentationWithdrawInput } from '../../generated/schema.js';
import type { Effect, EntryDraft } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { idOf, newId } from '../../shared/identifier.js';
import { Checks, mustBeId } from '../../shared/input.js';
import { mustBeValid, notFound, notPossible, Refusal, versionConflict } from '../../shared/refusal.js';
import { nameIn } from '../../shared/text.js';
import { checkIdentifier } from '../organization/names.js';
import { mailDecision } from './decision-mail.js';
import { mustBeVerified } from './policy.js';
import type { LockedRequest } from './request-store.js';
import { decides, decisionProblems, grantedRole, MAX_OPEN_REQUESTS } from './rules.js';

export type RequestChanged = { requestId: string };
type RequestEffect = (transaction: Transaction) => Promise<Effect<RequestChanged>>;

/** Locks the person; throws where they may not ask, or have asked too much already. */
export async function mustMayAsk(context: RequestContext, transaction: Transaction): Promise<void> {
  const asker = await context.stores.representationRequests.lockAsker(transaction, context.requestId);
  mustBeVerified(asker?.emailVerified ?? false);
  if (asker !== null && asker.open >= MAX_OPEN_REQUESTS) throw notPossible('refused.representation.tooMany', [], { maximum: MAX_OPEN_REQUESTS });
}

/** Which organization is meant: by its id, or by its identifier. Throws where neither or both are given. */
function readWanted(checks: Checks, input: RepresentationAskInput) {
  const clusterId = input.clusterId == null ? null : idOf('Cluster', input.clusterId);
  if (input.organizationId != null) {
    if (input.identifier != null) checks.add(['identifier'], 'input.oneOfTwo');
    return { organizationId: mustBeId('Organization', input.organizationId, 'organizationId'), scheme: '', identifier: '', clusterId };
  }
  if (input.identifier == null) checks.add(['organizationId'], 'input.required');
  const { scheme, identifier } = checkIdentifier(checks, input.identifierScheme ?? '', input.identifier ?? '');
  return { organizationId: null, scheme, identifier, clusterId };
}

/** The effect of asking to act for an organization. One that the person does not see is named by its identifier, and nothing of it is told. */
export function askRepresentation(context: RequestContext, actor: SignedIn, input: RepresentationAskInput): RequestEffect {
  mustBePerson(actor);
  const checks = new Checks();
  const wanted = readWanted(checks, input);
  const evidence = checks.text(['evidence'], input.evidence, 3, 1_000);
  mustBeValid(checks.problems);
  const path = ['input', wanted.organizationId === null ? 'identifier' : 'organizationId'];
  const requestId = newId();
  return async (transaction) => {
    const { representationRequests } = context.stores;
    await mustMayAsk(context, transaction);
    const organization = await representationRequests.lockWanted(transaction, wanted, context.requestId);
    if (organization === null || (wanted.organizationId !== null && !organization.visible)) throw notFound(path);
    if (organization.represented) throw notPossible('refused.representation.already', path);
    if (organization.waiting) throw notPossible('refused.representation.waiting', path);
    const { administered, clusterId } = organization;
    if (!administered && clusterId === null) throw organization.visible ? notPossible('refused.representation.nobodyDecides', path) : notFound(path);
    await representationRequests.ask(transaction, {
      id: requestId,
      organizationId: organization.id,
      clusterId,
      properties: {
        ...{ registers: false, role: input.role, evidence, decider: administered ? 'ORGANIZATION' : 'SECRETARIAT' },
        // Who does not see into a cluster is not told that the organization is in it.
        clusterTold: organization.visible && actor.clusterIds.includes(clusterId ?? ''),
        organizationName: organization.visible ? nameIn(context.locale, organization) : `${wanted.scheme} ${wanted.identifier}`,
        identifierScheme: wanted.organizationId === null ? wanted.scheme : null,
        identifier: wanted.organizationId === null ? wanted.identifier : null,
        locale: context.locale,
      },
    });
    const journalId = administered || clusterId === null ? organization.id : clusterId;
    return { answer: { requestId }, entries: [entry(journalId, 'representation.ask', organization.id, requestId, { role: input.role })] };
  };
}

/** The effect of a decision. */
export function decideRepresentation(context: RequestContext, actor: SignedIn, input: RepresentationDecideInput): RequestEffect {
  mustBePerson(actor);
  const requestId = mustBeId('RepresentationRequest', input.requestId, 'requestId');
  const checks = new Checks();
  const reason = checks.optionalText(['reason'], input.reason, 1_000);
  mustBeValid(checks.problems);
  const path = ['input', 'requestId'];
  return async (transaction) => {
    const { representationRequests, people } = context.stores;
    const request = await representationRequests.lock(transaction, requestId, context.requestId);
    if (request === null) throw notFound(path);
    mustDecide(request, path);
    if (request.version !== input.expectedVersion) throw versionConflict(request.version);
    if (request.state !== 'PENDING') throw notPossible('refused.representation.decided', path);
    const bySecretariat = !request.administered;
    mustBeValid(decisionProblems({ accept: input.accept, role: input.role ?? null, reason, bySecretariat }));
    const role = grantedRole(request.role, input.role ?? null, bySecretariat);
    const decider = bySecretariat ? ('SECRETARIAT' as const) : ('ORGANIZATION' as const);
    await mailDecision(transaction, context.origin, requestId, { outcome: input.accept ? 'ACCEPTED' : 'REJECTED', reason });
    if (input.accept) {
      if (!(await people.welcome(transaction, request.organizationId, request.personId, role))) throw notFound(path);
      await representationRequests.close(transaction, requestId, { state: 'ACCEPTED', role, decider, reason });
    } else {
      await representationRequests.close(transaction, requestId, { state: 'REJECTED', decider, reason });
      await representationRequests.giveUpUnchecked(transaction, request.organizationId);
    }
    const action = input.accept ? 'representation.accept' : 'representation.reject';
    return { answer: { requestId }, entries: [entry(journalOf(request), action, request.organizationId, requestId, input.accept ? { role } : {})] };
  };
}

/** Who sees a wish but has no say in it learns why. */
function mustDecide(request: LockedRequest, path: string[]): void {
  if (request.viewerAsks) throw new Refusal('FORBIDDEN', 'error.forbidden.decideOwn', path);
  if (decides(request) || request.state !== 'PENDING') return;
  throw new Refusal('FORBIDDEN', request.administered ? 'error.forbidden.decideAdministered' : 'error.forbidden.decide', path);
}

/** The effect of taking a wish back. */
export function withdrawRepresentation(context: RequestContext, actor: SignedIn, input: RepresentationWithdrawInput): RequestEffect {
  mustBePerson(actor);
  const requestId = mustBeId('RepresentationRequest', input.requestId, 'requestId');
  const path = ['input', 'requestId'];
  return async (transaction) => {
    const { representationRequests } = context.stores;
    const request = await representationRequests.lock(transaction, requestId, context.requestId);
    if (request === null) throw notFound(path);
    if (!request.viewerAsks) throw new Refusal('FORBIDDEN', 'error.forbidden.withdrawWish', path);
    if (request.version !== input.expectedVersion) throw versionConflict(request.version);
    if (request.state !== 'PENDING') throw notPossible('refused.representation.decided', path);
    await representationRequests.close(transaction, requestId, { state: 'WITHDRAWN', reason: null });
    await representationRequests.giveUpUnchecked(transaction, request.organizationId);
    return { answer: { requestId }, entries: [entry(journalOf(request), 'representation.withdraw', request.organizationId, requestId)] };
  };
}

/** A wish is recorded where it is decided. */
const journalOf = ({ administered, homeClusterId, organizationId }: LockedRequest): string =>
  administered || homeClusterId === null ? organizationId : homeClusterId;

const entry = (journalId: string, action: string, organizationId: string, objectId: string, change: Record<string, unknown> = {}): EntryDraft => ({
  ...{ journalId, action, organizationId, objectType: 'RepresentationRequest', objectId, change },
});
