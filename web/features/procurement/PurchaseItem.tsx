import { useTranslations } from 'next-intl';
import type { PurchaseRowFragment } from '@/generated/graphql';
import { clusterPath } from '@/features/shell/pages';
import { Link } from '@/i18n/navigation';
import { OrganizationName } from '@/ui/OrganizationName';
import { Time } from '@/ui/Time';
import { useFormat } from '@/ui/useFormat';
import { LineProgress } from './LineProgress';
import { OwnShare } from './OwnShare';
import classes from './PurchaseItem.module.css';
import { StateMark } from './StateMark';

const MOST_LINES = 3;

/** A purchase in the list: what, by whom, until when, how near the minimum, and one's own share. */
export function PurchaseItem({ purchase, slug }: { purchase: PurchaseRowFragment; slug: string }) {
  const t = useTranslations('procurement');
  const format = useFormat();
  const { id, title, state, organizer, deadlineAt, lines, participantCount, minimumParticipants } = purchase;
  const open = state === 'COLLECTING';
  const least = format.number(minimumParticipants);
  const rest = lines.length - MOST_LINES;
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          <Link href={clusterPath(slug, `/purchases/${encodeURIComponent(id)}`)}>{title}</Link>
        </h2>
        {!open && <StateMark state={state} />}
      </div>
      <p className={classes.note}>
        {open && (
          <strong className={classes.left}>
            <Time at={deadlineAt} as="left" />
          </strong>
        )}
        <span>
          {open ? t('until') : t('deadline')} <Time at={deadlineAt} as={open ? 'full' : 'day'} />
        </span>
        <OrganizationName organization={organizer} />
        <span>
          {participantCount === null
            ? t(open ? 'participants.untold' : 'participants.untoldEnded', { least })
            : t('participants.told', { count: participantCount, countText: format.number(participantCount), least })}
        </span>
      </p>
      <ul className={classes.lines}>
        {lines.slice(0, MOST_LINES).map((line) => (
          <li key={line.id} className={classes.line}>
            <div>
              <p className={classes.product}>{line.product}</p>
              <p className={classes.own}>
                <OwnShare line={line} />
              </p>
            </div>
            <LineProgress line={line} state={state} brief />
          </li>
        ))}
      </ul>
      {rest > 0 && <p className={classes.note}>{t('moreLines', { n: rest })}</p>}
    </li>
  );
}
