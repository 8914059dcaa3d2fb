'use client';

import { Alert, PasswordInput, TextInput, type PasswordInputProps, type TextInputProps } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';

/** As short as a password may be. */
export const SHORTEST_PASSWORD = 10;

/** Whether it can be an address at all; whether it is one, only a mail tells. */
export const looksLikeEmail = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text.trim());

export function EmailField(props: TextInputProps) {
  const t = useTranslations('sign-in');
  return <TextInput label={t('email')} type="email" name="email" autoComplete="username" autoCapitalize="none" spellCheck={false} size="md" {...props} />;
}

export function PasswordField({ isNew = false, ...props }: PasswordInputProps & { isNew?: boolean }) {
  const t = useTranslations('sign-in');
  const ui = useTranslations('ui.form');
  return (
    <PasswordInput
      label={t('password')}
      name={isNew ? 'new-password' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      {...(isNew && { description: t('passwordHelp', { n: SHORTEST_PASSWORD }) })}
      size="md"
      visibilityToggleButtonProps={{ 'aria-label': ui('showPassword'), tabIndex: 0, 'aria-hidden': false }}
      {...props}
    />
  );
}

/** A code of six digits, or one for recovery. */
export function CodeField({ recovery = false, ...props }: TextInputProps & { recovery?: boolean }) {
  const t = useTranslations('sign-in.second');
  return (
    <TextInput
      label={recovery ? t('recoveryCode') : t('code')}
      description={recovery ? t('recoveryHelp') : t('codeHelp')}
      name="code"
      autoComplete={recovery ? 'off' : 'one-time-code'}
      inputMode={recovery ? 'text' : 'numeric'}
      autoCapitalize="none"
      spellCheck={false}
      size="md"
      {...props}
    />
  );
}

/** Why it did not work; read out at once, and brought into sight. */
export function SignInProblem({ text }: { text: string | null }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.scrollIntoView({ block: 'nearest' }), [text]);
  if (text === null) return null;
  return (
    <Alert ref={ref} color="danger" variant="light" role="alert">
      {text}
    </Alert>
  );
}
