import { apiUrl } from './server';

/** What the other service is called that people may sign in with; null for none, and while the server does not answer. */
export async function providerName(): Promise<string | null> {
  try {
    const response = await fetch(new URL('/api/auth/provider', apiUrl), { cache: 'no-store', signal: AbortSignal.timeout(2_000) });
    const { name } = (await response.json()) as { name: string | null };
    return name;
  } catch {
    return null;
  }
}
