import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { PublishForm } from '@/features/notice/publish/PublishForm';
import { clusterPath } from '@/features/shell/pages';
import { actingOrganizations } from '@/ui/acting';
import { PublishRequest } from '@/features/procurement/demand/PublishRequest';
import { ActingOrganizationsDocument, PurchaseRequestDocument } from '@/generated/graphql';
import { Link } from '@/i18n/navigation';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { NotActing } from '@/ui/NotActing';
import { PageHeader } from '@/ui/PageHeader';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string }>; searchParams: Promise<{ purchase?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notice.new'))('pageTitle') };
}

/** The purchase that a request for prices is made of, where it waits for that and is the reader's to ask for. */
async function readDemand(id: string | string[] | undefined, slug: string, acting: { id: string }[]) {
  if (typeof id !== 'string') return null;
  const result = await query(PurchaseRequestDocument, { id });
  const node = result.ok ? result.data.node : null;
  if (node?.__typename !== 'Initiative' || node.state !== 'LOCKED' || node.cluster.slug !== slug) return null;
  return acting.some((organization) => organization.id === node.organizer.id) ? node : null;
}

export default async function PublishPage({ params, searchParams }: Props) {
  const slug = (await params).cluster;
  const t = await getTranslations('notice');
  const who = await query(ActingOrganizationsDocument, { slug });
  if (!who.ok) return <Trouble failure={who.error} />;
  const { cluster, viewer } = who.data;
  if (!cluster) notFound();
  const [first, ...others] = await actingOrganizations(viewer, slug);
  const purchase = viewer && first ? await readDemand((await searchParams).purchase, slug, [first, ...others]) : null;
  const list = clusterPath(slug, '/notices');
  return (
    <ClientMessages also={['notice', 'places', 'procurement']}>
      <PageHeader above={<Link href={list}>{t('title')}</Link>} title={t('new.pageTitle')} lead={t('new.lead')} />
      {viewer && first && purchase ? (
        <PublishRequest purchase={purchase} viewerId={viewer.id} acting={[first, ...others]} />
      ) : viewer && first ? (
        <PublishForm cluster={cluster} viewerId={viewer.id} acting={[first, ...others]} />
      ) : (
        <NotActing signedIn={Boolean(viewer)} title={t('new.notActing')} text={t('new.notActingText')} />
      )}
    </ClientMessages>
  );
}
