import { useTranslations } from 'next-intl';
import type { JournalQuery } from '@/generated/graphql';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { filterOf, isFiltered, writeAddress, type Shown } from './address';
import { AuditPanel } from './AuditPanel';
import { AuditTable } from './AuditTable';
import { Feed } from './Feed';
import { NewEntries } from './NewEntries';

type Cluster = NonNullable<JournalQuery['cluster']>;
type Props = { cluster: Cluster & { journal: NonNullable<Cluster['journal']> }; slug: string; shown: Shown };

/** Who did what when: a feed for members, and for the council the chain that cannot be quietly changed. */
export function JournalView({ cluster: { id, journal, journalState }, slug, shown }: Props) {
  const t = useTranslations('journal');
  const newest = journal.nodes[0]?.id ?? null;
  const list = { first: journal, slug, filter: filterOf(shown) };
  return (
    <>
      <PageHeader title={t('title')} lead={t(journalState ? 'leadCouncil' : 'lead')} />
      {journalState && <AuditPanel slug={slug} shown={shown} state={journalState} />}
      {!isFiltered(shown) && <NewEntries key={newest} clusterId={id} after={newest} />}
      {journal.nodes.length === 0 && <EmptyState title={t(isFiltered(shown) ? 'emptyFiltered' : 'empty')} />}
      {journal.nodes.length > 0 &&
        (journalState ? <AuditTable key={writeAddress(shown)} {...list} shown={shown} /> : <Feed key={writeAddress(shown)} {...list} />)}
    </>
  );
}
