import { useTranslations } from 'next-intl';
import type { Purchase } from './PurchaseSheet';
import classes from './PurchaseSheet.module.css';

/** What became of a purchase that takes no commitments any more, and why. */
export function Outcome({ purchase: { state, unsuccessfulReason, cancelledReason, deadlinePassed } }: { purchase: Purchase }) {
  const t = useTranslations('procurement.outcome');
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
      </div>
    );
  }
  if (state === 'UNSUCCESSFUL') {
    return (
      <div className={classes.outcome}>
        <p>{t(unsuccessfulReason ?? 'unsuccessful')}</p>
      </div>
    );
  }
  return (
    <div className={classes.outcome} data-good>
      <p>{t('locked')}</p>
    </div>
  );
}
