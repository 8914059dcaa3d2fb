'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import type { ApplicationFragment } from '@/generated/graphql';
import { DialogButton } from '@/ui/DialogButton';
import { lazyPart } from '@/ui/lazyPart';

const DecideDialog = lazyPart(() => dynamic(() => import('./DecideDialog'), { ssr: false }));

/** Opens the form in which somebody of the council decides on an application. */
export function DecideButton({ application }: { application: ApplicationFragment }) {
  const t = useTranslations('membership');
  return (
    <DialogButton word={t('decide')} look={{ variant: 'filled', size: 'sm' }}>
      {(dialog) => <DecideDialog application={application} {...dialog} />}
    </DialogButton>
  );
}
