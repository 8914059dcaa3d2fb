import { Refusal } from '../../shared/refusal.js';

/** Throws FORBIDDEN for a person who did not show that their address is theirs. */
export function mustBeVerified(emailVerified: boolean): void {
  if (!emailVerified) throw new Refusal('FORBIDDEN', 'error.forbidden.verifiedEmail');
}
