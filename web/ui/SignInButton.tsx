'use client';

import { useTranslations } from 'next-intl';
import { ButtonLink } from './ButtonLink';
import { useSignInHref } from './useSignInHref';

/** Signs in and comes back to the page that is shown. */
export function SignInButton() {
  const t = useTranslations('ui');
  return <ButtonLink href={useSignInHref()}>{t('signIn')}</ButtonLink>;
}
