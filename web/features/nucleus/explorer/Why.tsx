'use client';

import { IconCheck, IconLock, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ConditionVerdict, NucleusConditionName, OrganizationPlacementQuery } from '@/generated/graphql';
import { HelpMark } from '@/ui/HelpMark';
import { useFormat } from '@/ui/useFormat';
import { MissedBy } from '../MissedBy';
import classes from './Panel.module.css';

type Placement = NonNullable<NonNullable<OrganizationPlacementQuery['organization']>['placement']>;
type Condition = Placement['conditions'][number];

/** Why an organization is, or is not, in the nucleus: a sentence, and behind a fold the five conditions with numbers. */
export function Why({ placement }: { placement: Placement }) {
  const t = useTranslations('nucleus.panel');
  const format = useFormat();
  const share = (value: number | null) => (value === null ? t('noTies') : format.number(value, { style: 'percent', maximumFractionDigits: 0 }));
  return (
    <>
      <p className={classes.sentence}>{placement.sentence}</p>
      {placement.requests.map((request) => (
        <p key={request}>{request}</p>
      ))}
      {placement.missedBy.length > 0 && (
        <div className={classes.missedBy}>
          <MissedBy organizations={placement.missedBy} />
        </div>
      )}
      <details className={classes.fold} open={placement.label === 'NUCLEUS'}>
        <summary>{t('why')}</summary>
        <ol className={classes.conditions}>
          {placement.conditions.map((condition) => (
            <ConditionItem key={condition.name} condition={condition} />
          ))}
        </ol>
      </details>
      <details className={classes.fold}>
        <summary>{t('position')}</summary>
        <dl className={classes.figures}>
          <dt>{t('degree')}</dt>
          <dd>{format.number(placement.degree)}</dd>
          <dt>{t('strength')}</dt>
          <dd>{format.number(placement.strength, { maximumFractionDigits: 1 })}</dd>
          <dt>
            {t('coreness')} <HelpMark term={t('coreness')}>{t('corenessHelp')}</HelpMark>
          </dt>
          <dd>{share(placement.coreness)}</dd>
          <dt>
            {t('pageRank')} <HelpMark term={t('pageRank')}>{t('pageRankHelp')}</HelpMark>
          </dt>
          <dd>{share(placement.pageRank)}</dd>
        </dl>
      </details>
    </>
  );
}

const ICON: Record<ConditionVerdict, typeof IconCheck> = {
  MET: IconCheck,
  MISSED: IconX,
  UNKNOWN: IconQuestionMark,
  PRIVATE: IconLock,
};

function ConditionItem({ condition }: { condition: Condition }) {
  const { name, verdict, value, threshold, sentence } = condition;
  const t = useTranslations('nucleus.panel');
  const terms = useTranslations('terms');
  const figure = useFigure(name, verdict);
  const Icon = ICON[verdict];
  return (
    <li className={classes.condition} data-verdict={verdict}>
      <Icon size={18} aria-hidden className={classes.verdict} />
      <div>
        <strong>{terms(`nucleusCondition.${name}`)}</strong>
        <span className={classes.verdictWord}> – {terms(`conditionVerdict.${verdict}`)}</span>
        <p>{sentence}</p>
        {value !== null && threshold !== null && figure && (
          <p className={classes.compared}>
            {t(name === 'GROWTH' ? 'comparedMore' : 'compared', { value: figure(value), threshold: figure(threshold) })}
          </p>
        )}
      </div>
    </li>
  );
}

/** How a condition's number is written beside what is asked for; null where its sentence tells both already, or it is no number. */
function useFigure(name: NucleusConditionName, verdict: ConditionVerdict): ((value: number) => string) | null {
  const format = useFormat();
  if (name === 'GROWTH') return (value) => format.number(value, { style: 'percent', maximumFractionDigits: 1, maximumSignificantDigits: 1, roundingPriority: 'morePrecision' });
  if (name === 'EMBEDDED' && verdict === 'MET') return (value) => format.number(value, { maximumFractionDigits: 2 });
  return null;
}
