'use client';

import { useTransition } from 'react';
import { useRouter } from '@/i18n/navigation';

/**
 * Goes to another page after a change, and reads anew what is kept of the others. `leaving` holds until that page is there: what was
 * done must not be done again meanwhile.
 */
export function useLeave(): { leave: (path: string) => void; leaving: boolean } {
  const router = useRouter();
  const [leaving, start] = useTransition();
  const leave = (path: string) =>
    start(() => {
      router.push(path);
      router.refresh();
    });
  return { leave, leaving };
}
