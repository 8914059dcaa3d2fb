import { cookies, headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { TypedDocumentString } from '@/generated/graphql';
import { execute, type Result } from './graphql';

/** Where the API is answered inside. */
export const apiUrl = process.env['OZEK_API_URL'] ?? 'http://127.0.0.1:3000';

/** The front door's signed word on the reader's address: what a page asks for is counted for its reader. */
const READER_HEADER = 'x-ozek-reader';

/** Reads from the API for the person whose page is being made: with their session, in their language, never cached. */
export async function query<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  ...[variables]: TVariables extends Record<string, never> ? [] : [TVariables]
): Promise<Result<TData>> {
  const locale = await getLocale();
  const [cookie, reader] = [await sessionCookie(), (await headers()).get(READER_HEADER)];
  return execute(document, (variables ?? {}) as TVariables, {
    url: new URL('/graphql', apiUrl).href,
    locale,
    headers: { ...(await traceHeaders()), ...(cookie && { cookie }), ...(reader && { [READER_HEADER]: reader }) },
  });
}

/** The place of the page's own request in a trace, so that what the page asks belongs to it. */
async function traceHeaders(): Promise<Record<string, string>> {
  const asked = await headers();
  const told: Record<string, string> = {};
  for (const name of ['traceparent', 'tracestate']) {
    const value = asked.get(name);
    if (value !== null) told[name] = value;
  }
  return told;
}

async function sessionCookie(): Promise<string> {
  const all = (await cookies()).getAll();
  return all
    .filter(({ name }) => name.endsWith('.session_token'))
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');
}
