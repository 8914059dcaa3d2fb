import { useTranslations } from 'next-intl';
import type { PurchaseLineFragment } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';
import { shareOf, sum } from '@/lib/decimal';
import classes from './LineProgress.module.css';

type Props = {
  line: PurchaseLineFragment;
  /** Whether more commitments may come. */
  open: boolean;
  /** In a list, where why a sum is not told need not be said each time. */
  brief?: boolean;
};

/** How near its minimum a line is, as far as one may know: firm with one's own part in it, then flexible. */
export function LineProgress({ line, open, brief = false }: Props) {
  const t = useTranslations('procurement.progress');
  const format = useFormat();
  const { minimum, progress, viewerCommitments, product } = line;
  const { firm, flexible, share, met } = progress;
  if (!firm || share === null) {
    return (
      <div className={classes.progress}>
        <div className={classes.track} data-untold />
        <p className={classes.words}>{t(!open ? 'untoldEnded' : brief ? 'untoldBriefly' : 'untold', { minimum: format.quantity(minimum) })}</p>
      </div>
    );
  }
  const ownFirm = sum(viewerCommitments.map((commitment) => commitment.firm.value));
  const own = shareOf(ownFirm, minimum.value);
  const more = flexible ? shareOf(flexible.value, minimum.value) : 0;
  const scale = 100 / Math.max(1, share + more);
  const percent = format.number(Math.floor(share * 100), { style: 'unit', unit: 'percent' });
  return (
    <div className={classes.progress}>
      <div
        className={classes.track}
        role="meter"
        aria-label={t('label', { product })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.floor(share * 100))}
        aria-valuetext={t('share', { percent, minimum: format.quantity(minimum) })}
      >
        <span className={classes.firm} style={{ width: `${Math.max(0, share - own) * scale}%` }} />
        <span className={classes.own} style={{ width: `${Math.min(own, share) * scale}%` }} />
        <span className={classes.flexible} style={{ width: `${more * scale}%` }} />
        <span className={classes.minimum} style={{ insetInlineStart: `${scale}%` }} />
      </div>
      <p className={classes.words}>
        <strong className={classes.share}>{met ? t('met') : percent}</strong>{' '}
        {t('firm', { firm: format.quantity(firm), minimum: format.quantity(minimum) })}
        {flexible && Number(flexible.value) > 0 && ` · ${t('flexible', { flexible: format.quantity(flexible) })}`}
        {!brief && own > 0 && (
          <span className={classes.ownWords}>{t('own', { firm: format.quantity({ value: ownFirm, unit: line.unit }) })}</span>
        )}
      </p>
    </div>
  );
}
