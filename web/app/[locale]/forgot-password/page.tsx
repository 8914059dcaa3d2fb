import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ForgotPassword } from '@/features/sign-in/ForgotPassword';
import { ownPath } from '@/features/sign-in/return-to';
import { SignInShell } from '@/features/sign-in/SignInShell';

type Props = { searchParams: Promise<{ returnTo?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sign-in'))('forgot.title'), referrer: 'no-referrer' };
}

export default async function ForgotPasswordPage({ searchParams }: Props) {
  const t = await getTranslations('sign-in');
  return (
    <SignInShell title={t('forgot.title')}>
      <ForgotPassword returnTo={ownPath((await searchParams).returnTo)} />
    </SignInShell>
  );
}
