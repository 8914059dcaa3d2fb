'use client';

import { Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PageLoading } from '@/ui/PageLoading';
import { SignInButton } from '@/ui/SignInButton';
import { PasskeySection } from './PasskeySection';
import { PasswordSection } from './PasswordSection';
import { SecondFactorSection } from './SecondFactorSection';
import { SessionSection } from './SessionSection';
import { SettingsFailed } from './SettingsFailed';
import { useSecurity } from './useSecurity';

/** How the person signs in, and where they are signed in. */
export function SecurityView() {
  const t = useTranslations('account');
  const { read, again } = useSecurity();
  if (read.state === 'pending') return <PageLoading />;
  if (read.state === 'failed') {
    if (read.code !== 'UNAUTHENTICATED') return <SettingsFailed again={again} />;
    return (
      <Stack align="flex-start" role="alert">
        <p>{t('signInFirst')}</p>
        <SignInButton />
      </Stack>
    );
  }
  const { security } = read;
  return (
    <>
      <PasswordSection email={security.email} hasPassword={security.hasPassword} onChange={again} />
      <SecondFactorSection enabled={security.twoFactorEnabled} hasPassword={security.hasPassword} onChange={again} />
      <PasskeySection passkeys={security.passkeys} onChange={again} />
      <SessionSection sessions={security.sessions} onChange={again} />
    </>
  );
}
