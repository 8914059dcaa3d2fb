import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RegisterForm } from '@/features/sign-in/RegisterForm';
import { ownPath } from '@/features/sign-in/return-to';
import { SignInShell } from '@/features/sign-in/SignInShell';

type Props = { searchParams: Promise<{ returnTo?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sign-in'))('register.title') };
}

export default async function RegisterPage({ searchParams }: Props) {
  const t = await getTranslations('sign-in');
  return (
    <SignInShell title={t('register.title')}>
      <RegisterForm returnTo={ownPath((await searchParams).returnTo)} />
    </SignInShell>
  );
}
