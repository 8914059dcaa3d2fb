'use client';

import { useEffect } from 'react';
import type { TypedDocumentString } from '@/generated/graphql';

/** The server closes a socket so when the session or the right behind it has ended. */
const FORBIDDEN = 4403;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Longer after each try, and never all readers at the same moment. */
const wait = (tries: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS) * (0.5 + Math.random())));

/**
 * Listens to a subscription while the page is open. A broken line is mended quietly, and a subscription that is refused is quietly given up:
 * the page is complete without it, and says what is wrong with the next thing it asks for.
 * @param variables the same object as long as they are the same
 */
export function useLive<TData, TVariables extends Record<string, unknown>>(
  document: TypedDocumentString<TData, TVariables>,
  variables: TVariables,
  take: (data: TData) => void,
): void {
  useEffect(() => {
    let stop: () => void = () => undefined;
    let stopped = false;
    const listen = async () => {
      const { createClient } = await import('graphql-ws/client');
      if (stopped) return;
      const client = createClient({
        url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
        retryAttempts: Infinity,
        retryWait: wait,
        shouldRetry: (cause) => !(cause instanceof CloseEvent && cause.code === FORBIDDEN),
      });
      stop = () => void client.dispose();
      const nothing = () => undefined;
      client.subscribe<TData>({ query: document.toString(), variables }, { next: ({ data }) => data && take(data), error: nothing, complete: nothing });
    };
    void listen().catch(() => undefined);
    return () => {
      stopped = true;
      stop();
    };
  }, [document, variables, take]);
}
