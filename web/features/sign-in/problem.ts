'use client';

import { useTranslations } from 'next-intl';

/** The wordings there are: keys of `sign-in.problem`. */
const WORDINGS = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong',
  EMAIL_NOT_VERIFIED: 'notVerified',
  INVALID_PASSWORD: 'wrongPassword',
  PASSWORD_TOO_SHORT: 'tooShort',
  PASSWORD_TOO_LONG: 'tooLong',
  INVALID_EMAIL: 'email',
  INVALID_NAME: 'name',
  INVALID_TOKEN: 'link',
  TOKEN_EXPIRED: 'link',
  USER_NOT_FOUND: 'link',
  INVALID_CODE: 'code',
  INVALID_BACKUP_CODE: 'recoveryCode',
  INVALID_TWO_FACTOR_COOKIE: 'startAgain',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'startAgain',
  ACCOUNT_TEMPORARILY_LOCKED: 'locked',
  ACCOUNT_SUSPENDED: 'suspended',
  RATE_LIMITED: 'tooMany',
  SESSION_NOT_FRESH: 'signInAgain',
  UNAUTHENTICATED: 'signInAgain',
  UNAUTHORIZED: 'signInAgain',
  PASSKEY_BROKEN_OFF: 'passkey',
  PASSKEY_NOT_FOUND: 'passkeyUnknown',
  USER_NOT_VERIFIED: 'passkey',
  NETWORK: 'unreachable',
  UNAVAILABLE: 'unreachable',
} as const;

type Wording = (typeof WORDINGS)[keyof typeof WORDINGS] | 'other';

/** Says what went wrong and what to do. */
export function useSignInProblem(): (failed: { code: string; wait: number | null }) => string {
  const t = useTranslations('sign-in.problem');
  return ({ code, wait }) => {
    const wording: Wording = WORDINGS[code as keyof typeof WORDINGS] ?? 'other';
    return wording === 'tooMany' ? t('tooMany', { n: Math.max(1, Math.ceil((wait ?? 60) / 60)) }) : t(wording);
  };
}
