import { useTranslations } from 'next-intl';
import type { TodayNoticeFragment } from '@/generated/graphql';
import { useNoticePrice } from '@/features/notice/useNoticePrice';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import { OrganizationName } from '@/ui/OrganizationName';
import { Time } from '@/ui/Time';
import classes from './Lines.module.css';

/** Notices, a line each. */
export function NoticeLines({
  notices,
  slug,
  withPublisher = true,
}: {
  notices: TodayNoticeFragment[];
  slug: string;
  withPublisher?: boolean;
}) {
  const terms = useTranslations('terms.noticeKind');
  const priceOf = useNoticePrice();
  return (
    <ul className={classes.list}>
      {notices.map(({ id, kind, title, language, price, quantity, publisher, publishedAt }) => (
        <li key={id} className={classes.line}>
          <div className={classes.words}>
            <Link href={clusterPath(slug, `/notices/${encodeURIComponent(id)}`)} className={classes.title} lang={language.toLowerCase()}>
              {title}
            </Link>
            <p className={classes.note}>
              {terms(kind)}
              {withPublisher && (
                <>
                  {' · '}
                  <OrganizationName organization={publisher} />
                </>
              )}
              {' · '}
              <Time at={publishedAt} as="ago" />
            </p>
          </div>
          {price && <p className={classes.figure}>{priceOf({ kind, price, quantity })}</p>}
        </li>
      ))}
    </ul>
  );
}
