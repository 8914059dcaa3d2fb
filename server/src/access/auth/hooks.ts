import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api';
import { hasForbiddenCharacters, isBlank } from '../../shared/input.js';
import type { Attempt, Attempts } from './attempts.js';
import type { SignInChange, SignInMail } from './sign-in-mail.js';

const NAME_LENGTH = 200;

/** Which of the library's endpoints try something, and what. */
const TRIED: Record<string, Attempt> = {
  '/sign-in/email': 'password',
  '/change-password': 'password',
  '/two-factor/enable': 'password',
  '/two-factor/disable': 'password',
  '/two-factor/generate-backup-codes': 'password',
  '/two-factor/verify-totp': 'factor',
  '/two-factor/verify-backup-code': 'factor',
  '/sign-up/email': 'mail',
  '/send-verification-email': 'mail',
  '/request-password-reset': 'mail',
};

/** Which of them change how a person signs in; the person is told by mail. */
const CHANGES: Record<string, SignInChange> = {
  '/change-password': 'password',
  '/two-factor/disable': 'secondFactorOff',
  '/two-factor/generate-backup-codes': 'recoveryCodes',
  '/passkey/verify-registration': 'passkeyAdded',
  '/passkey/delete-passkey': 'passkeyRemoved',
};

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** The address that a request names, or that of the person behind it: in a session, or between the two steps of signing in. */
async function addressOf(ctx: Context): Promise<string | null> {
  const body: unknown = ctx.body;
  if (typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string') return body.email;
  const session = await getSessionFromCtx(ctx);
  if (session !== null) return session.user.email;
  const cookie = await ctx.getSignedCookie(ctx.context.createAuthCookie('two_factor').name, ctx.context.secret);
  if (typeof cookie !== 'string') return null;
  const step = await ctx.context.internalAdapter.findVerificationValue(cookie);
  const user = step === null ? null : await ctx.context.internalAdapter.findUserById(step.value);
  return user?.email ?? null;
}

/** A name is shown to others, so it is one line that people can read. */
function mustBeName(name: unknown): void {
  const fits = typeof name === 'string' && !isBlank(name) && name.length <= NAME_LENGTH && !/[\n\r\t]/.test(name) && !hasForbiddenCharacters(name);
  if (!fits) throw new APIError('BAD_REQUEST', { code: 'INVALID_NAME', message: `A name has 1 to ${NAME_LENGTH} characters on one line` });
}

/** Before an endpoint: counts the try against the account, and refuses it where there were too many. */
export const beforeHook = (attempts: Attempts | null) =>
  createAuthMiddleware(async (ctx) => {
    if (ctx.path === '/sign-up/email') mustBeName((ctx.body as { name?: unknown } | undefined)?.name);
    const tried = TRIED[ctx.path];
    if (tried === undefined || attempts === null) return;
    const address = await addressOf(ctx);
    if (address === null) return;
    const wait = await attempts.take(tried, address);
    if (wait === null) return;
    throw new APIError('TOO_MANY_REQUESTS', { code: 'RATE_LIMITED', message: 'Too many attempts. Please try again later.' }, { 'x-retry-after': String(wait) });
  });

/** After an endpoint that changed how a person signs in: tells the person. */
export const afterHook = (mail: SignInMail) =>
  createAuthMiddleware(async (ctx) => {
    const what = CHANGES[ctx.path];
    if (what === undefined || isAPIError(ctx.context.returned)) return;
    const user = ctx.context.newSession?.user ?? (await getSessionFromCtx(ctx))?.user;
    if (user !== undefined) await mail.signInChanged(user.email, what, ctx.request);
  });
