import { IconCircleCheck, IconCircleDashed, IconCircleMinus, IconLock } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ConditionVerdict } from '@/generated/graphql';
import { Contests } from '@/features/nucleus/contest/Contests';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import type { Failure } from '@/lib/graphql';
import { HelpMark } from '@/ui/HelpMark';
import { Section } from '@/ui/Section';
import { Trouble } from '@/ui/Trouble';
import type { InCluster } from './organization';
import classes from './PlaceInRings.module.css';
import { RingGlyph } from './RingGlyph';
import { TieSteps } from './TieSteps';

const icons: Record<ConditionVerdict, typeof IconLock> = {
  MET: IconCircleCheck,
  MISSED: IconCircleMinus,
  UNKNOWN: IconCircleDashed,
  PRIVATE: IconLock,
};

/** Which ring the organization stands in, the sentence why, and the five conditions to unfold. */
export function PlaceInRings({
  cluster,
  organizationId,
  placement,
  failure,
}: {
  cluster: { id: string; slug: string; name: string };
  organizationId: string;
  placement: InCluster['placement'];
  failure: Failure | null;
}) {
  const t = useTranslations('organization.rings');
  const terms = useTranslations('terms');
  return (
    <Section
      title={
        <>
          {t('title')} <HelpMark term={t('term')}>{t('help')}</HelpMark>
        </>
      }
      aside={t('in', { cluster: cluster.name })}
    >
      {placement ? (
        <div className={classes.place}>
          <RingGlyph label={placement.label} />
          <div>
            <p className={classes.label}>{terms(`nucleusLabel.${placement.label}`)}</p>
            <p className={classes.sentence}>{placement.sentence}</p>
            {placement.requests.map((request) => (
              <p key={request}>{request}</p>
            ))}
            <TieSteps placement={placement} organizationId={organizationId} slug={cluster.slug} />
            <details className={classes.why}>
              <summary>{t('why')}</summary>
              <ul>
                {placement.conditions.map(({ name, verdict, sentence }) => {
                  const Icon = icons[verdict];
                  return (
                    <li key={name} data-verdict={verdict}>
                      <Icon size={19} stroke={1.7} aria-hidden />
                      <span>
                        <strong>
                          {terms(`nucleusCondition.${name}`)}: {terms(`conditionVerdict.${verdict}`)}.
                        </strong>{' '}
                        {sentence}
                      </span>
                    </li>
                  );
                })}
              </ul>
            </details>
            <Contests placement={placement} clusterId={cluster.id} organizationId={organizationId} />
            <Link href={`${clusterPath(cluster.slug, '/nucleus')}?sel=${encodeURIComponent(organizationId)}`}>{t('see')}</Link>
          </div>
        </div>
      ) : failure ? (
        <Trouble failure={failure} />
      ) : (
        <p>{t('none')}</p>
      )}
    </Section>
  );
}
