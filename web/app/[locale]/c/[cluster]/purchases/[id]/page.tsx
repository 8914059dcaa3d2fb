import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { PurchaseSheet } from '@/features/procurement/sheet/PurchaseSheet';
import { actingOrganizations } from '@/ui/acting';
import { ActingOrganizationsDocument, PurchaseDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string; id: string }> };

const readPurchase = cache((id: string) => query(PurchaseDocument, { id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await readPurchase((await params).id);
  const node = result.ok ? result.data.node : null;
  return { title: node?.__typename === 'Initiative' ? node.title : (await getTranslations('procurement'))('title') };
}

export default async function PurchasePage({ params }: Props) {
  const { cluster: slug, id } = await params;
  const [result, who] = await Promise.all([
    readPurchase(id),
    query(ActingOrganizationsDocument, { slug }),
  ]);
  if (!result.ok) return <Trouble failure={result.error} />;
  const { node } = result.data;
  if (node?.__typename !== 'Initiative' || node.cluster.slug !== slug) notFound();
  return (
    <ClientMessages also={['procurement']}>
      <PurchaseSheet initial={result.data} acting={who.ok ? await actingOrganizations(who.data.viewer, slug) : []} />
    </ClientMessages>
  );
}
