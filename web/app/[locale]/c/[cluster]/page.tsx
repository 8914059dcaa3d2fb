import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { TodayView } from '@/features/cluster/TodayView';
import { TodayDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string }> };

const readToday = cache((slug: string) => query(TodayDocument, { slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await readToday((await params).cluster);
  const named = result.ok ? result.data.cluster?.name : null;
  return { title: named ?? (await getTranslations('ui.notFound'))('title') };
}

export default async function TodayPage({ params }: Props) {
  const result = await readToday((await params).cluster);
  if (!result.ok) return <Trouble failure={result.error} />;
  const { cluster, viewer } = result.data;
  if (!cluster) notFound();
  return (
    <ClientMessages also={['tie']}>
      <TodayView cluster={cluster} viewer={viewer ?? null} />
    </ClientMessages>
  );
}
