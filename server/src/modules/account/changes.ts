import type { SignedIn } from '../../access/actor.js';
import { mustBePerson } from '../../access/rights.js';
import type { RequestContext } from '../../context.js';
import type { AccountEraseInput, ContactSetInput } from '../../generated/schema.js';
import type { Effect, EntryDraft } from '../../journal/operation.js';
import type { Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { Checks, isEmail } from '../../shared/input.js';
import { invalidInput, mustBeValid, notFound, notPossible } from '../../shared/refusal.js';
import { endOffice } from '../representation/roles.js';
import { erasePerson } from './erasure.js';
import { isFresh } from './rules.js';
import type { ContactValues } from './store.js';

export type ContactStoredAnswer = Record<string, never>;
export type ContactRemovedAnswer = { removedAt: string };
export type AccountErasedAnswer = { erasedAt: string };

type Work<Answer> = (transaction: Transaction) => Promise<Effect<Answer>>;

/** The journal names the person by an id alone, and which fields were meant, never what is in them. */
const entryOf = (action: string, userId: string, change: EntryDraft['change'] = {}): EntryDraft => ({
  journalId: 'platform',
  action,
  organizationId: null,
  objectType: 'Person',
  objectId: userId,
  change,
});

function readContact(input: ContactSetInput): ContactValues {
  const checks = new Checks();
  const email = checks.optionalText(['email'], input.email, 254);
  const values = {
    position: checks.optionalLine(['position'], input.position, 160),
    phone: checks.optionalLine(['phone'], input.phone, 40),
    email,
    visibility: input.visibility,
  };
  if (email !== null && !isEmail(email)) checks.add(['email'], 'input.email');
  if (!input.consent) checks.add(['consent'], 'input.consent');
  if (checks.problems.length === 0 && values.position === null && values.phone === null && email === null) checks.add(['phone'], 'input.contactNothing');
  mustBeValid(checks.problems);
  return values;
}

/** The effect of agreeing to show contact data. */
export function setContact(context: RequestContext, actor: SignedIn, input: ContactSetInput): Work<ContactStoredAnswer> {
  mustBePerson(actor);
  const values = readContact(input);
  const fields = Object.entries(values).filter(([, value]) => value !== null).map(([name]) => name).sort();
  return async (transaction) => {
    await context.stores.accounts.lock(transaction, actor.id, context.requestId);
    await context.stores.accounts.setContact(transaction, actor.id, newId(), values);
    return { answer: {}, entries: [entryOf('contact.set', actor.id, { fields, visibility: values.visibility })] };
  };
}

/** The effect of taking the consent back. */
export function removeContact(context: RequestContext, actor: SignedIn): Work<ContactRemovedAnswer> {
  mustBePerson(actor);
  return async (transaction) => {
    await context.stores.accounts.lock(transaction, actor.id, context.requestId);
    const removedAt = await context.stores.accounts.removeContact(transaction, actor.id);
    if (removedAt === null) throw notFound();
    return { answer: { removedAt }, entries: [entryOf('contact.remove', actor.id)] };
  };
}

/** Whether the session that the request came with is a few minutes old. */
async function hasFreshSession({ signIn: { auth, cookie } }: RequestContext): Promise<boolean> {
  const view = await auth.security(cookie);
  const current = view?.sessions.find((session) => session.current);
  return current !== undefined && isFresh(current.createdAt, Date.now());
}

/** Throws unless it is the person, by their password or, where there is none, by having signed in a moment ago. */
async function mustBeThemselves(context: RequestContext, email: string, passwordHash: string | null, password: string | null): Promise<void> {
  if (passwordHash === null) {
    if (!(await hasFreshSession(context))) throw notPossible('refused.erase.signInAgain', ['input', 'password']);
    return;
  }
  if (password === null || password === '') throw invalidInput([{ path: ['input', 'password'], message: 'input.required' }]);
  if ((await context.signIn.auth.takePasswordAttempt(email)) !== null) throw notPossible('refused.tooManyTries', ['input', 'password']);
  if (!(await context.signIn.auth.isPassword(passwordHash, password))) {
    throw invalidInput([{ path: ['input', 'password'], message: 'input.wrongPassword' }]);
  }
}

const quoted = (names: string[]): string => names.map((name) => `“${name}”`).join(', ');

/** Ends what the person is to organizations and what they asked of them; what they registered and nobody checked is given up. */
async function leaveEverywhere(context: RequestContext, transaction: Transaction, actor: SignedIn, email: string): Promise<void> {
  const { representationRequests, invitations } = context.stores;
  for (const { organizationId } of actor.representations) await endOffice(context, transaction, organizationId, actor.id);
  for (const organizationId of await representationRequests.forgetOf(transaction, actor.id)) {
    await representationRequests.giveUpUnchecked(transaction, organizationId);
  }
  await invitations.forgetTo(transaction, email);
}

/** The effect of erasing the account: refused while others would be left without the person's office. */
export function eraseAccount(context: RequestContext, actor: SignedIn, input: AccountEraseInput): Work<AccountErasedAnswer> {
  mustBePerson(actor);
  return async (transaction) => {
    const person = await context.stores.accounts.lockForErasure(transaction, actor.id, context.requestId);
    if (person === null) throw notFound();
    const { email, passwordHash, lastAdminOf, seatedIn } = person;
    await mustBeThemselves(context, email, passwordHash, input.password ?? null);
    if (lastAdminOf.length > 0) throw notPossible('refused.erase.lastAdmin', [], { organizations: quoted(lastAdminOf) });
    if (seatedIn.length > 0) throw notPossible('refused.erase.seat', [], { clusters: quoted(seatedIn) });
    await leaveEverywhere(context, transaction, actor, email);
    const erasedAt = await erasePerson(transaction, { id: actor.id, email }, `${actor.id}:${input.idempotencyKey}`);
    return { answer: { erasedAt }, entries: [entryOf('account.erase', actor.id)] };
  };
}
