'use client';

import { Button, Stack, TextInput } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Link } from '@/i18n/navigation';
import { askSignIn } from '@/lib/session';
import { wayIn } from '@/lib/way-in';
import { useForm } from '@/ui/useForm';
import { Agreement } from './Agreement';
import { EmailField, looksLikeEmail, PasswordField, SHORTEST_PASSWORD, SignInProblem } from './fields';
import { useSignInProblem } from './problem';
import { SendAgain } from './SendAgain';
import { keepWay } from './way';
import classes from './SignIn.module.css';

const LONGEST_NAME = 200;

/** Makes an account; afterwards says that a mail is on its way, whether the address was new or not. */
export function RegisterForm({ returnTo }: { returnTo: string }) {
  const t = useTranslations('sign-in');
  const locale = useLocale();
  const textOf = useSignInProblem();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: (name) => (name.trim() ? null : t('register.needName')),
      email: (email) => (looksLikeEmail(email) ? null : t('needEmail')),
      password: (password) => (password.length >= SHORTEST_PASSWORD ? null : t('problem.tooShort')),
    },
  });

  const send = form.onSubmit(async ({ name, email, password }) => {
    setPending(true);
    setProblem(null);
    const answer = await askSignIn('sign-up/email', locale, { name: name.trim(), email: email.trim(), password });
    setPending(false);
    if (!answer.ok) return setProblem(textOf(answer));
    keepWay(returnTo);
    setSentTo(email.trim());
  });

  if (sentTo !== null) return <CheckMail email={sentTo} />;
  return (
    <>
      <form onSubmit={send} noValidate method="post">
        <Stack gap="md">
          <TextInput
            label={t('register.name')}
            description={t('register.nameHelp')}
            name="name"
            autoComplete="name"
            maxLength={LONGEST_NAME}
            size="md"
            {...form.getInputProps('name')}
          />
          <EmailField {...form.getInputProps('email')} />
          <PasswordField isNew {...form.getInputProps('password')} />
          <Agreement />
          <SignInProblem text={problem} />
          <Button type="submit" size="md" fullWidth loading={pending}>
            {t('register.submit')}
          </Button>
        </Stack>
      </form>
      <p className={classes.look}>
        {t('register.haveAccount')} <Link href={wayIn('/sign-in', returnTo)}>{t('title')}</Link>
      </p>
    </>
  );
}

function CheckMail({ email }: { email: string }) {
  const t = useTranslations('sign-in.register');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap="md">
      <h2 ref={heading} tabIndex={-1} className={classes.part}>
        {t('checkMail')}
      </h2>
      <p className={classes.beside}>{t('checkMailText', { email })}</p>
      <SendAgain email={email} />
    </Stack>
  );
}
