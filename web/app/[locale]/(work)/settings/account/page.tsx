import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountView } from '@/features/account/AccountView';
import { SettingsNav } from '@/features/settings/SettingsNav';
import { OwnContactDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { SignInButton } from '@/ui/SignInButton';
import { Trouble } from '@/ui/Trouble';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.nav'))('account') };
}

export default async function AccountPage() {
  const t = await getTranslations('account');
  const nav = await getTranslations('settings.nav');
  const result = await query(OwnContactDocument);
  if (!result.ok) return <Trouble failure={result.error} />;
  const { viewer } = result.data;
  return (
    <ClientMessages also={['sign-in', 'account']}>
      <PageHeader title={nav('account')} />
      <SettingsNav here="account" />
      {viewer ? (
        <AccountView viewer={viewer} />
      ) : (
        <EmptyState title={t('signInFirst')} action={<SignInButton />} />
      )}
    </ClientMessages>
  );
}
