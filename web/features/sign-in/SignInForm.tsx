'use client';

import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { signIn } from '@/lib/session';

const problems = { wrong: 'wrong', 'too-many': 'tooMany', unreachable: 'unreachable' } as const;

export function SignInForm({ returnTo }: { returnTo: string }) {
  const t = useTranslations('sign-in');
  const ui = useTranslations('ui.form');
  const locale = useLocale();
  const [problem, setProblem] = useState<(typeof problems)[keyof typeof problems] | null>(null);
  const [pending, setPending] = useState(false);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : t('needEmail')),
      password: (password) => (password ? null : t('needPassword')),
    },
  });

  const send = form.onSubmit(
    async ({ email, password }) => {
      setPending(true);
      setProblem(null);
      const outcome = await signIn(email.trim(), password);
      if (outcome === 'done') {
        // A full load: nothing that was read as a visitor stays in the tab.
        window.location.assign(`/${locale}${returnTo === '/' ? '' : returnTo}`);
        return;
      }
      setPending(false);
      setProblem(problems[outcome]);
      if (outcome === 'wrong') form.getInputNode('password')?.focus();
    },
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
  );

  return (
    <form onSubmit={send} noValidate method="post">
      <Stack gap="md">
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          size="md"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': ui('showPassword'), tabIndex: 0, 'aria-hidden': false }}
          {...form.getInputProps('password')}
        />
        {problem && (
          <Alert color="danger" variant="light" role="alert">
            {t(problem)}
          </Alert>
        )}
        <Button type="submit" size="md" fullWidth loading={pending}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
}
