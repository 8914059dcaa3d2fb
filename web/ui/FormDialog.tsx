'use client';

import { Button, Group, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { FormEventHandler, ReactNode } from 'react';
import { Dialog } from './Dialog';
import { FormErrors } from './FormErrors';
import type { FormProblem } from './useUnionForm';

/** A form in a dialogue: its fields, what is wrong, the button that sends it and the way back. */
export function FormDialog({
  opened,
  onClose,
  title,
  send,
  onSubmit,
  pending,
  problem,
  errors,
  danger = false,
  focusSend = false,
  children,
}: {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The word on the button that sends it. */
  send: string;
  onSubmit: FormEventHandler<HTMLFormElement>;
  pending: boolean;
  problem: FormProblem | null;
  /** What is wrong with its fields, by their names. */
  errors: Record<string, unknown>;
  danger?: boolean;
  /** Whether the button gets the focus at first; otherwise the field that asks for it does. */
  focusSend?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('ui');
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form noValidate method="post" onSubmit={onSubmit}>
        <Stack>
          {children}
          <FormErrors problem={problem} fields={Object.keys(errors).length} />
          <Group gap="xs">
            <Button type="submit" {...(danger && { color: 'danger' })} loading={pending} data-autofocus={focusSend || undefined}>
              {send}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('back')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
