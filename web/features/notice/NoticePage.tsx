import { useTranslations } from 'next-intl';
import type { NoticeCardFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import type { Acting } from '@/ui/acting';
import { Link } from '@/i18n/navigation';
import { PageHeader } from '@/ui/PageHeader';
import { NoticeItem } from './NoticeItem';
import classes from './NoticeItem.module.css';

/** One notice at an address of its own, also once it has left the feed. */
export function NoticePage({ notice, slug, acting }: { notice: NoticeCardFragment; slug: string; acting: Acting[] }) {
  const t = useTranslations('notice');
  return (
    <>
      <PageHeader
        above={<Link href={clusterPath(slug, '/notices')}>{t('title')}</Link>}
        title={<span lang={notice.language.toLowerCase()}>{notice.title}</span>}
      />
      <ul className={classes.list}>
        <NoticeItem notice={notice} slug={slug} acting={acting} alone />
      </ul>
    </>
  );
}
