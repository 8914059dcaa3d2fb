'use client';

import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ButtonLink } from './ButtonLink';
import { EmptyState } from './EmptyState';
import { PageHeader } from './PageHeader';

/** What a segment shows when showing it failed. */
export function Failed({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('ui');
  return (
    <div role="alert">
      <PageHeader title={t('failed.title')} />
      <EmptyState
        title={t('failed.text')}
        action={
          <Group>
            <Button onClick={retry}>{t('retry')}</Button>
            <ButtonLink href="/" variant="default">
              {t('failed.home')}
            </ButtonLink>
          </Group>
        }
      />
    </div>
  );
}
