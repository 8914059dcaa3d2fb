import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ForgotPassword } from '@/features/sign-in/ForgotPassword';
import { SignInShell } from '@/features/sign-in/SignInShell';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sign-in'))('forgot.title'), referrer: 'no-referrer' };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations('sign-in');
  return (
    <SignInShell title={t('forgot.title')}>
      <ForgotPassword />
    </SignInShell>
  );
}
