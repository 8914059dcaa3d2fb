import { apiKey } from '@better-auth/api-key';
import type { BetterAuthOptions } from 'better-auth';
import { newId } from '../../shared/identifier.js';
import type { Database } from '../../neo4j/database.js';
import { neo4jAdapter } from './adapter.js';
import { libraryLog, type SignInLog } from './log.js';

export type AuthSettings = {
  database: Database;
  /** The address that people open: cookies are its own, and requests that change something must come from it. */
  origin: string;
  /** Signs the cookies: at least 32 characters that nobody can guess. */
  secret: string;
  /** Whether attempts are counted and limited; only tests switch it off. */
  limits?: boolean;
  log?: SignInLog;
};

/** Where the library answers. */
export const AUTH_PATH = '/api/auth';

/** The header in which our own route, and nobody else, tells the library the client's network address. */
export const ADDRESS_HEADER = 'x-ozek-client-address';

export const PASSWORD_LENGTH = { min: 10, max: 128 };

/** How an API key begins, so that a leaked one is recognised. */
export const KEY_PREFIX = 'ozek_';
export const KEY_LENGTH = 64;
/** So much of its beginning is kept readable, to tell it from others. */
export const KEY_START_LENGTH = KEY_PREFIX.length + 4;
export const KEY_LIFETIME_DAYS = { min: 1, max: 365 };

/** Seven days without a visit end a session. */
const SESSION_SECONDS = 7 * 24 * 60 * 60;

const isSecure = (origin: string): boolean => new URL(origin).protocol === 'https:';

/** The library's whole configuration. Sessions, keys and counted attempts live in the graph, so that several servers agree about them. */
export function optionsOf({ database, origin, secret, limits = true, log = () => undefined }: AuthSettings) {
  return {
    appName: 'Özek',
    baseURL: origin,
    basePath: AUTH_PATH,
    trustedOrigins: [new URL(origin).origin],
    secret,
    database: neo4jAdapter(database),
    // Accounts are made by the operator (createAccount).
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    // Without the cookie cache a revoked session ends with the next request.
    session: { expiresIn: SESSION_SECONDS, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: limits,
      storage: 'database',
      window: 60,
      max: 200,
      customRules: { '/sign-in/email': { window: 60, max: 10 }, '/change-password': { window: 60, max: 5 }, '/get-session': false },
    },
    advanced: {
      cookiePrefix: 'ozek',
      useSecureCookies: isSecure(origin),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: isSecure(origin), path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: newId, joins: true },
      // Said aloud, because the library switches the check off by itself where NODE_ENV is test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    plugins: [
      apiKey({
        defaultPrefix: KEY_PREFIX,
        defaultKeyLength: KEY_LENGTH,
        requireName: true,
        keyExpiration: { minExpiresIn: KEY_LIFETIME_DAYS.min, maxExpiresIn: KEY_LIFETIME_DAYS.max },
        startingCharactersConfig: { shouldStore: true, charactersLength: KEY_START_LENGTH },
        // What a key may spend is counted for all of the API, not here.
        rateLimit: { enabled: false },
      }),
    ],
    telemetry: { enabled: false },
    logger: { level: 'info', log: libraryLog(log) },
    // Errors that are not the client's go up to our route, which knows how to answer them.
    onAPIError: { throw: true },
  } satisfies BetterAuthOptions;
}
