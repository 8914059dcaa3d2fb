import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { MembersOnly } from '@/features/cluster/MembersOnly';
import { actingOrganizations } from '@/ui/acting';
import { filterOf, readAddress, type Params } from '@/features/tie/address';
import { TIES_A_PAGE } from '@/features/tie/page-size';
import { TiesView } from '@/features/tie/TiesView';
import { ActingOrganizationsDocument, TiesPageDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string }>; searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tie'))('title') };
}

export default async function TiesPage({ params, searchParams }: Props) {
  const slug = (await params).cluster;
  const who = await query(ActingOrganizationsDocument, { slug });
  if (!who.ok) return <Trouble failure={who.error} />;
  const acting = await actingOrganizations(who.data.viewer, slug);
  const shown = readAddress(await searchParams, acting.length > 0);
  const filter = filterOf(shown, acting[0]?.id ?? null);

  const result = await query(TiesPageDocument, { slug, first: TIES_A_PAGE, filter });
  if (!result.ok) return <Trouble failure={result.error} />;
  const { cluster, viewer } = result.data;
  if (!cluster) notFound();
  if (!cluster.ties) return <MembersOnly slug={slug} signedIn={Boolean(viewer)} />;

  return (
    <ClientMessages also={['tie']}>
      <TiesView
        slug={slug}
        shown={shown}
        filter={filter}
        canAct={acting.length > 0}
        signedIn={Boolean(viewer)}
        waiting={cluster.waiting}
        toReconfirm={cluster.toReconfirm}
        evidenceAsked={cluster.evidenceAsked}
        ties={cluster.ties}
      />
    </ClientMessages>
  );
}
