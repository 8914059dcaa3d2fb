/** Signing in and out, by the server's own addresses under /api/auth. */
export type SignInOutcome = 'done' | 'wrong' | 'too-many' | 'unreachable';

export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const status = await post('sign-in/email', { email, password });
  if (status === null || status >= 500) return 'unreachable';
  if (status === 429) return 'too-many';
  return status < 300 ? 'done' : 'wrong';
}

export async function signOut(): Promise<boolean> {
  const status = await post('sign-out', {});
  return status !== null && status < 300;
}

/**
 * Makes the session last longer, once a page load: only this address may send the cookie anew. Nothing hangs on its
 * answer, but an answer left unread keeps its connection busy.
 */
export async function keepSession(): Promise<void> {
  try {
    await (await fetch('/api/auth/get-session')).arrayBuffer();
  } catch {
    // The next page load tries again.
  }
}

async function post(path: string, body: object): Promise<number | null> {
  try {
    const response = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.status;
  } catch {
    return null;
  }
}
