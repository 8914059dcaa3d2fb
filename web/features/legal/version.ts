/** The day that the terms have their present text from; the server records it with each new account (`access/auth/terms.ts`). */
export const TERMS_VERSION = '2026-11-27';
