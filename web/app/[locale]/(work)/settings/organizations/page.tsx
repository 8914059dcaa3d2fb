import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OwnOrganizationsView } from '@/features/representation/OwnOrganizationsView';
import { SettingsNav } from '@/features/settings/SettingsNav';
import { OwnOrganizationsDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { NotActing } from '@/ui/NotActing';
import { PageHeader } from '@/ui/PageHeader';
import { Trouble } from '@/ui/Trouble';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('representation.own'))('title') };
}

export default async function OwnOrganizationsPage() {
  const t = await getTranslations('representation');
  const result = await query(OwnOrganizationsDocument);
  if (!result.ok) return <Trouble failure={result.error} />;
  const { viewer, clusters } = result.data;
  if (!viewer) {
    return (
      <>
        <PageHeader title={t('own.title')} />
        <SettingsNav here="organizations" />
        <NotActing signedIn={false} title={t('ask.signInTitle')} text={t('ask.signInText')} />
      </>
    );
  }
  return (
    <ClientMessages also={['representation', 'membership']}>
      <OwnOrganizationsView viewer={viewer} clusters={clusters} />
    </ClientMessages>
  );
}
