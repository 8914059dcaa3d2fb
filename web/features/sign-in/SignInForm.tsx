'use client';

import { Button, Stack } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Link } from '@/i18n/navigation';
import { askSignIn } from '@/lib/session';
import { wayIn } from '@/lib/way-in';
import { useForm } from '@/ui/useForm';
import { EmailField, looksLikeEmail, PasswordField, SignInProblem } from './fields';
import { OtherWays } from './OtherWays';
import { useSignInProblem } from './problem';
import { SecondStep } from './SecondStep';
import { SendAgain } from './SendAgain';
import classes from './SignIn.module.css';

type Props = {
  returnTo: string;
  /** What the other service is called, where one is set up. */
  provider: string | null;
  /** What the other service gave back instead of the person. */
  failed: 'provider' | 'providerEmail' | 'providerTaken' | null;
};

export function SignInForm({ returnTo, provider, failed }: Props) {
  const t = useTranslations('sign-in');
  const locale = useLocale();
  const textOf = useSignInProblem();
  const [problem, setProblem] = useState<string | null>(failed && t(`problem.${failed}`));
  const [unverified, setUnverified] = useState<string | null>(null);
  const [second, setSecond] = useState(false);
  const [pending, setPending] = useState(false);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (looksLikeEmail(email) ? null : t('needEmail')),
      password: (password) => (password ? null : t('needPassword')),
    },
  });

  // A full load: nothing that was read as a visitor stays in the tab.
  const goOn = () => window.location.assign(`/${locale}${returnTo === '/' ? '' : returnTo}`);

  const send = form.onSubmit(async ({ email, password }) => {
    setPending(true);
    setProblem(null);
    setUnverified(null);
    const answer = await askSignIn<{ twoFactorRedirect?: boolean }>('sign-in/email', locale, { email: email.trim(), password });
    if (answer.ok && answer.data.twoFactorRedirect !== true) return goOn();
    setPending(false);
    if (answer.ok) return setSecond(true);
    setProblem(textOf(answer));
    if (answer.code === 'EMAIL_NOT_VERIFIED') setUnverified(email.trim());
    else form.getInputNode('password')?.focus();
  });

  if (second) return <SecondStep onDone={goOn} />;
  return (
    <>
      <form onSubmit={send} noValidate method="post">
        <Stack gap="md">
          <EmailField {...form.getInputProps('email')} />
          <PasswordField {...form.getInputProps('password')} />
          <p className={classes.beside}>
            <Link href={wayIn('/forgot-password', returnTo)}>{t('forgot.link')}</Link>
          </p>
          <SignInProblem text={problem} />
          {unverified && <SendAgain email={unverified} />}
          <Button type="submit" size="md" fullWidth loading={pending}>
            {t('submit')}
          </Button>
        </Stack>
      </form>
      <OtherWays provider={provider} returnTo={returnTo} onDone={goOn} />
      <p className={classes.look}>
        {t('noAccount')} <Link href={wayIn('/register', returnTo)}>{t('register.title')}</Link>
      </p>
    </>
  );
}
