'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { usePathname, useRouter } from '@/i18n/navigation';

/** Keeps what a page shows in its address: `set` replaces the given parameters, null takes one out. */
export function useAddress(): { set: (changes: Record<string, string | null>) => void; pending: boolean } {
  const router = useRouter();
  const pathname = usePathname();
  const current = useSearchParams();
  const [pending, start] = useTransition();
  // What is on the way to be shown: the next change is one of it.
  const wanted = useRef<string>(null);
  useEffect(() => {
    wanted.current = null;
  }, [current]);
  const set = (changes: Record<string, string | null>) => {
    const params = new URLSearchParams(wanted.current ?? current.toString());
    for (const [name, value] of Object.entries(changes)) {
      if (value) params.set(name, value);
      else params.delete(name);
    }
    const query = params.toString();
    wanted.current = query;
    start(() => router.replace(query ? `${pathname}?${query}` : pathname, { scroll: false }));
  };
  return { set, pending };
}
