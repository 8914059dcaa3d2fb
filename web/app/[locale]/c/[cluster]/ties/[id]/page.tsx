import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { TiePage } from '@/features/tie/TiePage';
import { TieDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string; id: string }> };

const readTie = cache((id: string) => query(TieDocument, { id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await readTie((await params).id);
  const node = result.ok ? result.data.node : null;
  return { title: node?.__typename === 'Tie' ? `${node.from.name} – ${node.to.name}` : (await getTranslations('tie'))('title') };
}

export default async function OneTiePage({ params }: Props) {
  const { cluster: slug, id } = await params;
  const result = await readTie(id);
  if (!result.ok) return <Trouble failure={result.error} />;
  const { node } = result.data;
  if (node?.__typename !== 'Tie' || node.cluster.slug !== slug) notFound();
  return (
    <ClientMessages also={['tie']}>
      <TiePage tie={node} slug={slug} />
    </ClientMessages>
  );
}
