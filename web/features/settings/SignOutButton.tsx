'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useSignOut } from '@/features/shell/useSignOut';

export function SignOutButton() {
  const t = useTranslations('shell.account');
  const { leave, leaving } = useSignOut();
  return (
    <Button variant="default" loading={leaving} onClick={leave}>
      {t('signOut')}
    </Button>
  );
}
