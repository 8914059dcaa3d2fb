import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { NotActing } from '@/ui/NotActing';
import { ProposeForm } from '@/features/procurement/propose/ProposeForm';
import { proposalAgain } from '@/features/procurement/propose/proposal';
import { clusterPath } from '@/features/shell/pages';
import { actingOrganizations } from '@/ui/acting';
import { ActingOrganizationsDocument, PurchaseDocument } from '@/generated/graphql';
import { Link } from '@/i18n/navigation';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { PageHeader } from '@/ui/PageHeader';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string }>; searchParams: Promise<{ again?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('procurement.new'))('pageTitle') };
}

/** The terms of the purchase that is proposed again, where it is one of the reader's. */
async function readTerms(id: string | string[] | undefined, acting: { id: string }[]) {
  if (typeof id !== 'string') return undefined;
  const result = await query(PurchaseDocument, { id });
  const node = result.ok ? result.data.node : null;
  if (node?.__typename !== 'Initiative' || !acting.some((organization) => organization.id === node.organizer.id)) return undefined;
  return { of: node.id, proposal: proposalAgain(node) };
}

export default async function ProposePage({ params, searchParams }: Props) {
  const slug = (await params).cluster;
  const t = await getTranslations('procurement');
  const who = await query(ActingOrganizationsDocument, { slug });
  if (!who.ok) return <Trouble failure={who.error} />;
  const { cluster, viewer } = who.data;
  if (!cluster) notFound();
  const [first, ...others] = await actingOrganizations(viewer, slug);
  const begun = first && (await readTerms((await searchParams).again, [first, ...others]));
  const list = clusterPath(slug, '/purchases');
  return (
    <ClientMessages also={['procurement']}>
      <PageHeader above={<Link href={list}>{t('title')}</Link>} title={t('new.pageTitle')} lead={t('new.lead')} />
      {viewer && first ? (
        <ProposeForm cluster={cluster} viewerId={viewer.id} acting={[first, ...others]} begun={begun} />
      ) : (
        <NotActing signedIn={Boolean(viewer)} title={t('new.notActing')} text={t('new.notActingText')} />
      )}
    </ClientMessages>
  );
}
