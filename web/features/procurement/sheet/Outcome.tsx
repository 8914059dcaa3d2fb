import { useTranslations } from 'next-intl';
import { clusterPath } from '@/features/shell/pages';
import type { Acting } from '@/ui/acting';
import { ButtonLink } from '@/ui/ButtonLink';
import type { Purchase } from './PurchaseSheet';
import classes from './PurchaseSheet.module.css';

/** What became of a purchase that takes no commitments any more, and why; its organizer can propose what did not come about again. */
export function Outcome({ purchase, acting }: { purchase: Purchase; acting: Acting[] }) {
  const t = useTranslations('procurement.outcome');
  const { id, state, unsuccessfulReason, cancelledReason, deadlinePassed, organizer, cluster } = purchase;
  const again = acting.some((organization) => organization.id === organizer.id) && (
    <ButtonLink variant="default" mt="sm" href={clusterPath(cluster.slug, `/purchases/new?again=${encodeURIComponent(id)}`)}>
      {t('again')}
    </ButtonLink>
  );
  if (state === 'COLLECTING') {
    return deadlinePassed ? (
      <div className={classes.outcome} role="status">
        <p>{t('counting')}</p>
      </div>
    ) : null;
  }
  if (state === 'CANCELLED') {
    return (
      <div className={classes.outcome}>
        <p>{t('cancelled')}</p>
        {cancelledReason && <p>{t('reason', { reason: cancelledReason })}</p>}
        {again}
      </div>
    );
  }
  if (state === 'UNSUCCESSFUL') {
    return (
      <div className={classes.outcome}>
        <p>{t(unsuccessfulReason ?? 'unsuccessful')}</p>
        {again}
      </div>
    );
  }
  return (
    <div className={classes.outcome} data-good>
      <p>{t('locked')}</p>
    </div>
  );
}
