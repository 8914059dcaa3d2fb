'use client';

import { Button, Stack } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { PasswordField, SHORTEST_PASSWORD, SignInProblem } from '@/features/sign-in/fields';
import { askSignIn } from '@/lib/session';
import { ButtonLink } from '@/ui/ButtonLink';
import { Section } from '@/ui/Section';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import classes from './Account.module.css';
import { useAct } from './useAct';

export function PasswordSection({ email, hasPassword, onChange }: { email: string; hasPassword: boolean; onChange: () => void }) {
  const t = useTranslations('account.password');
  const words = useTranslations('sign-in');
  const locale = useLocale();
  const { run, pending, problem } = useAct();
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: {
      current: (password) => (password ? null : words('needPassword')),
      next: (password) => (password.length >= SHORTEST_PASSWORD ? null : words('problem.tooShort')),
    },
  });

  const send = form.onSubmit(async ({ current, next }) => {
    const done = await run(() => askSignIn('change-password', locale, { currentPassword: current, newPassword: next }));
    if (done === null) return form.getInputNode('current')?.focus();
    form.reset();
    announce(t('done'));
    onChange();
  });

  return (
    <Section title={t('title')}>
      {hasPassword ? (
        <form onSubmit={send} noValidate method="post" className={classes.narrow}>
          <Stack gap="md" align="stretch">
            {/* Tells password managers which account it is. */}
            <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
            <PasswordField label={t('current')} {...form.getInputProps('current')} />
            <PasswordField isNew label={t('next')} {...form.getInputProps('next')} />
            <SignInProblem text={problem} />
            <div>
              <Button type="submit" loading={pending}>
                {t('submit')}
              </Button>
            </div>
          </Stack>
        </form>
      ) : (
        <>
          <p className={classes.note}>{t('none')}</p>
          <ButtonLink variant="default" href="/forgot-password">
            {t('ask')}
          </ButtonLink>
        </>
      )}
    </Section>
  );
}
