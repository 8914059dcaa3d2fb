import type { IncomingHttpHeaders } from 'node:http';
import { betterAuth } from 'better-auth';
import type { Identity } from '../actor.js';
import { createAccount, type AccountInput } from './account.js';
import { apiKeyOf, createApiKey, identityOfKey } from './key.js';
import type { ApiKeyInput } from './new-key.js';
import { optionsOf, type AuthSettings } from './options.js';
import { identityOfSession } from './session.js';

export type { AuthSettings } from './options.js';
export type { AccountInput } from './account.js';
export type { ApiKeyInput } from './new-key.js';

/** Whom a request comes from; `refused` when it shows an API key that does not hold: it must not be answered as a visitor's. */
export type Identification = { outcome: 'accepted'; identity: Identity | null } | { outcome: 'refused' };

export type Auth = {
  /** The address that people open. */
  readonly origin: string;
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
};

const library = (settings: AuthSettings) => betterAuth(optionsOf(settings));

/** The sign-in library as we set it up. */
export type Library = ReturnType<typeof library>;

/** Sign-in, sessions and API keys over the database. */
export function createAuth(settings: AuthSettings): Auth {
  const auth = library(settings);
  return {
    origin: settings.origin,
    handle: (request) => auth.handler(request),
    identify: async (headers) => {
      const key = apiKeyOf(headers);
      if (key === null) return { outcome: 'accepted', identity: await identityOfSession(auth, headers.cookie) };
      const identity = await identityOfKey(auth, key);
      return identity === null ? { outcome: 'refused' } : { outcome: 'accepted', identity };
    },
    createAccount: (input) => createAccount(auth, input),
    createApiKey: (input) => createApiKey(settings.database, input),
  };
}
