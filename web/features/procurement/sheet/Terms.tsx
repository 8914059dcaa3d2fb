import { useTranslations } from 'next-intl';
import { HelpMark } from '@/ui/HelpMark';
import { OrganizationName } from '@/ui/OrganizationName';
import { Time } from '@/ui/Time';
import { useFormat } from '@/ui/useFormat';
import { useWrittenIn } from '@/ui/useWrittenIn';
import type { Purchase } from './PurchaseSheet';
import classes from './PurchaseSheet.module.css';

/** What holds for all lines: until when, how many must take part, who organizes, how a shortage is shared. */
export function Terms({ purchase }: { purchase: Purchase }) {
  const t = useTranslations('procurement');
  const rules = useTranslations('terms.allocationRule');
  const format = useFormat();
  const { state, deadlineAt, deadlinePassed, timeZone, participantCount, minimumParticipants, allocationRule } = purchase;
  const writtenIn = useWrittenIn();
  const agreed = format.instant(deadlineAt, timeZone);
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('deadline')}</dt>
        <dd>
          {state === 'COLLECTING' && !deadlinePassed && (
            <span className={classes.big}>
              <Time at={deadlineAt} as="left" />
            </span>
          )}
          <Time at={deadlineAt} />
          {agreed !== format.instant(deadlineAt, writtenIn) && <span className={classes.small}>{t('agreed', { instant: agreed, zone: timeZone })}</span>}
        </dd>
      </div>
      <div>
        <dt>{t('participants.title')}</dt>
        <dd>
          <span className={classes.big}>{participantCount === null ? t('participants.few') : format.number(participantCount)}</span>
          <span className={classes.small}>{t('participants.least', format.howMany(minimumParticipants))}</span>
        </dd>
      </div>
      <div>
        <dt>{t('organizer')}</dt>
        <dd>
          <OrganizationName organization={purchase.organizer} />
        </dd>
      </div>
      <div>
        <dt>
          {t('rule.title')} <HelpMark term={t('rule.title')}>{t(`rule.${allocationRule}`)}</HelpMark>
        </dt>
        <dd>{rules(allocationRule)}</dd>
      </div>
    </dl>
  );
}
