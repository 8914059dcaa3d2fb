import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { MembersOnly } from '@/features/cluster/MembersOnly';
import { ENTRIES_A_PAGE, filterOf, readAddress, type Params } from '@/features/journal/address';
import { JournalView } from '@/features/journal/JournalView';
import { JournalDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string }>; searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('journal'))('title') };
}

export default async function JournalPage({ params, searchParams }: Props) {
  const slug = (await params).cluster;
  const shown = readAddress(await searchParams);
  const result = await query(JournalDocument, { slug, first: ENTRIES_A_PAGE, filter: filterOf(shown) });
  if (!result.ok) return <Trouble failure={result.error} />;
  const { cluster, viewer } = result.data;
  if (!cluster) notFound();
  if (!cluster.journal) return <MembersOnly slug={slug} signedIn={Boolean(viewer)} />;
  return (
    <ClientMessages also={['journal']}>
      <JournalView cluster={{ ...cluster, journal: cluster.journal }} slug={slug} shown={shown} />
    </ClientMessages>
  );
}
