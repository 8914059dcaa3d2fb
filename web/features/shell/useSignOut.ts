'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { removeAllKept } from '@/lib/kept';
import { signOut } from '@/lib/session';
import { warn } from '@/ui/Toasts';

/** Signs out and loads the first page anew, so that nothing read before stays in the tab, nor what was typed on the device. */
export function useSignOut(): { leave: () => void; leaving: boolean } {
  const t = useTranslations('shell.account');
  const locale = useLocale();
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    if (await signOut()) {
      removeAllKept();
      window.location.assign(`/${locale}`);
      return;
    }
    setLeaving(false);
    warn(t('signOutFailed'));
  };
  return { leave: () => void leave(), leaving };
}
