'use client';

import { Button, Divider, Stack } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { passkeysWork, signInByPasskey } from '@/lib/passkey';
import { askSignIn } from '@/lib/session';
import { wayIn } from '@/lib/way-in';
import { Agreement } from './Agreement';
import { SignInProblem } from './fields';
import { useSignInProblem } from './problem';

/** Signing in without the password: by a passkey, or by another service where one is set up. */
export function OtherWays({ provider, returnTo, onDone }: { provider: string | null; returnTo: string; onDone: () => void }) {
  const t = useTranslations('sign-in');
  const locale = useLocale();
  const textOf = useSignInProblem();
  const withPasskeys = useMounted() && passkeysWork();
  const [pending, setPending] = useState<'passkey' | 'provider' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const byPasskey = async () => {
    setPending('passkey');
    setProblem(null);
    const answer = await signInByPasskey(locale);
    if (answer.ok) return onDone();
    setPending(null);
    setProblem(textOf(answer));
  };
  const byProvider = async () => {
    setPending('provider');
    setProblem(null);
    const back = { callbackURL: `/${locale}${returnTo === '/' ? '' : returnTo}`, errorCallbackURL: `/${locale}${wayIn('/sign-in', returnTo)}` };
    const answer = await askSignIn<{ url: string }>('sign-in/social', locale, back);
    if (answer.ok) return window.location.assign(answer.data.url);
    setPending(null);
    setProblem(textOf(answer));
  };

  if (!withPasskeys && provider === null) return null;
  return (
    <Stack gap="sm" mt="md">
      <Divider label={t('or')} />
      {withPasskeys && (
        <Button variant="default" size="md" fullWidth loading={pending === 'passkey'} onClick={() => void byPasskey()}>
          {t('byPasskey')}
        </Button>
      )}
      {provider !== null && (
        <>
          <Button variant="default" size="md" fullWidth loading={pending === 'provider'} onClick={() => void byProvider()}>
            {t('byProvider', { name: provider })}
          </Button>
          <Agreement />
        </>
      )}
      <SignInProblem text={problem} />
    </Stack>
  );
}
