'use client';

import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useAddress } from '@/ui/useAddress';
import type { Shown } from './address';

/** Our own ties, or all that we may see; kept in the address. */
export function ViewSwitch({ view }: Pick<Shown, 'view'>) {
  const t = useTranslations('tie.view');
  const { set } = useAddress();
  return (
    <SegmentedControl
      aria-label={t('label')}
      value={view}
      onChange={(next) => set({ view: next === 'all' ? next : null })}
      data={[
        { value: 'mine', label: t('short.mine') },
        { value: 'all', label: t('short.all') },
      ]}
    />
  );
}
