import { useTranslations } from 'next-intl';
import type { TodayQuery } from '@/generated/graphql';
import { peoplePath } from '@/features/people/paths';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import classes from './Lines.module.css';

type Cluster = Pick<NonNullable<TodayQuery['cluster']>, 'applications' | 'representationRequests'>;
type Count = { n: number; more: boolean };
type Wishes = {
  any: boolean;
  council: Count | null;
  applications: Count | null;
  organizations: Array<{ id: string; name: string; n: number }>;
};

/** How many there are of a page, and whether more follow; null for none. */
const countOf = (n: number, page: { pageInfo: { hasNextPage: boolean } } | null | undefined): Count | null =>
  n > 0 ? { n, more: page?.pageInfo.hasNextPage ?? false } : null;

/** What the reader can decide: who acts for an organization, as the secretariat and for their own ones, and who joins, as the council. */
export function waitingWishes({ applications: page, representationRequests }: Cluster, viewer: TodayQuery['viewer']): Wishes {
  const council = countOf(representationRequests?.nodes.length ?? 0, representationRequests);
  const applications = countOf(page?.nodes.filter(({ viewerCanDecide }) => viewerCanDecide).length ?? 0, page);
  const organizations = (viewer?.representations ?? [])
    .map(({ organization: { id, name, representationRequests: wishes } }) => ({ id, name, n: wishes?.length ?? 0 }))
    .filter((organization) => organization.n > 0);
  return { any: council !== null || applications !== null || organizations.length > 0, council, applications, organizations };
}

/** What of it waits, each a line that leads to where it is decided. */
export function WaitingLines({ wishes: { any, council, applications, organizations }, slug }: { wishes: Wishes; slug: string }) {
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
      {applications && (
        <li className={classes.line}>
          <Link className={classes.title} href={clusterPath(slug, '/council')}>
            {applications.more ? t('applicationsMore', { n: applications.n }) : t('applications', { n: applications.n })}
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
