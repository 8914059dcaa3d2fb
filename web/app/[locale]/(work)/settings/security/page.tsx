import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SecurityView } from '@/features/account/SecurityView';
import { SettingsNav } from '@/features/account/SettingsNav';
import { ClientMessages } from '@/ui/ClientMessages';
import { PageHeader } from '@/ui/PageHeader';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('nav.security') };
}

export default async function SecurityPage() {
  const t = await getTranslations('account');
  return (
    <ClientMessages also={['sign-in', 'account']}>
      <PageHeader title={t('nav.security')} />
      <SettingsNav />
      <SecurityView />
    </ClientMessages>
  );
}
