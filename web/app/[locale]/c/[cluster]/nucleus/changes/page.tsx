import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { readDays, type Params } from '@/features/nucleus/changes/address';
import { ChangesPage } from '@/features/nucleus/changes/ChangesPage';
import { NucleusChangesDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string }>; searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('changes'))('title') };
}

export default async function NucleusChangesRoute({ params, searchParams }: Props) {
  const slug = (await params).cluster;
  const asked = readDays(await searchParams);
  const result = await query(NucleusChangesDocument, { slug, ...asked });
  if (!result.ok) return <Trouble failure={result.error} />;
  const { cluster, viewer } = result.data;
  if (!cluster) notFound();
  return (
    <ClientMessages also={['changes']}>
      <ChangesPage cluster={cluster} asked={asked} signedIn={Boolean(viewer)} />
    </ClientMessages>
  );
}
