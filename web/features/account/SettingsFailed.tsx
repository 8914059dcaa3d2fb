'use client';

import { Button, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** Stands in for settings that could not be read. */
export function SettingsFailed({ again }: { again: () => void }) {
  const t = useTranslations('account');
  return (
    <Stack align="flex-start" role="alert">
      <p>{t('failed')}</p>
      <Button onClick={again}>{t('retry')}</Button>
    </Stack>
  );
}
