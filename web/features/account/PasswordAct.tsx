'use client';

import { Button, Group, Stack } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { PasswordField, SignInProblem } from '@/features/sign-in/fields';
import { askSignIn } from '@/lib/session';
import { useForm } from '@/ui/useForm';
import classes from './Account.module.css';
import { useAct } from './useAct';

type Props<TData> = { path: string; submit: string; danger?: boolean; onDone: (data: TData) => void; onCancel: () => void };

/** An act that asks for the password again. */
export function PasswordAct<TData = unknown>({ path, submit, danger = false, onDone, onCancel }: Props<TData>) {
  const t = useTranslations('account.factor');
  const words = useTranslations('sign-in');
  const locale = useLocale();
  const { run, pending, problem } = useAct();
  const form = useForm({ initialValues: { password: '' }, validate: { password: (password) => (password ? null : words('needPassword')) } });

  const send = form.onSubmit(async ({ password }) => {
    const done = await run(() => askSignIn<TData>(path, locale, { password }));
    if (done === null) form.getInputNode('password')?.focus();
    else onDone(done.data);
  });

  return (
    <form onSubmit={send} noValidate method="post" className={classes.narrow}>
      <Stack gap="md">
        <PasswordField label={t('confirmPassword')} autoFocus {...form.getInputProps('password')} />
        <SignInProblem text={problem} />
        <Group gap="xs">
          <Button type="submit" loading={pending} {...(danger && { color: 'danger' })}>
            {submit}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
