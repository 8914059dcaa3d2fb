'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import type { NucleusLabel } from '@/generated/graphql';
import { DialogButton } from '@/ui/DialogButton';
import { lazyPart } from '@/ui/lazyPart';

const ContestDialog = lazyPart(() => dynamic(() => import('./ContestDialog'), { ssr: false }));

/** Opens the form in which an organization objects to its label. */
export function ContestButton(about: { label: NucleusLabel; clusterId: string; organizationId: string }) {
  const t = useTranslations('contest');
  return <DialogButton word={t('contest')}>{(dialog) => <ContestDialog {...about} {...dialog} />}</DialogButton>;
}
