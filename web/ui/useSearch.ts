'use client';

import { useDebouncedValue } from '@mantine/hooks';
import type { TypedDocumentString } from '@/generated/graphql';
import { useRead } from '@/lib/client';

const PAUSE_MS = 200;
const LEAST_LETTERS = 2;

/** How far a search is: too little typed to ask, not answered yet, failed, or answered. */
export type SearchState = 'typing' | 'searching' | 'failed' | 'answered';

/** Asks the server for what is typed, once the typing pauses. `known` is text that is no question: the name that is chosen already. */
export function useSearch<TData, TVariables extends { search: string }>(
  document: TypedDocumentString<TData, TVariables>,
  typed: string,
  others: Omit<TVariables, 'search'>,
  known?: string,
): { found: TData | null; state: SearchState } {
  const wanted = typed.trim();
  const [search] = useDebouncedValue(wanted, PAUSE_MS);
  const enabled = search.length >= LEAST_LETTERS && search !== known;
  const { data, failure, pending } = useRead(document, { ...others, search } as TVariables, { enabled, keepPrevious: true });
  const found = enabled ? (data ?? null) : null;
  if (wanted.length < LEAST_LETTERS) return { found, state: 'typing' };
  if (pending || search !== wanted) return { found, state: 'searching' };
  return { found, state: failure ? 'failed' : 'answered' };
}
