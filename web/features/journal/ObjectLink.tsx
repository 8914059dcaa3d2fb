import { useTranslations } from 'next-intl';
import type { JournalLineFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';

/** What an entry is about, leading to where it is shown; nothing where it has no page. */
export function ObjectLink({ object, slug }: { object: JournalLineFragment['object']; slug: string }) {
  const terms = useTranslations('terms.tieType');
  switch (object?.__typename) {
    case 'Notice':
      return <Link href={clusterPath(slug, `/notices/${encodeURIComponent(object.id)}`)}>{object.title}</Link>;
    case 'Initiative':
      return <Link href={clusterPath(slug, `/purchases/${encodeURIComponent(object.id)}`)}>{object.title}</Link>;
    case 'Tie':
      return <Link href={clusterPath(slug, `/ties/${encodeURIComponent(object.id)}`)}>{`${object.from.name} – ${object.to.name}: ${terms(object.type)}`}</Link>;
    default:
      return null;
  }
}
