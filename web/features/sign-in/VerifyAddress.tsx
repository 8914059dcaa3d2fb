'use client';

import { Button, Stack } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ButtonLink } from '@/ui/ButtonLink';
import { askSignIn } from '@/lib/session';
import { wayIn } from '@/lib/way-in';
import { SignInProblem } from './fields';
import { useSignInProblem } from './problem';
import { useSecret } from './useSecret';
import { takeWay } from './way';
import classes from './SignIn.module.css';

/** Where the link of the first mail leads. A press of the button confirms: programs that look into mails open links too. */
export function VerifyAddress() {
  const t = useTranslations('sign-in.verify');
  const locale = useLocale();
  const textOf = useSignInProblem();
  const secret = useSecret();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [next, setNext] = useState<string | null>(null);

  const confirm = async () => {
    setPending(true);
    setProblem(null);
    const answer = await askSignIn('verify-email', locale, { token: secret });
    setPending(false);
    if (answer.ok) setNext(wayIn('/sign-in', takeWay()));
    else setProblem(textOf(answer));
  };

  if (next !== null) {
    return (
      <Stack gap="md">
        <p role="status" className={classes.beside}>
          {t('done')}
        </p>
        <ButtonLink href={next} size="md">
          {t('signIn')}
        </ButtonLink>
      </Stack>
    );
  }
  if (secret === undefined) return null;
  if (secret === null) {
    return (
      <Stack gap="md">
        <SignInProblem text={textOf({ code: 'INVALID_TOKEN', wait: null })} />
        <AnotherLink />
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <p className={classes.beside}>{t('text')}</p>
      <SignInProblem text={problem} />
      <Button size="md" loading={pending} onClick={() => void confirm()}>
        {t('submit')}
      </Button>
      {problem !== null && <AnotherLink />}
    </Stack>
  );
}

/** Where one goes with a link that leads nowhere: whoever has confirmed already is in, anybody else gets a new one. */
function AnotherLink() {
  const t = useTranslations('sign-in.verify');
  return (
    <>
      <p className={classes.beside}>{t('again')}</p>
      <ButtonLink href="/sign-in" variant="default" size="md">
        {t('signIn')}
      </ButtonLink>
    </>
  );
}
