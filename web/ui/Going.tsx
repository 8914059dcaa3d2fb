'use client';

import { createContext, useTransition, type ReactNode } from 'react';
import { OnTheWay } from './OnTheWay';

/** Runs what leads to another page, and says that it is on its way. */
export const GoingContext = createContext<(lead: () => void) => void>((lead) => lead());

export function Going({ children }: { children: ReactNode }) {
  const [pending, start] = useTransition();
  return (
    <GoingContext value={start}>
      {children}
      {pending && <OnTheWay />}
    </GoingContext>
  );
}
