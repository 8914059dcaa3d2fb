'use client';

import { Button, Stack } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { askSignIn } from '@/lib/session';
import { wayIn } from '@/lib/way-in';
import { ButtonLink } from '@/ui/ButtonLink';
import { useForm } from '@/ui/useForm';
import { PasswordField, SHORTEST_PASSWORD, SignInProblem } from './fields';
import { useSignInProblem } from './problem';
import { useSecret } from './useSecret';
import { takeWay } from './way';
import classes from './SignIn.module.css';

/** Where the link of the mail leads: a new password. */
export function ResetPassword() {
  const t = useTranslations('sign-in');
  const locale = useLocale();
  const textOf = useSignInProblem();
  const secret = useSecret();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [next, setNext] = useState<string | null>(null);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (password) => (password.length >= SHORTEST_PASSWORD ? null : t('problem.tooShort')) },
  });

  const send = form.onSubmit(async ({ password }) => {
    setPending(true);
    setProblem(null);
    const answer = await askSignIn('reset-password', locale, { token: secret, newPassword: password });
    setPending(false);
    if (answer.ok) setNext(wayIn('/sign-in', takeWay()));
    else setProblem(textOf(answer));
  });

  if (next !== null) {
    return (
      <Stack gap="md">
        <p role="status" className={classes.beside}>
          {t('reset.done')}
        </p>
        <ButtonLink href={next} size="md">
          {t('title')}
        </ButtonLink>
      </Stack>
    );
  }
  if (secret === undefined) return null;
  if (secret === null) {
    return (
      <Stack gap="md">
        <SignInProblem text={t('problem.link')} />
        <ButtonLink href="/forgot-password">{t('forgot.submit')}</ButtonLink>
      </Stack>
    );
  }
  return (
    <form onSubmit={send} noValidate method="post">
      <Stack gap="md">
        <PasswordField isNew label={t('reset.password')} {...form.getInputProps('password')} />
        <SignInProblem text={problem} />
        <Button type="submit" size="md" fullWidth loading={pending}>
          {t('reset.submit')}
        </Button>
      </Stack>
    </form>
  );
}
