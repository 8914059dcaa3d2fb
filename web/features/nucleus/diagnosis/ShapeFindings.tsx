import { useLocale, useTranslations } from 'next-intl';
import type { ClusterForm, DiagnosisFragment } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';
import classes from './Diagnosis.module.css';
import { Finding } from './Finding';
import { Names } from './Names';
import { useFigures } from './useFigures';

/** Whether the network has a heart that is more than chance. */
export function CoreFinding({ core }: { core: DiagnosisFragment['core'] }) {
  const t = useTranslations('diagnosis.core');
  const { score, share } = useFigures();
  const format = useFormat();
  const { reading, chance, degrees } = core;
  if (!reading) return null;
  const holds = reading === 'CLEAR_CORE' || reading === 'MODERATE_CORE';
  return (
    <Finding
      title={t('title')}
      figures={[
        { name: t('fit'), value: score(core.fit) },
        { name: t('randomFit', { networks: chance?.networks ?? 0 }), value: score(chance?.randomFit) },
        { name: t('probability'), value: share(chance?.probability) },
        { name: t('excess'), value: score(degrees?.excess) },
      ]}
    >
      <p>
        {t(reading, format.howMany(core.size))}
        {holds && chance && ` ${t('beyond', { probability: share(chance.probability) ?? '' })}`}
      </p>
    </Finding>
  );
}

/** What kind of cluster the ties show, beside what it declares. */
export function FormFinding({ form, geography, declared }: Pick<DiagnosisFragment, 'form' | 'geography'> & { declared: ClusterForm }) {
  const t = useTranslations('diagnosis.form');
  const terms = useTranslations('terms.clusterForm');
  const locale = useLocale();
  const format = useFormat();
  const { score, share } = useFigures();
  const gap = form.missing.find(({ figure }) => figure === 'form')?.reason;
  const reason = gap === 'NO_TIES' || gap === 'ONLY_JOINT_PROJECTS' || gap === 'NO_CHAIN_ROLE' || gap === 'NO_PRODUCTS' ? gap : 'OTHER';
  const local = share(geography.localShare);
  return (
    <Finding
      title={t('title')}
      figures={[
        { name: t('researchCentred'), value: score(form.researchCentred) },
        { name: t('chain'), value: score(form.chain) },
        { name: t('aggregate'), value: score(form.aggregate) },
        { name: t('localShare'), value: local },
        { name: t('centralisation'), value: score(form.centralisation) },
      ]}
    >
      <p>
        {form.form ? t(form.form) : t('unknown', { reason: t(`gap.${reason}`) })}{' '}
        {form.form === declared ? t('same') : t('other', { form: terms(declared).toLocaleLowerCase(locale) })}
      </p>
      {form.focal && <p>{t('focal')}</p>}
      {local && <p>{t(geography.geographic ? 'near' : 'far', { share: local, km: format.number(geography.nearKilometres) })}</p>}
    </Finding>
  );
}

/** Whether the network falls into groups, and around whom. */
export function CommunityFinding({ communities, components, largestComponent }: Pick<DiagnosisFragment, 'communities' | 'components' | 'largestComponent'>) {
  const t = useTranslations('diagnosis.communities');
  const { score, count } = useFigures();
  const format = useFormat();
  const { reading, largest, single } = communities;
  if (!reading) return null;
  const groups = communities.count - single;
  const more = groups - largest.length;
  return (
    <Finding
      title={t('title')}
      figures={[
        { name: t('modularity', { clear: format.number(communities.clearFrom) }), value: score(communities.modularity) },
        { name: t('components'), value: count(components) },
        { name: t('largestComponent'), value: count(largestComponent) },
      ]}
    >
      <p>
        {t(reading, format.howMany(groups))}
        {single > 0 && ` ${t('apart', format.howMany(single))}`}
      </p>
      {reading === 'CLEAR_GROUPS' && (
        <>
          <dl className={classes.groups}>
            {largest.map(({ number, size, leading }) => (
              <div key={number}>
                <dt>{t('group', format.howMany(size))}</dt>
                <dd>
                  <Names organizations={leading} />
                </dd>
              </div>
            ))}
          </dl>
          {more > 0 && <p className={classes.more}>{t('moreGroups', format.howMany(more))}</p>}
        </>
      )}
    </Finding>
  );
}
