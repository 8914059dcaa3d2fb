import type { SignedIn } from '../../access/actor.js';
import { Refusal } from '../../shared/refusal.js';

/** Throws FORBIDDEN for a key: people act for organizations, and a key is theirs. */
export function mustBePerson(actor: SignedIn): void {
  if (actor.kind !== 'person') throw new Refusal('FORBIDDEN', 'error.forbidden.personsOnly');
}

/** Throws FORBIDDEN for a person who did not show that their address is theirs. */
export function mustBeVerified(emailVerified: boolean): void {
  if (!emailVerified) throw new Refusal('FORBIDDEN', 'error.forbidden.verifiedEmail');
}
