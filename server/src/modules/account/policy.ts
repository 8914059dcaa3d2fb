import type { SignedIn } from '../../access/actor.js';
import { Refusal } from '../../shared/refusal.js';

/** What is a person's own is no program's: throws FORBIDDEN for an API key. */
export function mustBePerson(actor: SignedIn): void {
  if (actor.kind !== 'person') throw new Refusal('FORBIDDEN', 'error.forbidden.personOnly');
}
