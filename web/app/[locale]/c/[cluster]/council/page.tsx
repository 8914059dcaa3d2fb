import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { CouncilView } from '@/features/council/CouncilView';
import { WISHES_AT_ONCE } from '@/features/council/page-size';
import { CouncilQueueDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('council'))('title') };
}

/** For those who sit in the council; for all others there is no such page. */
export default async function CouncilPage({ params }: Props) {
  const slug = (await params).cluster;
  const result = await query(CouncilQueueDocument, { slug, first: WISHES_AT_ONCE });
  if (!result.ok) return <Trouble failure={result.error} />;
  const { cluster, viewer } = result.data;
  if (!cluster || !viewer?.seats.some((seat) => seat.cluster.id === cluster.id)) notFound();
  return (
    <ClientMessages also={['council', 'representation', 'membership', 'contest', 'tie']}>
      <CouncilView cluster={cluster} />
    </ClientMessages>
  );
}
