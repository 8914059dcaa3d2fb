'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { readAddress, writeAddress, type Shown } from './address';

/**
 * What the page shows, kept in its address without asking the server again. A selection, a question or another view is
 * a step that Back undoes; a filter, an order or a wider circle is not. A question is about the selected one: another selection ends it.
 */
export function useShown(): [Shown, (change: Partial<Shown>) => void] {
  const params = useSearchParams();
  const shown = useMemo(() => readAddress(new URLSearchParams(params)), [params]);
  const show = useCallback((change: Partial<Shown>) => {
    // The address is ahead of what is drawn when one act follows close upon another.
    const now = readAddress(new URLSearchParams(window.location.search));
    const query = writeAddress({ ...now, ...('selected' in change && { question: null, steps: 1 }), ...change });
    const address = query ? `?${query}` : window.location.pathname;
    if ('selected' in change || 'question' in change || 'view' in change) window.history.pushState(null, '', address);
    else window.history.replaceState(null, '', address);
  }, []);
  return [shown, show];
}
