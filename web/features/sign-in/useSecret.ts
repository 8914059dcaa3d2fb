'use client';

import { useEffect, useState } from 'react';

/**
 * The secret behind the `#` of a mail's link, taken out of the address so that it stays in no history.
 * Undefined until it is known, then null when there is none.
 */
export function useSecret(): string | null | undefined {
  const [secret, setSecret] = useState<string | null>();
  useEffect(() => {
    const found = window.location.hash.slice(1);
    if (found !== '') window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    setSecret((known) => known ?? (found === '' ? null : found));
  }, []);
  return secret;
}
