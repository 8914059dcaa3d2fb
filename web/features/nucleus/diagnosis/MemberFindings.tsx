import { useTranslations } from 'next-intl';
import type { DiagnosisFragment } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';
import { useFormat } from '@/ui/useFormat';
import classes from './Diagnosis.module.css';
import { Finding } from './Finding';
import { Names } from './Names';
import { useFigures } from './useFigures';

/** How the nucleus holds together, and whom it holds. */
export function HeartFinding({ nucleus }: { nucleus: DiagnosisFragment['nucleus'] }) {
  const t = useTranslations('diagnosis.nucleus');
  const { share } = useFigures();
  const format = useFormat();
  const { memberCount, density, ringOne, ringOneShare } = nucleus;
  return (
    <Finding title={t('title')} figures={[{ name: t('density'), value: share(density) }, { name: t('ringOneShare'), value: share(ringOneShare) }]}>
      <p>
        {memberCount > 0 ? t('some', format.howMany(memberCount)) : t('none')}
        {ringOne != null && ` ${t('around', format.howMany(ringOne))}`}
      </p>
    </Finding>
  );
}

/** Large growing enterprises that are not tied in yet. */
export function GrowthFinding({ poles, all }: { poles: DiagnosisFragment['growthPoles']; all: number }) {
  const t = useTranslations('diagnosis.growth');
  const format = useFormat();
  return (
    <Finding title={t('title')}>
      <p>{all > 0 ? t('some', format.howMany(all)) : t('none')}</p>
      {poles.length > 0 && <Names organizations={poles.map(({ organization }) => organization)} all={all} />}
    </Finding>
  );
}

/** What a leaving would cost, and through whom the ways between others pass. */
export function RobustnessFinding({ robustness, brokers }: Pick<DiagnosisFragment, 'robustness' | 'brokers'>) {
  const t = useTranslations('diagnosis.robustness');
  const { share, count } = useFigures();
  const format = useFormat();
  const { articulationCount, articulationPoints, bridges } = robustness;
  // A tie that holds one member alone is told by the member at its other end.
  const telling = bridges.filter(({ cutOff }) => cutOff > 1);
  return (
    <Finding
      title={t('title')}
      figures={[
        { name: t('resilience'), value: share(robustness.resilience) },
        { name: t('articulationCount'), value: count(articulationCount) },
        { name: t('bridgeCount'), value: count(robustness.bridgeCount) },
      ]}
    >
      <p>{articulationCount > 0 ? t('some', format.howMany(articulationCount)) : t('none')}</p>
      {articulationPoints.length > 0 && (
        <ul className={classes.list}>
          {articulationPoints.map(({ id, organization, stranded }) => (
            <li key={id}>
              {t.rich('point', { ...format.howMany(stranded ?? 0), name: () => <OrganizationName key={id} organization={organization} /> })}
            </li>
          ))}
          {telling.map(({ a, b, cutOff }) => (
            <li key={a.id + b.id}>
              {t.rich('bridge', {
                ...format.howMany(cutOff),
                a: () => <OrganizationName key={a.id} organization={a} />,
                b: () => <OrganizationName key={b.id} organization={b} />,
              })}
            </li>
          ))}
        </ul>
      )}
      {brokers.length > 0 && (
        <>
          <p>{t('brokers')}</p>
          <Names organizations={brokers.map(({ organization }) => organization)} />
        </>
      )}
    </Finding>
  );
}
