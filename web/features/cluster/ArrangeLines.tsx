import { useTranslations } from 'next-intl';
import type { ArrangedPurchaseFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import classes from './Lines.module.css';

/** Joint purchases that met their minimums and in which the reader takes part, each with the next step. */
export function ArrangeLines({ purchases, slug }: { purchases: ArrangedPurchaseFragment[]; slug: string }) {
  const t = useTranslations('cluster.arrange');
  return (
    <ul className={classes.list}>
      {purchases.map(({ id, title, organizer }) => (
        <li key={id} className={classes.line}>
          <div className={classes.words}>
            <Link href={clusterPath(slug, `/purchases/${encodeURIComponent(id)}`)} className={classes.title}>
              {title}
            </Link>
            <p className={classes.note}>{organizer.viewerRepresents ? t('ask') : t('write', { name: organizer.name })}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
