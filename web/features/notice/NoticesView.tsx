import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { NoticeCardFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import type { Acting } from '@/ui/acting';
import { ButtonLink } from '@/ui/ButtonLink';
import { EmptyState } from '@/ui/EmptyState';
import { FilterLinks } from '@/ui/FilterLinks';
import type { Connection } from '@/ui/LoadMore';
import { PageHeader } from '@/ui/PageHeader';
import { filterOf, isFiltered, kinds, writeAddress, type Shown } from './address';
import classes from './NoticeItem.module.css';
import { NoticeList } from './NoticeList';
import { PublisherFilter } from './PublisherFilter';

type Props = {
  cluster: { id: string; slug: string };
  shown: Shown;
  publisher: { id: string; name: string } | null;
  acting: Acting[];
  notices: Connection<NoticeCardFragment>;
};

/** What the members of a cluster made known, newest first. */
export function NoticesView({ cluster, shown, publisher, acting, notices }: Props) {
  const t = useTranslations('notice');
  const terms = useTranslations('terms.noticeKind');
  const page = clusterPath(cluster.slug, '/notices');
  const publish = acting.length > 0 && <ButtonLink href={`${page}/new`}>{t('publish')}</ButtonLink>;
  const toggled = (kind: Shown['kinds'][number]) =>
    shown.kinds.includes(kind) ? shown.kinds.filter((one) => one !== kind) : [...shown.kinds, kind];
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={publish} />
      <div className={classes.filters}>
        <FilterLinks
          label={t('filter.kinds')}
          links={[
            { href: `${page}${writeAddress({ ...shown, kinds: [] })}`, name: t('filter.all'), active: shown.kinds.length === 0 },
            ...kinds.map((kind) => ({
              href: `${page}${writeAddress({ ...shown, kinds: toggled(kind) })}`,
              name: terms(kind),
              active: shown.kinds.includes(kind),
            })),
          ]}
        />
        <div className={classes.second}>
          <PublisherFilter key={publisher?.id} clusterId={cluster.id} chosen={publisher} />
          <FilterLinks
            label={t('filter.time')}
            links={[
              {
                href: `${page}${writeAddress({ ...shown, expired: !shown.expired })}`,
                name: t('filter.expired'),
                active: shown.expired,
              },
            ]}
          />
        </div>
      </div>
      {notices.nodes.length > 0 ? (
        <NoticeList key={writeAddress(shown)} first={notices} slug={cluster.slug} filter={filterOf(shown)} acting={acting} />
      ) : (
        <Empty filtered={isFiltered(shown)} page={page} publish={publish} />
      )}
    </>
  );
}

function Empty({ filtered, page, publish }: { filtered: boolean; page: string; publish: ReactNode }) {
  const t = useTranslations('notice.empty');
  const ui = useTranslations('ui.filter');
  return (
    <div className={classes.list}>
      {filtered ? (
        <EmptyState
          title={t('filtered')}
          action={
            <ButtonLink variant="default" href={page}>
              {ui('clear')}
            </ButtonLink>
          }
        />
      ) : (
        <EmptyState title={t('title')} text={publish && t('text')} action={publish} />
      )}
    </div>
  );
}
