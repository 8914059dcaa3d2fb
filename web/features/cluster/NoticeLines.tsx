import { useTranslations } from 'next-intl';
import type { TodayNoticeFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import { OrganizationName } from '@/ui/OrganizationName';
import { Time } from '@/ui/Time';
import { useFormat } from '@/ui/useFormat';
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
  const t = useTranslations('cluster.notices');
  const terms = useTranslations('terms.noticeKind');
  const format = useFormat();
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
          {price && (
            <p className={classes.figure}>
              {quantity ? t('price', { price: format.money(price), unit: perUnit(quantity, format) }) : format.money(price)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "t" for a price of one tonne, "50 kg" for one of fifty kilograms. */
function perUnit(quantity: { value: string; unit: string }, format: ReturnType<typeof useFormat>): string {
  return Number(quantity.value) === 1 ? format.unit(quantity.unit) : format.quantity(quantity);
}
