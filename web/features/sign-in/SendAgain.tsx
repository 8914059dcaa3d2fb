'use client';

import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { askSignIn } from '@/lib/session';
import { SignInProblem } from './fields';
import { useSignInProblem } from './problem';

/** Lets the mail with the link be sent once more. */
export function SendAgain({ email }: { email: string }) {
  const t = useTranslations('sign-in.register');
  const locale = useLocale();
  const textOf = useSignInProblem();
  const [state, setState] = useState<'idle' | 'pending' | 'sent'>('idle');
  const [problem, setProblem] = useState<string | null>(null);

  const send = async () => {
    setState('pending');
    const answer = await askSignIn('send-verification-email', locale, { email });
    setProblem(answer.ok ? null : textOf(answer));
    setState(answer.ok ? 'sent' : 'idle');
  };
  return (
    <>
      {state === 'sent' ? (
        <p role="status">{t('sentAgain')}</p>
      ) : (
        <Button variant="default" loading={state === 'pending'} onClick={() => void send()}>
          {t('sendAgain')}
        </Button>
      )}
      <SignInProblem text={problem} />
    </>
  );
}
