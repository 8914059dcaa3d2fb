import type { TypedDocumentString } from '@/generated/graphql';

/** Why an answer did not come: the server's error code, or one of NETWORK, TIMEOUT, BAD_ANSWER. */
export type Failure = { code: string; message: string };
export type Result<TData> = { ok: true; data: TData } | { ok: false; error: Failure };

type RequestOptions = {
  url: string;
  locale: string;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
};

const PATIENCE_MS = 20_000;

/** The one way to the API. It never throws: what goes wrong comes back as a failure. */
export async function execute<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables: TVariables,
  { url, locale, headers, signal }: RequestOptions,
): Promise<Result<TData>> {
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(url, {
      method: 'POST',
      cache: 'no-store',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'accept-language': locale,
        ...headers,
      },
      body: JSON.stringify({ query: document.toString(), variables }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return readAnswer<TData>(await response.text());
  } catch (cause) {
    return failure(timeout.aborted ? 'TIMEOUT' : 'NETWORK', cause instanceof Error ? cause.message : String(cause));
  }
}

type Answer<TData> = { data?: TData | null; errors?: Array<{ message: string; extensions?: { code?: string } }> };

function readAnswer<TData>(text: string): Result<TData> {
  let answer: Answer<TData>;
  try {
    answer = JSON.parse(text);
  } catch {
    return failure('BAD_ANSWER', text.slice(0, 200));
  }
  const [error] = answer.errors ?? [];
  if (error) return failure(error.extensions?.code ?? 'INTERNAL_SERVER_ERROR', error.message);
  return answer.data ? { ok: true, data: answer.data } : failure('BAD_ANSWER', 'The answer holds no data.');
}

function failure(code: string, message: string): { ok: false; error: Failure } {
  return { ok: false, error: { code, message } };
}
