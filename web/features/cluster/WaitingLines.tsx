import { useTranslations } from 'next-intl';
import type { TodayQuery } from '@/generated/graphql';
import { peoplePath } from '@/features/people/paths';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import classes from './Lines.module.css';

type Cluster = Pick<NonNullable<TodayQuery['cluster']>, 'representationRequests'>;
type Wishes = {
  any: boolean;
  council: { n: number; more: boolean } | null;
  organizations: Array<{ id: string; name: string; n: number }>;
};

/** Wishes to act for organizations that the reader can decide: as the secretariat, and for their own organizations. */
export function waitingWishes({ representationRequests }: Cluster, viewer: TodayQuery['viewer']): Wishes {
  const n = representationRequests?.nodes.length ?? 0;
  const council = n > 0 ? { n, more: representationRequests?.pageInfo.hasNextPage ?? false } : null;
  const organizations = (viewer?.representations ?? [])
    .map(({ organization: { id, name, representationRequests: wishes } }) => ({ id, name, n: wishes?.length ?? 0 }))
    .filter((organization) => organization.n > 0);
  return { any: council !== null || organizations.length > 0, council, organizations };
}

/** What of it waits, each a line that leads to where it is decided. */
export function WaitingLines({ wishes: { any, council, organizations }, slug }: { wishes: Wishes; slug: string }) {
  const t = useTranslations('cluster.waiting');
  if (!any) return null;
  return (
    <ul className={classes.list}>
      {council && (
        <li className={classes.line}>
          <Link className={classes.title} href={clusterPath(slug, '/council')}>
            {council.more ? t('councilMore', { n: council.n }) : t('council', { n: council.n })}
          </Link>
        </li>
      )}
      {organizations.map(({ id, name, n }) => (
        <li key={id} className={classes.line}>
          <Link className={classes.title} href={peoplePath(id)}>
            {t('organization', { n, name })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
