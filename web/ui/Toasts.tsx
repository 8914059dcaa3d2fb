'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';

/** The event that says that a message is about to be shown. */
export const TOAST = 'ozek:toast';

const Notifications = dynamic(() => import('@mantine/notifications').then((module) => module.Notifications), { ssr: false });

/** Where messages in passing appear; nothing of it is loaded before the first one. */
export function Toasts() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const want = () => setWanted(true);
    window.addEventListener(TOAST, want);
    return () => window.removeEventListener(TOAST, want);
  }, []);
  // Not in the page's main part, as all else that opens: another page may bring another of it.
  return wanted && <Notifications position="top-center" limit={3} withinPortal={false} />;
}
