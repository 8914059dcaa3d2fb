import { isAPIError } from 'better-auth/api';
import type { Identity } from '../actor.js';
import type { Library } from './auth.js';

/** The person whose session the cookie names; null for a visitor. Rejects when the database does not answer. */
export async function identityOfSession(auth: Library, cookie: string | undefined): Promise<Identity | null> {
  if (cookie === undefined) return null;
  try {
    // A session is made to last longer where the answer can carry the new cookie: at /api/auth/get-session.
    const found = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
    if (found === null) return null;
    const { id, name, email } = found.user;
    return { kind: 'person', userId: id, name, email };
  } catch (error) {
    throw isAPIError(error) && error.cause !== undefined ? error.cause : error;
  }
}
