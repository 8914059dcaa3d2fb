import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SecurityView } from '@/features/account/SecurityView';
import { SettingsNav } from '@/features/settings/SettingsNav';
import { ClientMessages } from '@/ui/ClientMessages';
import { PageHeader } from '@/ui/PageHeader';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.nav'))('security') };
}

export default async function SecurityPage() {
  const nav = await getTranslations('settings.nav');
  return (
    <ClientMessages also={['sign-in', 'account']}>
      <PageHeader title={nav('security')} />
      <SettingsNav here="security" />
      <SecurityView />
    </ClientMessages>
  );
}
