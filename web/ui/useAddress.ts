'use client';

import { useSearchParams } from 'next/navigation';
import { useTransition } from 'react';
import { usePathname, useRouter } from '@/i18n/navigation';

/** Keeps what a page shows in its address: `set` replaces the given parameters, null takes one out. */
export function useAddress(): { set: (changes: Record<string, string | null>) => void; pending: boolean } {
  const router = useRouter();
  const pathname = usePathname();
  const current = useSearchParams();
  const [pending, start] = useTransition();
  const set = (changes: Record<string, string | null>) => {
    const params = new URLSearchParams(current);
    for (const [name, value] of Object.entries(changes)) {
      if (value) params.set(name, value);
      else params.delete(name);
    }
    const query = params.toString();
    start(() => router.replace(query ? `${pathname}?${query}` : pathname, { scroll: false }));
  };
  return { set, pending };
}
