'use client';

import { Button, Stack } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { askSignIn } from '@/lib/session';
import { useForm } from '@/ui/useForm';
import { CodeField, SignInProblem } from './fields';
import { useSignInProblem } from './problem';
import classes from './SignIn.module.css';

/** The second step of signing in: a code of the generator, or one of the recovery codes. */
export function SecondStep({ onDone }: { onDone: () => void }) {
  const t = useTranslations('sign-in.second');
  const locale = useLocale();
  const textOf = useSignInProblem();
  const [recovery, setRecovery] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const form = useForm({ initialValues: { code: '' }, validate: { code: (code) => (code.trim() ? null : t('needCode')) } });

  const send = form.onSubmit(async ({ code }) => {
    setPending(true);
    setProblem(null);
    const path = recovery ? 'two-factor/verify-backup-code' : 'two-factor/verify-totp';
    const answer = await askSignIn(path, locale, { code: recovery ? code.trim() : code.replace(/\s/g, '') });
    if (answer.ok) return onDone();
    setPending(false);
    setProblem(textOf(answer));
    form.getInputNode('code')?.focus();
  });

  const change = () => {
    setRecovery(!recovery);
    setProblem(null);
    form.reset();
  };
  return (
    <form onSubmit={send} noValidate method="post">
      <Stack gap="md">
        <CodeField key={String(recovery)} recovery={recovery} data-autofocus autoFocus {...form.getInputProps('code')} />
        <SignInProblem text={problem} />
        <Button type="submit" size="md" fullWidth loading={pending}>
          {t('submit')}
        </Button>
        <Button variant="subtle" onClick={change}>
          {recovery ? t('useCode') : t('useRecoveryCode')}
        </Button>
        {recovery && (
          <p className={classes.beside}>{t('lost')}</p>
        )}
      </Stack>
    </form>
  );
}
