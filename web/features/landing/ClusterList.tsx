import { useTranslations } from 'next-intl';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import { EmptyState } from '@/ui/EmptyState';
import { Section } from '@/ui/Section';
import { useFormat } from '@/ui/useFormat';
import { usePlaceName } from '@/ui/usePlaceName';
import classes from './ClusterList.module.css';
import type { LandingCluster } from './LandingView';

export function ClusterList({ clusters }: { clusters: LandingCluster[] }) {
  const t = useTranslations('landing');
  const form = useTranslations('terms.clusterForm');
  const format = useFormat();
  const placeName = usePlaceName();
  return (
    <Section title={t('clusters')}>
      {clusters.length === 0 ? (
        <EmptyState title={t('clustersNone')} />
      ) : (
        <ul className={classes.list}>
          {clusters.map((cluster) => (
            <li key={cluster.id}>
              <Link href={clusterPath(cluster.slug)} className={classes.name}>
                {cluster.name}
              </Link>
              {cluster.example && <span className={classes.example}>{t('example')}</span>}
              <p className={classes.note}>
                {[
                  form(cluster.form),
                  cluster.leadingProduct,
                  cluster.region && placeName(cluster.region),
                  t('members', format.howMany(cluster.memberCount)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
