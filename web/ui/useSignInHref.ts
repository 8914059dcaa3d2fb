'use client';

import { useSearchParams } from 'next/navigation';
import { usePathname } from '@/i18n/navigation';
import { signInPath } from '@/lib/way-in';

/** Where to sign in to come back to what is shown. */
export function useSignInHref(): string {
  return signInPath(usePathname(), useSearchParams());
}
