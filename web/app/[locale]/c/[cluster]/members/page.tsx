import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { MembersOnly } from '@/features/cluster/MembersOnly';
import { filterOf, isNarrowed, readAddress, type Params } from '@/features/member/address';
import { MemberFilters } from '@/features/member/MemberFilters';
import { MemberList } from '@/features/member/MemberList';
import { MembersHeader } from '@/features/member/MembersHeader';
import { MEMBERS_A_PAGE } from '@/features/member/page-size';
import { readShell } from '@/features/shell/shell';
import { MembersDocument } from '@/generated/graphql';
import { query } from '@/lib/server';
import { ClientMessages } from '@/ui/ClientMessages';
import { EmptyState } from '@/ui/EmptyState';
import { Trouble } from '@/ui/Trouble';

type Props = { params: Promise<{ cluster: string }>; searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('member'))('title') };
}

export default async function MembersPage({ params, searchParams }: Props) {
  const slug = (await params).cluster;
  const shown = readAddress(await searchParams);
  const filter = filterOf(shown);
  const result = await query(MembersDocument, { slug, first: MEMBERS_A_PAGE, search: shown.search, filter });
  if (!result.ok) return <Trouble failure={result.error} />;
  const { cluster } = result.data;
  if (!cluster) notFound();
  const t = await getTranslations('member');
  if (!cluster.members) return <MembersOnly slug={slug} signedIn={(await readShell()).viewer !== null} />;

  return (
    <ClientMessages also={['member', 'places']}>
      <MembersHeader count={cluster.memberCount} />
      <MemberFilters shown={shown} />
      {cluster.members.nodes.length > 0 ? (
        <MemberList first={cluster.members} slug={slug} search={shown.search} filter={filter} />
      ) : isNarrowed(shown) ? (
        <EmptyState title={t('none')} text={t('noneText')} />
      ) : (
        <EmptyState title={t('empty')} />
      )}
    </ClientMessages>
  );
}
