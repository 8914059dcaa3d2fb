import { useTranslations } from 'next-intl';
import type { InitiativeState, PurchaseLineFragment } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';
import { shareOf, sum } from '@/lib/decimal';
import classes from './LineProgress.module.css';

/** Whether a purchase went on because the minimums of all its lines were met. */
const wasMet = (state: InitiativeState): boolean => !['DRAFT', 'COLLECTING', 'CANCELLED', 'UNSUCCESSFUL'].includes(state);

type Props = {
  line: PurchaseLineFragment;
  /** How far its purchase is. */
  state: InitiativeState;
  /** In a list, where why a sum is not told need not be said each time. */
  brief?: boolean;
};

/** How near its minimum a line is, as far as one may know: firm with one's own part in it, then flexible. */
export function LineProgress({ line, state, brief = false }: Props) {
  const t = useTranslations('procurement.progress');
  const format = useFormat();
  const { minimum, progress, viewerCommitments, product } = line;
  const { firm, flexible, share, met } = progress;
  // That every minimum was met is what the lock says; a sum that was told before may lack what came after it.
  const known = firm !== null && share !== null && (met === true || !wasMet(state));
  if (!known) {
    const untold = wasMet(state) ? 'untoldMet' : state !== 'COLLECTING' ? 'untoldEnded' : brief ? 'untoldBriefly' : 'untold';
    return (
      <div className={classes.progress}>
        <div className={classes.track} data-untold />
        <p className={classes.words}>{t(untold, { minimum: format.quantity(minimum) })}</p>
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
        {t(met ? 'firmMet' : 'firm', { firm: format.quantity(firm), minimum: format.quantity(minimum) })}
        {flexible && Number(flexible.value) > 0 && ` · ${t('flexible', { flexible: format.quantity(flexible) })}`}
        {!brief && own > 0 && (
          <span className={classes.ownWords}>{t('own', { firm: format.quantity({ value: ownFirm, unit: line.unit }) })}</span>
        )}
      </p>
    </div>
  );
}
