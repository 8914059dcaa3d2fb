import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { NotActing } from '@/ui/NotActing';
import { ProposeForm } from '@/features/procurement/propose/ProposeForm';
import { clusterPath } from '@/features/shell/pages';
import { actingOrganizations } from '@/ui/acting';
import { ActingOrganizationsDocument } from '@/generated/graphql';
import { Link } from '@/i18n/navigation';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { PageHeader } from '@/ui/PageHeader';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('procurement.new'))('pageTitle') };
}

export default async function ProposePage({ params }: Props) {
  const slug = (await params).cluster;
  const t = await getTranslations('procurement');
  const who = await query(ActingOrganizationsDocument, { slug });
  if (!who.ok) return <Trouble failure={who.error} />;
  const { cluster, viewer } = who.data;
  if (!cluster) notFound();
  const [first, ...others] = await actingOrganizations(viewer, slug);
  const list = clusterPath(slug, '/purchases');
  return (
    <ClientMessages also={['procurement']}>
      <PageHeader above={<Link href={list}>{t('title')}</Link>} title={t('new.pageTitle')} lead={t('new.lead')} />
      {viewer && first ? (
        <ProposeForm cluster={cluster} viewerId={viewer.id} acting={[first, ...others]} />
      ) : (
        <NotActing signedIn={Boolean(viewer)} title={t('new.notActing')} text={t('new.notActingText')} />
      )}
    </ClientMessages>
  );
}
