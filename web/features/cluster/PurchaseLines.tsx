import { Progress } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { TodayPurchaseFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import { OrganizationName } from '@/ui/OrganizationName';
import { Time } from '@/ui/Time';
import { useFormat } from '@/ui/useFormat';
import classes from './Lines.module.css';

/** Open joint purchases: what, until when, how near the minimum. */
export function PurchaseLines({ purchases, slug }: { purchases: TodayPurchaseFragment[]; slug: string }) {
  const t = useTranslations('cluster.purchases');
  return (
    <ul className={classes.list}>
      {purchases.map(({ id, title, deadlineAt, organizer, lines }) => (
        <li key={id} className={classes.line}>
          <div className={classes.words}>
            <Link href={clusterPath(slug, `/purchases/${encodeURIComponent(id)}`)} className={classes.title}>
              {title}
            </Link>
            <p className={classes.note}>
              <span className={classes.left}>
                <Time at={deadlineAt} as="left" />
              </span>
              {' · '}
              {t.rich('by', { name: () => <OrganizationName key={organizer.id} organization={organizer} /> })}
              {lines.some(({ viewerCommitments }) => viewerCommitments.length > 0) && ` · ${t('mine')}`}
            </p>
          </div>
          {lines.slice(0, 1).map((line) => (
            <LineProgress key={line.id} line={line} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function LineProgress({ line: { product, minimum, progress } }: { line: TodayPurchaseFragment['lines'][number] }) {
  const t = useTranslations('cluster.purchases');
  const format = useFormat();
  const share = progress.share ?? null;
  const percent = format.number(Math.floor((share ?? 0) * 100), { style: 'unit', unit: 'percent' });
  return (
    <div className={classes.progress}>
      {share !== null && (
        <Progress value={Math.min(100, share * 100)} aria-label={t('progress', { product })} size="sm" />
      )}
      <p className={classes.note}>
        {share === null
          ? `${t('minimum', { quantity: format.quantity(minimum) })}. ${t('untold')}`
          : progress.met
            ? t('met')
            : `${t('share', { percent })} · ${t('minimum', { quantity: format.quantity(minimum) })}`}
      </p>
    </div>
  );
}
