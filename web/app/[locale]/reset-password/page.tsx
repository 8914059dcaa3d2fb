import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ResetPassword } from '@/features/sign-in/ResetPassword';
import { SignInShell } from '@/features/sign-in/SignInShell';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sign-in'))('reset.title'), referrer: 'no-referrer' };
}

export default async function ResetPasswordPage() {
  const t = await getTranslations('sign-in');
  return (
    <SignInShell title={t('reset.title')}>
      <ResetPassword />
    </SignInShell>
  );
}
