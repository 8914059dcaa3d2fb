import type { IncomingHttpHeaders } from 'node:http';
import { betterAuth } from 'better-auth/minimal';
import type { Identity } from '../actor.js';
import { createAccount, type AccountInput } from './account.js';
import { Attempts } from './attempts.js';
import { apiKeyOf, createApiKey, identityOfKey } from './key.js';
import type { ApiKeyInput } from './new-key.js';
import { optionsOf, PASSWORD_LENGTH, type AuthSettings } from './options.js';
import { forgetAddresses, forgetExpiredSessions, revokeSession, securityOf, type SecurityView } from './security.js';
import { identityOfSession } from './session.js';

export type { AuthSettings } from './options.js';

/** Whom a request comes from; `refused` when it shows an API key that does not hold: it must not be answered as a visitor's. */
export type Identification = { outcome: 'accepted'; identity: Identity | null } | { outcome: 'refused' };

export type Auth = {
  /** The address that people open. */
  readonly origin: string;
  /** What the service is called that people may sign in with; null for none. */
  readonly providerName: string | null;
  /** Answers one request to `/api/auth/…`; rejects for what is not the client's fault. */
  handle(request: Request): Promise<Response>;
  /**
   * Whom the request comes from: by its API key if it shows one (`x-api-key` or `Authorization: Bearer`), else by the session of its
   * cookie. An absent, forged, expired or revoked session is nobody, null. Rejects when the database does not answer.
   */
  identify(headers: IncomingHttpHeaders): Promise<Identification>;
  /** Makes an account with a password, or finds the one that has the e-mail already; gives the user's id. */
  createAccount(input: AccountInput): Promise<string>;
  /** Makes an API key for an organization; the key itself is stored hashed and cannot be shown again. */
  createApiKey(input: ApiKeyInput): Promise<{ id: string; key: string }>;
  /** How and where the person behind the cookie is signed in; null for a visitor. */
  security(cookie: string | undefined): Promise<SecurityView | null>;
  /** Ends one session of the person behind the cookie; false for a visitor. */
  revokeSession(cookie: string | undefined, id: string): Promise<boolean>;
  /** Counts a try of a password against the account; gives null where it is allowed, else the seconds to wait. */
  takePasswordAttempt(email: string): Promise<number | null>;
  /** Forgets what is over: counts of tries, and sessions with the addresses they came from. */
  forgetOld(): Promise<void>;
  /** Whether the password is the one behind the stored hash. */
  isPassword(hash: string, password: string): Promise<boolean>;
};

const library = (settings: AuthSettings) => betterAuth(optionsOf(settings));

/** The sign-in library as we set it up. */
export type Library = ReturnType<typeof library>;

/** Sign-in, sessions and API keys over the database. */
export function createAuth(settings: AuthSettings): Auth {
  const auth = library(settings);
  const { database, origin, secret, limits = true, oidc = null } = settings;
  const attempts = new Attempts(database, secret);
  return {
    origin,
    providerName: oidc?.name ?? null,
    handle: (request) => auth.handler(request),
    identify: async (headers) => {
      const key = apiKeyOf(headers);
      if (key === null) return { outcome: 'accepted', identity: await identityOfSession(auth, headers.cookie) };
      const identity = await identityOfKey(database, key);
      return identity === null ? { outcome: 'refused' } : { outcome: 'accepted', identity };
    },
    createAccount: (input) => createAccount(auth, input),
    createApiKey: (input) => createApiKey(database, input),
    security: (cookie) => securityOf(auth, database, cookie),
    revokeSession: (cookie, id) => revokeSession(auth, database, cookie, id),
    takePasswordAttempt: async (email) => (limits ? attempts.take('password', email) : null),
    forgetOld: async () => {
      await attempts.forgetOld();
      await forgetExpiredSessions(database);
      await forgetAddresses(database);
    },
    isPassword: async (hash, password) => password.length <= PASSWORD_LENGTH.max && (await auth.$context).password.verify({ hash, password }),
  };
}
