'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import type { ChainRole } from '@/generated/graphql';
import { DialogButton } from '@/ui/DialogButton';
import { lazyPart } from '@/ui/lazyPart';

const ApplyDialog = lazyPart(() => dynamic(() => import('./ApplyDialog'), { ssr: false }));

export type ClusterChoice = { id: string; name: string };
export type Applying = { organization: { id: string; name: string }; clusters: ClusterChoice[]; chainRoles: ChainRole[] };

/** Opens the form by which an organization applies to a cluster. */
export function ApplyButton(applying: Applying) {
  const t = useTranslations('membership.apply');
  return <DialogButton word={t('ask')}>{(dialog) => <ApplyDialog {...applying} {...dialog} />}</DialogButton>;
}
