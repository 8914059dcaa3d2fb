import { useTranslations } from 'next-intl';
import { drawnOf } from '@/features/nucleus/picture';
import { RingsPicture } from '@/features/nucleus/RingsPicture';
import { clusterPath } from '@/features/shell/pages';
import { nucleusLabels } from '@/features/terms';
import { Link } from '@/i18n/navigation';
import { useFormat } from '@/ui/useFormat';
import classes from './TodayNucleus.module.css';
import type { TodayCluster } from './TodayView';

/** The nucleus, small: the picture leads to the explorer. */
export function TodayNucleus({ cluster: { slug, name, nucleus } }: { cluster: TodayCluster }) {
  const t = useTranslations('cluster.nucleus');
  const terms = useTranslations('terms.nucleusLabel');
  const format = useFormat();
  const explorer = clusterPath(slug, '/nucleus');
  if (!nucleus) {
    return <p className={classes.note}>{t('none')}</p>;
  }
  return (
    <figure className={classes.figure}>
      <Link href={explorer} className={classes.picture}>
        <RingsPicture picture={drawnOf(nucleus.picture)} size={384} title={t('picture', { name })} />
      </Link>
      <figcaption>
        <p className={classes.head}>
          <Link href={explorer}>{t('explore')}</Link>
          <span className={classes.note}>{t('on', { date: format.day(nucleus.onDate) })}</span>
        </p>
        <dl className={classes.counts}>
          {nucleusLabels.map((label) => ({ label, count: nucleus.labelCounts.find((one) => one.label === label)?.count ?? 0 }))
            .filter(({ count }) => count > 0)
            .map(({ label, count }) => (
              <div key={label} data-label={label}>
                <dt>{terms(label)}</dt>
                <dd>{format.number(count)}</dd>
              </div>
            ))}
        </dl>
      </figcaption>
    </figure>
  );
}
