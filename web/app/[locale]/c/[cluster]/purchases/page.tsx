import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { MembersOnly } from '@/features/cluster/MembersOnly';
import { queryOf, readView } from '@/features/procurement/address';
import { PURCHASES_A_PAGE } from '@/features/procurement/page-size';
import { PurchasesView } from '@/features/procurement/PurchasesView';
import { PurchasesDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = {
  params: Promise<{ cluster: string }>;
  searchParams: Promise<{ view?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('procurement'))('title') };
}

export default async function PurchasesPage({ params, searchParams }: Props) {
  const slug = (await params).cluster;
  const view = readView((await searchParams).view);
  const result = await query(PurchasesDocument, { slug, first: PURCHASES_A_PAGE, ...queryOf(view) });
  if (!result.ok) return <Trouble failure={result.error} />;
  const { cluster, viewer } = result.data;
  if (!cluster) notFound();
  if (!cluster.initiatives) return <MembersOnly slug={slug} signedIn={Boolean(viewer)} />;
  return (
    <ClientMessages also={['procurement']}>
      <PurchasesView slug={slug} view={view} canAct={cluster.viewerIsMember} purchases={cluster.initiatives} />
    </ClientMessages>
  );
}
