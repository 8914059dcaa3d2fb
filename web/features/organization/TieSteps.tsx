import { useTranslations } from 'next-intl';
import { clusterPath } from '@/features/shell/pages';
import { MissedBy } from '@/features/nucleus/MissedBy';
import { Link } from '@/i18n/navigation';
import { ButtonLink } from '@/ui/ButtonLink';
import { useFormat } from '@/ui/useFormat';
import type { InCluster } from './organization';
import classes from './TieSteps.module.css';

type Placement = NonNullable<InCluster['placement']>;
type Confirmations = NonNullable<Placement['confirmations']>;

/** Who misses a partner like a growth pole; and for those who act for the organization what waits, on either side, and the next step. */
export function TieSteps({ placement, organizationId, slug }: { placement: Placement; organizationId: string; slug: string }) {
  const t = useTranslations('organization.steps');
  const format = useFormat();
  const { label, degree, missedBy, confirmations: own } = placement;
  const nothingWaits = own?.outstandingCount === 0 && own.unansweredCount === 0;
  return (
    <>
      {missedBy.length > 0 && (
        <div className={classes.step}>
          <MissedBy organizations={missedBy} />
          {own && (
            <ButtonLink variant="light" size="sm" href={clusterPath(slug, '/notices/new')}>
              {t('publish')}
            </ButtonLink>
          )}
        </div>
      )}
      {own && own.outstandingCount > 0 && (
        <div className={classes.step}>
          <p>{t('outstanding', format.howMany(own.outstandingCount))}</p>
          <Partners ties={own.outstanding} all={own.outstandingCount} organizationId={organizationId} slug={slug} />
        </div>
      )}
      {own && own.unansweredCount > 0 && (
        <div className={classes.step}>
          <p>{t('unanswered', { ...format.howMany(own.unansweredCount), asked: format.number(own.askedCount) })}</p>
          <Partners ties={own.unanswered} all={own.unansweredCount} organizationId={organizationId} slug={slug} />
        </div>
      )}
      {nothingWaits && label === 'OUTSIDE' && degree === 0 && (
        <div className={classes.step}>
          <ButtonLink variant="light" size="sm" href={clusterPath(slug, '/ties/new')}>
            {t('declare')}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

/** The other sides of ties, each leading to the tie, and how many more there are. */
function Partners({ ties, all, organizationId, slug }: { ties: Confirmations['outstanding']; all: number; organizationId: string; slug: string }) {
  const t = useTranslations('organization.steps');
  const format = useFormat();
  const more = all - ties.length;
  return (
    <ul>
      {ties.map(({ id, from, to }) => (
        <li key={id}>
          <Link href={clusterPath(slug, `/ties/${encodeURIComponent(id)}`)}>{from.id === organizationId ? to.name : from.name}</Link>
        </li>
      ))}
      {more > 0 && (
        <li>
          <Link href={`${clusterPath(slug, '/ties')}?state=PROPOSED`}>{t('more', format.howMany(more))}</Link>
        </li>
      )}
    </ul>
  );
}
