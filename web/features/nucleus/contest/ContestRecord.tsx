import { useTranslations } from 'next-intl';
import type { ContestFragment } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';
import { useFormat } from '@/ui/useFormat';
import { AnswerButton } from './AnswerButton';
import classes from './Contest.module.css';

/** An objection to a label with the council's answer, both as they were given; `named` where the organization is not the page's own. */
export function ContestRecord({ contest, named = false }: { contest: ContestFragment; named?: boolean }) {
  const t = useTranslations('contest');
  const terms = useTranslations('terms.nucleusLabel');
  const format = useFormat();
  const { label, reason, state, contestedAt, answeredAt, correctedLabel, explanation, organization } = contest;
  const day = (at: string) => format.day(at.slice(0, 10));
  return (
    <article className={classes.record} data-state={state}>
      {named && (
        <p className={classes.who}>
          <OrganizationName organization={organization} />
        </p>
      )}
      <p className={classes.said}>{t('contested', { label: terms(label), date: day(contestedAt) })}</p>
      <blockquote className={classes.words}>{reason}</blockquote>
      {state === 'OPEN' ? (
        <p className={classes.said}>{t('waits')}</p>
      ) : (
        <>
          <p className={classes.said}>
            {state === 'CORRECTED' && correctedLabel
              ? t('corrected', { label: terms(correctedLabel), date: day(answeredAt ?? contestedAt) })
              : t('upheld', { date: day(answeredAt ?? contestedAt) })}
          </p>
          <blockquote className={classes.words}>{explanation}</blockquote>
        </>
      )}
      {contest.viewerCanAnswer && <AnswerButton contest={contest} />}
    </article>
  );
}
