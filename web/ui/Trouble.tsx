'use client';

import { Alert, Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useRouter } from '@/i18n/navigation';
import type { Failure } from '@/lib/graphql';
import { wordingOf } from './trouble';

/** Stands in for what could not be read: what happened, and a way to try again. */
export function Trouble({ failure, again }: { failure: Failure; again?: () => void }) {
  const t = useTranslations('ui');
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <Alert color="danger" variant="light" title={t('trouble.title')} icon={<IconPlugConnectedX aria-hidden />} role="alert">
      <p style={{ margin: '0 0 0.9rem' }}>{t(`trouble.${wordingOf(failure.code)}`)}</p>
      <Button size="xs" variant="default" loading={pending} onClick={again ?? (() => start(() => router.refresh()))}>
        {t('retry')}
      </Button>
    </Alert>
  );
}
