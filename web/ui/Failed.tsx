'use client';

import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ButtonLink } from './ButtonLink';
import { EmptyState } from './EmptyState';
import { PageHeader } from './PageHeader';

/** What a segment shows when showing it failed. */
export function Failed({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('failure');
  return (
    <div role="alert">
      <PageHeader title={t('title')} />
      <EmptyState
        title={t('text')}
        action={
          <Group>
            <Button onClick={retry}>{t('retry')}</Button>
            <ButtonLink href="/" variant="default">
              {t('home')}
            </ButtonLink>
          </Group>
        }
      />
    </div>
  );
}
