import { useTranslations } from 'next-intl';
import type { ContestFragment, NucleusLabel } from '@/generated/graphql';
import { ContestButton } from './ContestButton';
import { ContestRecord } from './ContestRecord';
import classes from './Contest.module.css';

type Placement = { label: NucleusLabel; contests: ContestFragment[]; viewerCanContest: boolean };

/** Beside a label: what was objected to it and answered, and the form for those who may object. */
export function Contests({ placement, clusterId, organizationId }: { placement: Placement; clusterId: string; organizationId: string }) {
  const t = useTranslations('contest');
  const { label, contests, viewerCanContest } = placement;
  if (contests.length === 0 && !viewerCanContest) return null;
  return (
    <div className={classes.contests}>
      {contests.length > 0 && (
        <ul className={classes.records} aria-label={t('records')}>
          {contests.map((contest) => (
            <li key={contest.id}>
              <ContestRecord contest={contest} />
            </li>
          ))}
        </ul>
      )}
      {viewerCanContest && <ContestButton label={label} clusterId={clusterId} organizationId={organizationId} />}
    </div>
  );
}
