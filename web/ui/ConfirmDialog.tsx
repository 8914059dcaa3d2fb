'use client';

import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog';

/** Says again in words what is about to be done, before it is. */
export function ConfirmDialog({
  opened,
  title,
  confirm,
  danger = false,
  pending,
  onConfirm,
  onClose,
  children,
}: {
  opened: boolean;
  title: string;
  /** The word on the button that does it. */
  confirm: string;
  danger?: boolean;
  pending: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('ui');
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      {children}
      <Group mt="lg" gap="xs">
        <Button {...(danger && { color: 'danger' })} loading={pending} onClick={onConfirm}>
          {confirm}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('back')}
        </Button>
      </Group>
    </Dialog>
  );
}
