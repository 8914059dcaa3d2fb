/** The day that the terms of use have their present text from: it names the version that whoever makes an account accepts. */
export const TERMS_VERSION = '2026-11-27';

/** Where people make their accounts themselves, on pages that say that they thereby accept the terms. */
const ACCEPTING = /^\/(sign-up\/email|callback\/)/;

/** What is recorded of a new account's acceptance; nothing for one that the operator made. */
export const acceptanceAt = (path: string | undefined): { termsVersion: string; termsAcceptedAt: Date } | Record<string, never> =>
  path !== undefined && ACCEPTING.test(path) ? { termsVersion: TERMS_VERSION, termsAcceptedAt: new Date() } : {};
