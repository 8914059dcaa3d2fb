import type { SignedIn } from '../../access/actor.js';
import { mustBePerson } from '../../access/rights.js';
import { lockAsAdmin, lockOrganization } from '../../access/administration.js';
import type { RequestContext } from '../../context.js';
import type { RepresentationChangeInput, RepresentationEndInput } from '../../generated/schema.js';
import type { Effect } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { mustBeId } from '../../shared/input.js';
import { notFound, notPossible, Refusal } from '../../shared/refusal.js';
import { leavesNoAdmin } from './rules.js';

export type PeopleChanged = { organizationId: string };
type PeopleEffect = (transaction: Transaction) => Promise<Effect<PeopleChanged>>;

/** The effect of a new role. */
export function changeRepresentation(context: RequestContext, actor: SignedIn, input: RepresentationChangeInput): PeopleEffect {
  mustBePerson(actor);
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  const personId = mustBeId('Viewer', input.personId, 'personId');
  const path = ['input', 'personId'];
  return async (transaction) => {
    const { people, mandates } = context.stores;
    const { adminIds } = await lockAsAdmin(transaction, actor, organizationId, context.requestId, ['input', 'organizationId']);
    const role = await people.roleOf(transaction, organizationId, personId);
    if (role === null) throw notFound(path);
    if (role !== input.expectedRole) throw new Refusal('CONFLICT', 'error.conflict', ['input', 'expectedRole']);
    if (role === input.role) return { answer: { organizationId }, entries: [] };
    if (leavesNoAdmin(adminIds, personId)) throw notPossible('refused.representation.lastAdmin', path);
    await people.setRole(transaction, organizationId, personId, input.role);
    // An administrator needs no mandate, and gets none back by stepping down.
    await mandates.endOf(transaction, organizationId, [personId]);
    return {
      answer: { organizationId },
      entries: [
        { journalId: organizationId, action: 'representation.change', organizationId, objectType: 'Person', objectId: personId, change: { from: role, to: input.role } },
      ],
    };
  };
}

/** Ends what a person is to an organization that is locked, with the mandates, keys and open invitations that they have there; counts the keys. */
export async function endOffice({ stores }: RequestContext, transaction: Transaction, organizationId: string, personId: string): Promise<number> {
  const { people, mandates, apiKeys, invitations } = stores;
  await people.part(transaction, organizationId, personId);
  const keyIds = await apiKeys.endOf(transaction, organizationId, personId);
  await mandates.endOf(transaction, organizationId, [personId, ...keyIds]);
  await invitations.endOf(transaction, organizationId, personId);
  return keyIds.length;
}

/** The effect of leaving, or of being removed. */
export function endRepresentation(context: RequestContext, actor: SignedIn, input: RepresentationEndInput): PeopleEffect {
  mustBePerson(actor);
  const organizationId = mustBeId('Organization', input.organizationId, 'organizationId');
  const personId = mustBeId('Viewer', input.personId, 'personId');
  const path = ['input', 'personId'];
  const lock = personId === actor.id ? lockOrganization : lockAsAdmin;
  return async (transaction) => {
    const { people } = context.stores;
    const { adminIds } = await lock(transaction, actor, organizationId, context.requestId, ['input', 'organizationId']);
    const role = await people.roleOf(transaction, organizationId, personId);
    if (role === null) throw notFound(path);
    if (leavesNoAdmin(adminIds, personId)) throw notPossible('refused.representation.lastAdmin', path);
    const keys = await endOffice(context, transaction, organizationId, personId);
    const change = { role, left: personId === actor.id, keys };
    return {
      answer: { organizationId },
      entries: [{ journalId: organizationId, action: 'representation.end', organizationId, objectType: 'Person', objectId: personId, change }],
    };
  };
}
