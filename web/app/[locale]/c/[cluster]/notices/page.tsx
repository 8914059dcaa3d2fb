import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { MembersOnly } from '@/features/cluster/MembersOnly';
import { filterOf, readAddress, type Params } from '@/features/notice/address';
import { NoticesView } from '@/features/notice/NoticesView';
import { NOTICES_A_PAGE } from '@/features/notice/page-size';
import { actingOrganizations } from '@/ui/acting';
import { ActingOrganizationsDocument, NoticesDocument, PartnerDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string }>; searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notice'))('title') };
}

export default async function NoticesPage({ params, searchParams }: Props) {
  const slug = (await params).cluster;
  const shown = readAddress(await searchParams);
  const [result, who, publisher] = await Promise.all([
    query(NoticesDocument, { slug, first: NOTICES_A_PAGE, filter: filterOf(shown) }),
    query(ActingOrganizationsDocument, { slug }),
    readPublisher(shown.by),
  ]);
  if (!result.ok) return <Trouble failure={result.error} />;
  const { cluster, viewer } = result.data;
  if (!cluster) notFound();
  if (!cluster.notices) return <MembersOnly slug={slug} signedIn={Boolean(viewer)} />;
  return (
    <ClientMessages also={['notice', 'places']}>
      <NoticesView
        cluster={{ id: cluster.id, slug }}
        shown={shown}
        publisher={publisher}
        acting={who.ok ? await actingOrganizations(who.data.viewer, slug) : []}
        notices={cluster.notices}
      />
    </ClientMessages>
  );
}

async function readPublisher(id: string | null) {
  if (!id) return null;
  const found = await query(PartnerDocument, { id });
  return found.ok ? found.data.organization : null;
}
