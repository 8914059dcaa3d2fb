import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readShell } from '@/features/shell/shell';
import { AlreadyIn } from '@/features/sign-in/AlreadyIn';
import { RegisterForm } from '@/features/sign-in/RegisterForm';
import { ownPath } from '@/features/sign-in/return-to';
import { SignInShell } from '@/features/sign-in/SignInShell';

type Props = { searchParams: Promise<{ returnTo?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sign-in'))('register.title') };
}

export default async function RegisterPage({ searchParams }: Props) {
  const t = await getTranslations('sign-in');
  const { viewer } = await readShell();
  const returnTo = ownPath((await searchParams).returnTo);
  return (
    <SignInShell title={t('register.title')}>
      {viewer ? <AlreadyIn name={viewer.name} returnTo={returnTo} /> : <RegisterForm returnTo={returnTo} />}
    </SignInShell>
  );
}
