'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import type { ChainRole } from '@/generated/graphql';
import { DialogButton } from '@/ui/DialogButton';
import { lazyPart } from '@/ui/lazyPart';
import type { ClusterChoice } from './ClusterField';

const ApplyDialog = lazyPart(() => dynamic(() => import('./ApplyDialog'), { ssr: false }));

export type Applying = {
  organization: { id: string; name: string };
  /** The first clusters by name that it can apply to, and whether they are all. */
  clusters: ClusterChoice[];
  all: boolean;
  /** The ids of those that it belongs to already, or waits for. */
  standing: ReadonlySet<string>;
  chainRoles: ChainRole[];
};

/** Opens the form by which an organization applies to a cluster. */
export function ApplyButton(applying: Applying) {
  const t = useTranslations('membership.apply');
  return <DialogButton word={t('ask')}>{(dialog) => <ApplyDialog {...applying} {...dialog} />}</DialogButton>;
}
