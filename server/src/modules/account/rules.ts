/** A session younger than this shows that the person is there, where there is no password to ask for. */
const FRESH_MS = 10 * 60 * 1_000;

/**
 * Whether somebody signed in a moment ago.
 * @param signedInAt ISO 8601
 * @param now milliseconds since 1970
 */
export const isFresh = (signedInAt: string, now: number): boolean => now - Date.parse(signedInAt) < FRESH_MS;
