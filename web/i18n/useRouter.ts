'use client';

import { use, useMemo } from 'react';
import { GoingContext } from '@/ui/Going';
import { localeNavigation } from './locale-navigation';

/** The router; while a page that it pushes is on its way, the screen says so. */
export function useRouter(): ReturnType<typeof localeNavigation.useRouter> {
  const router = localeNavigation.useRouter();
  const go = use(GoingContext);
  return useMemo(() => ({ ...router, push: (...to: Parameters<typeof router.push>) => go(() => router.push(...to)) }), [router, go]);
}
