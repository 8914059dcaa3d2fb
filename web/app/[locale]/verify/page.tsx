import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { VerifyAddress } from '@/features/sign-in/VerifyAddress';
import { SignInShell } from '@/features/sign-in/SignInShell';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sign-in'))('verify.title'), referrer: 'no-referrer' };
}

export default async function VerifyPage() {
  const t = await getTranslations('sign-in');
  return (
    <SignInShell title={t('verify.title')}>
      <VerifyAddress />
    </SignInShell>
  );
}
