import { useTranslations } from 'next-intl';
import type { ContestFragment } from '@/generated/graphql';
import { OrganizationName } from '@/ui/OrganizationName';
import { Time } from '@/ui/Time';
import { AnswerButton } from './AnswerButton';
import classes from './Contest.module.css';

/** An objection to a label with the council's answer, both as they were given; `named` where the organization is not the page's own. */
export function ContestRecord({ contest, named = false }: { contest: ContestFragment; named?: boolean }) {
  const t = useTranslations('contest');
  const terms = useTranslations('terms.nucleusLabel');
  const { label, reason, state, contestedAt, answeredAt, correctedLabel, explanation, organization } = contest;
  const on = (at: string) => ({ day: () => <Time key="day" at={at} as="day" /> });
  return (
    <article className={classes.record} data-state={state}>
      {named && (
        <p className={classes.who}>
          <OrganizationName organization={organization} />
        </p>
      )}
      <p className={classes.said}>{t.rich('contested', { label: terms(label), ...on(contestedAt) })}</p>
      <blockquote className={classes.words}>{reason}</blockquote>
      {state === 'OPEN' ? (
        <p className={classes.said}>{t('waits')}</p>
      ) : (
        <>
          <p className={classes.said}>
            {state === 'CORRECTED' && correctedLabel
              ? t.rich('corrected', { label: terms(correctedLabel), ...on(answeredAt ?? contestedAt) })
              : t.rich('upheld', on(answeredAt ?? contestedAt))}
          </p>
          <blockquote className={classes.words}>{explanation}</blockquote>
        </>
      )}
      {contest.viewerCanAnswer && <AnswerButton contest={contest} />}
    </article>
  );
}
