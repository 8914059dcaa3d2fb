import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { NoticePage } from '@/features/notice/NoticePage';
import { actingOrganizations } from '@/ui/acting';
import { ActingOrganizationsDocument, NoticeDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string; id: string }> };

const readNotice = cache((id: string) => query(NoticeDocument, { id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await readNotice((await params).id);
  const node = result.ok ? result.data.node : null;
  return { title: node?.__typename === 'Notice' ? node.title : (await getTranslations('notice'))('title') };
}

export default async function OneNoticePage({ params }: Props) {
  const { cluster: slug, id } = await params;
  const [result, who] = await Promise.all([readNotice(id), query(ActingOrganizationsDocument, { slug })]);
  if (!result.ok) return <Trouble failure={result.error} />;
  const { node } = result.data;
  if (node?.__typename !== 'Notice' || node.cluster.slug !== slug) notFound();
  return (
    <ClientMessages also={['notice', 'places']}>
      <NoticePage notice={node} slug={slug} acting={who.ok ? await actingOrganizations(who.data.viewer, slug) : []} />
    </ClientMessages>
  );
}
