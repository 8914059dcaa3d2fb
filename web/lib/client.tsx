'use client';

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useCallback, useRef, useState } from 'react';
import type { ErrorCode, TypedDocumentString } from '@/generated/graphql';
import { execute, type Failure, type Result } from './graphql';

/** Thrown inside the query cache only, to carry a failure. */
class ReadFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

async function answer<TData, TVariables>(document: TypedDocumentString<TData, TVariables>, variables: TVariables, locale: string, signal: AbortSignal): Promise<TData> {
  const result = await execute(document, variables, { url: '/graphql', locale, signal });
  if (!result.ok) throw new ReadFailure(result.error);
  return result.data;
}

export type Read<TData> = {
  data: TData | undefined;
  failure: Failure | null;
  pending: boolean;
  again: () => void;
  /** Puts what the answer to a change told in the place of what was read; a reading that is on its way is older and is dropped. */
  replace: (newer: TData) => Promise<void>;
};

type ReadOptions<TData> = {
  enabled?: boolean;
  initialData?: TData;
  /** Show the last answer while that to new variables is on its way. */
  keepPrevious?: boolean;
  /** Ask again every so many milliseconds. */
  every?: number;
};

/** Reads in the browser, with the answers of equal questions shared. */
export function useRead<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables: TVariables,
  { enabled = true, initialData, keepPrevious = false, every }: ReadOptions<TData> = {},
): Read<TData> {
  const locale = useLocale();
  const client = useQueryClient();
  const queryKey = [document.toString(), variables, locale];
  const { data, error, isPending, isFetching, isPlaceholderData, refetch } = useQuery<TData>({
    queryKey,
    queryFn: ({ signal }) => answer(document, variables, locale, signal),
    enabled,
    ...(initialData !== undefined && { initialData }),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    ...(every !== undefined && { refetchInterval: every }),
  });
  return {
    data,
    failure: error instanceof ReadFailure ? error.failure : null,
    pending: enabled && (isPending || isPlaceholderData || (isFetching && data === undefined)),
    again: useCallback(() => void refetch(), [refetch]),
    replace: async (newer) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, newer);
    },
  };
}

/**
 * Reads a list in the browser from page to page, to its end or to so many pages; the whole is there at once.
 * @param cursorOf of a page, where the next one begins; null for the last
 */
export function useReadAll<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables & { after: string | null }>,
  variables: TVariables,
  cursorOf: (page: TData) => string | null,
  { enabled, most }: { enabled: boolean; most: number },
): { pages: TData[] | undefined; failure: Failure | null } {
  const locale = useLocale();
  const { data, error } = useQuery<TData[]>({
    queryKey: [document.toString(), variables, locale, most],
    queryFn: async ({ signal }) => {
      const pages: TData[] = [];
      let after: string | null = null;
      do {
        const page: TData = await answer(document, { ...variables, after }, locale, signal);
        pages.push(page);
        after = cursorOf(page);
      } while (after !== null && pages.length < most);
      return pages;
    },
    enabled,
  });
  return { pages: data, failure: error instanceof ReadFailure ? error.failure : null };
}

/** Reads once, on an act of the user: the next page of a list. */
export function useAsk<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
): (variables: TVariables) => Promise<Result<TData>> {
  const locale = useLocale();
  return useCallback((variables) => execute(document, variables, { url: '/graphql', locale }), [document, locale]);
}

/** Why a change did not happen: a refusal of the server, or a failure on the way. */
export type Problem = {
  code: string;
  /** In the reader's language; null for a failure on the way, which the page words itself. */
  message: string | null;
  path: string[];
  problems: Array<{ path: string[]; message: string }>;
  currentVersion: number | null;
};
export type Outcome<TDone> = { ok: true; done: TDone } | { ok: false; problem: Problem };

type Member<TData> = TData[Exclude<keyof TData, '__typename'>];
/** What a change gives when it was not refused. */
export type Done<TData> = Exclude<Member<TData>, { code: ErrorCode }>;
type Change<TData, TInput> = {
  /** Sends the change, under a key if there is one already. The same input sent again before it was answered happens once. */
  change: (input: Omit<TInput, 'idempotencyKey'>, key?: string) => Promise<Outcome<Done<TData>>>;
  pending: boolean;
};

/**
 * A mutation of one field with one `input`. Each intent gets an idempotency key that is kept until the server has
 * answered it or its input changes: a double click, or a retry after the line broke, changes nothing twice.
 */
export function useChange<TData extends object, TInput extends { idempotencyKey: string }>(
  document: TypedDocumentString<TData, { input: TInput }>,
): Change<TData, TInput> {
  const locale = useLocale();
  const [pending, setPending] = useState(0);
  const intent = useRef<{ wanted: string; key: string; underway: Promise<Outcome<Done<TData>>> | null } | null>(null);

  const change = useCallback<Change<TData, TInput>['change']>(
    (input, key = newKey()) => {
      const wanted = JSON.stringify(input);
      if (intent.current?.wanted !== wanted) intent.current = { wanted, key, underway: null };
      const current = intent.current;
      if (current.underway) return current.underway;

      const send = async (): Promise<Outcome<Done<TData>>> => {
        setPending((count) => count + 1);
        const variables = { input: { ...input, idempotencyKey: current.key } as TInput };
        const result = await execute(document, variables, { url: '/graphql', locale });
        setPending((count) => count - 1);
        current.underway = null;
        if (result.ok && intent.current === current) intent.current = null;
        return outcome<TData>(result);
      };
      current.underway = send();
      return current.underway;
    },
    [document, locale],
  );
  return { change, pending: pending > 0 };
}

/** Names an intent. Not `crypto.randomUUID`, which a page on plain http lacks. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Refusal = {
  code: ErrorCode;
  message: string;
  path: string[];
  problems?: Problem['problems'];
  currentVersion?: number;
};

function outcome<TData extends object>(result: Result<TData>): Outcome<Done<TData>> {
  if (!result.ok) {
    return { ok: false, problem: { code: result.error.code, message: null, path: [], problems: [], currentVersion: null } };
  }
  const [, member] = Object.entries(result.data).find(([field]) => field !== '__typename') ?? [];
  if (!isRefusal(member)) return { ok: true, done: member as Done<TData> };
  const { code, message, path, problems = [], currentVersion = null } = member;
  return { ok: false, problem: { code, message, path, problems, currentVersion } };
}

function isRefusal(member: unknown): member is Refusal {
  return typeof member === 'object' && member !== null && 'code' in member && 'path' in member;
}
