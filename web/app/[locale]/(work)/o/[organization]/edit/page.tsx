import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { EditForm } from '@/features/organization/edit/EditForm';
import { OrganizationEditDocument } from '@/generated/graphql';
import { Link } from '@/i18n/navigation';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { EmptyState } from '@/ui/EmptyState';
import { organizationPath } from '@/ui/OrganizationName';
import { PageHeader } from '@/ui/PageHeader';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ organization: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organization'))('edit') };
}

export default async function OrganizationEditPage({ params }: Props) {
  const t = await getTranslations('organization.editPage');
  const result = await query(OrganizationEditDocument, { id: (await params).organization });
  if (!result.ok) return <Trouble failure={result.error} />;
  const { organization } = result.data;
  if (!organization) notFound();
  return (
    <ClientMessages also={['organization', 'places']}>
      <PageHeader
        above={<Link href={organizationPath(organization.id)}>{organization.name}</Link>}
        title={t('title', { name: organization.name })}
        lead={t('lead')}
      />
      {organization.viewerCanEdit ? <EditForm profile={organization} /> : <EmptyState title={t('forbidden')} />}
    </ClientMessages>
  );
}
