import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { clusterPath } from '@/features/shell/pages';
import { actingOrganizations } from '@/ui/acting';
import { TieDeclareForm } from '@/features/tie/TieDeclareForm';
import { ActingOrganizationsDocument, PartnerDocument } from '@/generated/graphql';
import { Link } from '@/i18n/navigation';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { NotActing } from '@/ui/NotActing';
import { PageHeader } from '@/ui/PageHeader';
import { Trouble } from '@/ui/Trouble';

type Props = {
  params: Promise<{ cluster: string }>;
  searchParams: Promise<{ partner?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tie.new'))('title') };
}

export default async function TieDeclarePage({ params, searchParams }: Props) {
  const slug = (await params).cluster;
  const t = await getTranslations('tie');
  const who = await query(ActingOrganizationsDocument, { slug });
  if (!who.ok) return <Trouble failure={who.error} />;
  const { cluster, viewer } = who.data;
  if (!cluster) notFound();
  const [first, ...others] = await actingOrganizations(viewer, slug);

  return (
    <ClientMessages also={['tie']}>
      <PageHeader
        above={<Link href={clusterPath(slug, '/ties')}>{t('title')}</Link>}
        title={t('new.title')}
        lead={t('new.lead')}
      />
      {first ? (
        <TieDeclareForm cluster={cluster} acting={[first, ...others]} partner={await readPartner(searchParams)} />
      ) : (
        <NotActing signedIn={Boolean(viewer)} title={t('new.notMember')} text={viewer ? t('new.notMemberText') : t('new.signIn')} />
      )}
    </ClientMessages>
  );
}

async function readPartner(searchParams: Props['searchParams']) {
  const { partner } = await searchParams;
  if (typeof partner !== 'string') return null;
  const found = await query(PartnerDocument, { id: partner });
  return found.ok ? (found.data.organization ?? null) : null;
}
