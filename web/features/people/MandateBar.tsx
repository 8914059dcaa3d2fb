import { useTranslations } from 'next-intl';
import type { MandateFiguresFragment } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';
import { leftOf, takenPercent } from './mandate';
import classes from './People.module.css';

/** A mandate: how much of it is taken, drawn and in numbers, until when, by whom. */
export function MandateBar({ mandate, holder }: { mandate: MandateFiguresFragment; holder: string }) {
  const t = useTranslations('people.mandate');
  const format = useFormat();
  const percent = takenPercent(mandate);
  const used = t('used', { used: format.money(mandate.used) });
  const left = t('left', { left: format.money(leftOf(mandate)), limit: format.money(mandate.limit) });
  return (
    <div className={classes.mandate}>
      <div
        className={classes.track}
        role="meter"
        aria-label={t('meter', { name: holder })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${used}. ${left}`}
      >
        <span className={classes.used} style={{ width: `${percent}%` }} />
      </div>
      <p className={classes.figures}>
        <span className={classes.left}>{left}</span> · {used}
      </p>
      <p className={classes.note}>{t('until', { date: format.day(mandate.until), name: mandate.givenByName })}</p>
    </div>
  );
}
