import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { readDay, type Params } from '@/features/nucleus/changes/address';
import { NucleusPage } from '@/features/nucleus/NucleusPage';
import { readNucleus } from '@/features/nucleus/read';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ locale: string; cluster: string }>; searchParams: Promise<Params> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { cluster } = await params;
  const t = await getTranslations('nucleus');
  const result = await readNucleus(cluster, readDay((await searchParams).on));
  const name = result.ok ? result.data.cluster?.name : undefined;
  return { title: name ? `${t('title')} – ${name}` : t('title') };
}

export default async function NucleusRoute({ params, searchParams }: Props) {
  const { cluster: slug } = await params;
  const result = await readNucleus(slug, readDay((await searchParams).on));
  if (!result.ok) return <Trouble failure={result.error} />;
  const { cluster, viewer } = result.data;
  if (!cluster) notFound();
  return (
    <ClientMessages also={['nucleus', 'what-if', 'places']}>
      <NucleusPage cluster={cluster} viewer={viewer} />
    </ClientMessages>
  );
}
