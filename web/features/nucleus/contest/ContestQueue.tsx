import { useTranslations } from 'next-intl';
import type { ContestFragment } from '@/generated/graphql';
import { Section } from '@/ui/Section';
import classes from './Contest.module.css';
import { ContestRecord } from './ContestRecord';

/** Labels that members contest and the council has not answered yet. */
export function ContestQueue({ contests }: { contests: ContestFragment[] }) {
  const t = useTranslations('contest');
  if (contests.length === 0) return null;
  return (
    <Section title={t('queue')} aside={t('count', { n: contests.length })}>
      <ul className={classes.records}>
        {contests.map((contest) => (
          <li key={contest.id}>
            <ContestRecord contest={contest} named />
          </li>
        ))}
      </ul>
    </Section>
  );
}
