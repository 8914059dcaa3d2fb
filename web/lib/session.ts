/** Signing in and out and all that belongs to it, by the server's own addresses under /api/auth. */

/** What came of it. `code` is the server's, or NETWORK when no answer came; `wait` the seconds until another try. */
export type SignInAnswer<TData> = { ok: true; data: TData } | { ok: false; code: string; wait: number | null };

const BASE = '/api/auth/';

/**
 * Asks for something of sign-in; never throws.
 * @param body sent as JSON by POST; without it, it is a GET
 * @param locale the language of a mail that may come of it
 */
export async function askSignIn<TData = unknown>(path: string, locale: string, body?: object): Promise<SignInAnswer<TData>> {
  try {
    const response = await fetch(BASE + path, {
      cache: 'no-store',
      headers: { 'accept-language': locale, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, data: answer as TData };
    return { ok: false, code: codeIn(answer), wait: Number(response.headers.get('retry-after')) || null };
  } catch {
    return { ok: false, code: 'NETWORK', wait: null };
  }
}

function codeIn(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'code' in answer && typeof answer.code === 'string' ? answer.code : 'OTHER';
}

export async function signOut(): Promise<boolean> {
  return (await askSignIn('sign-out', '*', {})).ok;
}

/**
 * Makes the session last longer, once a page load: only this address may send the cookie anew. Nothing hangs on its
 * answer, but an answer left unread keeps its connection busy.
 */
export async function keepSession(): Promise<void> {
  await askSignIn('get-session', '*');
}
