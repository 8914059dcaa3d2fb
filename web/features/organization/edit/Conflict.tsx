'use client';

import { Alert } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ProductGroup } from '@/generated/graphql';
import type { Merged } from './values';

/** Tells that somebody else saved meanwhile, and where both changed the same. */
export function Conflict({ both }: { both: Merged['both'] }) {
  const t = useTranslations('organization.editPage');
  const terms = useTranslations('terms.productGroup');
  return (
    <Alert color="gold" variant="light" role="alert" icon={<IconUsers aria-hidden />} title={t('conflict.title')}>
      {t('conflict.text')}
      {both.map(({ field, theirs }) => (
        <p key={field} style={{ margin: '0.5rem 0 0' }}>
          {t('conflict.both', { field: t(field), theirs: (field === 'productGroup' && terms.has(theirs as ProductGroup) ? terms(theirs as ProductGroup) : theirs) || t('conflict.empty') })}
        </p>
      ))}
    </Alert>
  );
}
