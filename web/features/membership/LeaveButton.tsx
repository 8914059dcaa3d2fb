'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { DialogButton } from '@/ui/DialogButton';
import { lazyPart } from '@/ui/lazyPart';

const LeaveDialog = lazyPart(() => dynamic(() => import('./LeaveDialog'), { ssr: false }));

export type Leaving = { input: { membershipId: string; expectedVersion: number }; names: { name: string; cluster: string } };

/** Opens the question whether an organization really leaves a cluster. */
export function LeaveButton(leaving: Leaving) {
  const t = useTranslations('membership.leave');
  return <DialogButton word={t('ask')}>{(dialog) => <LeaveDialog {...leaving} {...dialog} />}</DialogButton>;
}
