'use client';

import { Button, Stack } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { askSignIn } from '@/lib/session';
import { useForm } from '@/ui/useForm';
import { EmailField, looksLikeEmail, SignInProblem } from './fields';
import { useSignInProblem } from './problem';
import { keepWay } from './way';
import classes from './SignIn.module.css';

/** Asks for the mail with the link to a new password; says the same whether the address has an account or not. */
export function ForgotPassword({ returnTo }: { returnTo: string }) {
  const t = useTranslations('sign-in');
  const locale = useLocale();
  const textOf = useSignInProblem();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({ initialValues: { email: '' }, validate: { email: (email) => (looksLikeEmail(email) ? null : t('needEmail')) } });

  const send = form.onSubmit(async ({ email }) => {
    setPending(true);
    setProblem(null);
    const answer = await askSignIn('request-password-reset', locale, { email: email.trim() });
    setPending(false);
    if (!answer.ok) return setProblem(textOf(answer));
    keepWay(returnTo);
    setSentTo(email.trim());
  });

  if (sentTo !== null) return <p role="status">{t('forgot.sent', { email: sentTo })}</p>;
  return (
    <form onSubmit={send} noValidate method="post">
      <Stack gap="md">
        <p className={classes.beside}>{t('forgot.text')}</p>
        <EmailField {...form.getInputProps('email')} />
        <SignInProblem text={problem} />
        <Button type="submit" size="md" fullWidth loading={pending}>
          {t('forgot.submit')}
        </Button>
      </Stack>
    </form>
  );
}
