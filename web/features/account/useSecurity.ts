'use client';

import { useLocale } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { askSignIn } from '@/lib/session';

export type Session = { id: string; current: boolean; createdAt: string; userAgent: string | null; ipAddress: string | null };
export type Passkey = { id: string; name: string | null; createdAt: string };
export type Security = { email: string; hasPassword: boolean; twoFactorEnabled: boolean; linked: boolean; passkeys: Passkey[]; sessions: Session[] };

type Read = { state: 'pending' } | { state: 'failed'; code: string } | { state: 'read'; security: Security };

/** How and where the person is signed in; `again` reads it anew and keeps showing the last until then. */
export function useSecurity(): { read: Read; again: () => void } {
  const locale = useLocale();
  const [read, setRead] = useState<Read>({ state: 'pending' });
  const again = useCallback(() => {
    void askSignIn<Security>('security', locale).then((answer) =>
      setRead(answer.ok ? { state: 'read', security: answer.data } : { state: 'failed', code: answer.code }),
    );
  }, [locale]);
  useEffect(again, [again]);
  return { read, again };
}
