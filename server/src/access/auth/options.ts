import type { BetterAuthOptions } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { OidcConfig } from '../../config.js';
import { newId } from '../../shared/identifier.js';
import type { Database } from '../../neo4j/database.js';
import { localeOf } from '../../shared/text.js';
import { neo4jAdapter } from './adapter.js';
import { Attempts } from './attempts.js';
import { afterHook, beforeHook } from './hooks.js';
import { libraryLog, type SignInLog } from './log.js';
import { OIDC_PROVIDER, oidcPlugin, passkeyPlugin, twoFactorPlugin } from './plugins.js';
import { SignInMail } from './sign-in-mail.js';
import { acceptanceAt } from './terms.js';

export type AuthSettings = {
  database: Database;
  /** The address that people open: cookies are its own, and requests that change something must come from it. */
  origin: string;
  /** Signs the cookies: at least 32 characters that nobody can guess. */
  secret: string;
  /** Whether attempts are counted and limited; only tests switch it off. */
  limits?: boolean;
  /** Another service that people may sign in with. */
  oidc?: OidcConfig | null;
  log?: SignInLog;
};

/** Where the library answers. */
export const AUTH_PATH = '/api/auth';

/** The header in which our own route, and nobody else, tells the library the client's network address. */
export const ADDRESS_HEADER = 'x-ozek-client-address';

export const PASSWORD_LENGTH = { min: 10, max: 128 };

/** Seven days without a visit end a session. */
const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** How long the link in a mail is good for; the mails say so. */
const VERIFY_SECONDS = 24 * 60 * 60;
const RESET_SECONDS = 60 * 60;

const isSecure = (origin: string): boolean => new URL(origin).protocol === 'https:';

/** Tries from one network address; those against one account are counted in attempts.ts. */
const ADDRESS_LIMITS = {
  '/sign-in/email': { window: 60, max: 10 },
  '/sign-up/email': { window: 60, max: 10 },
  '/request-password-reset': { window: 60, max: 5 },
  '/send-verification-email': { window: 60, max: 5 },
  '/reset-password': { window: 60, max: 10 },
  '/verify-email': { window: 60, max: 20 },
  '/change-password': { window: 60, max: 5 },
  '/two-factor/*': { window: 60, max: 10 },
  '/sign-in/social': { window: 60, max: 20 },
  '/passkey/*': { window: 60, max: 40 },
  '/get-session': false,
} as const;

/** The library's whole configuration. Sessions, keys and counted attempts live in the graph, so that several servers agree about them. */
export function optionsOf({ database, origin, secret, limits = true, oidc = null, log = () => undefined }: AuthSettings) {
  const mail = new SignInMail(database, origin);
  return {
    appName: 'Özek',
    baseURL: origin,
    basePath: AUTH_PATH,
    trustedOrigins: [new URL(origin).origin],
    secret,
    database: neo4jAdapter(database),
    emailAndPassword: {
      enabled: true,
      // An address that has an account gets the same answer as a new one, and a mail that tells its owner.
      requireEmailVerification: true,
      autoSignIn: false,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      onExistingUserSignUp: ({ user }, request) => mail.addressTaken(user.email, request),
      sendResetPassword: ({ user, token }, request) => mail.resetPassword(user.email, token, request),
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: async ({ user }, request) => {
        // Who followed the link holds the mailbox: whoever registered the address before and never confirmed it is out.
        await database.write((transaction) => transaction.run('MATCH (u:User {id: $id}) SET u.emailVerified = true', { id: user.id }));
        await mail.signInChanged(user.email, 'password', request);
      },
    },
    emailVerification: {
      sendVerificationEmail: ({ user, token }, request) => mail.verifyAddress(user.email, token, request),
      sendOnSignUp: true,
      expiresIn: VERIFY_SECONDS,
    },
    user: {
      additionalFields: {
        termsVersion: { type: 'string', required: false, input: false, returned: false },
        termsAcceptedAt: { type: 'date', required: false, input: false, returned: false },
      },
    },
    account: { accountLinking: { enabled: true, requireLocalEmailVerified: true }, updateAccountOnSignIn: false },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const suspended = await database.read('MATCH (u:User {id: $userId}) WHERE u.suspendedAt IS NOT NULL RETURN u.id', { userId });
            if (suspended.length > 0) throw new APIError('FORBIDDEN', { code: 'ACCOUNT_SUSPENDED', message: 'The operator suspended this account' });
          },
          // The language of mails that tell somebody of what others did.
          after: async ({ userId }, context) => {
            const wished = context?.request?.headers.get('accept-language');
            if (wished == null) return;
            await database.write((transaction) => transaction.run('MATCH (u:User {id: $userId}) SET u.locale = $locale', { userId, locale: localeOf(wished) }));
          },
        },
      },
      account: {
        // The provider's tokens would let us act there. Nothing here does, so they are not kept.
        create: {
          before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
          after: async ({ id, userId, providerId }, context) => {
            if (providerId !== OIDC_PROVIDER) return;
            const [linked] = await database.read<{ email: string }>(
              'MATCH (u:User {id: $userId}) WHERE EXISTS { MATCH (a:Account {userId: $userId}) WHERE a.id <> $id } RETURN u.email AS email',
              { id, userId },
            );
            if (linked !== undefined) await mail.signInChanged(linked.email, 'provider', context?.request);
          },
        },
      },
      user: {
        create: { before: async (user, context) => ({ data: { ...user, ...acceptanceAt(context?.path) } }) },
        update: {
          after: async (user, context) => {
            if (context?.path === '/two-factor/verify-totp') await mail.signInChanged(user.email, 'secondFactorOn', context.request);
          },
        },
      },
    },
    hooks: { before: beforeHook(limits ? new Attempts(database, secret) : null), after: afterHook(mail) },
    // Without the cookie cache a revoked session ends with the next request.
    session: { expiresIn: SESSION_SECONDS, cookieCache: { enabled: false } },
    rateLimit: { enabled: limits, storage: 'database', window: 60, max: 200, customRules: ADDRESS_LIMITS },
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
    plugins: [twoFactorPlugin(), passkeyPlugin(origin), ...(oidc === null ? [] : [oidcPlugin(oidc)])],
    telemetry: { enabled: false },
    logger: { level: 'info', log: libraryLog(log) },
    // Errors that are not the client's go up to our route, which knows how to answer them.
    onAPIError: { throw: true, errorURL: `${new URL(origin).origin}/sign-in` },
  } satisfies BetterAuthOptions;
}
