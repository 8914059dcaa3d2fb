import { useTranslations } from 'next-intl';
import type { DiagnosisFragment } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';
import classes from './Diagnosis.module.css';
import { Finding } from './Finding';
import { useFigures } from './useFigures';

const DIRECTIONS = ['vertical', 'horizontal', 'lateral'] as const;

/** How the ties lie to the chain, as one bar of three parts. */
export function OrientationFinding({ orientation }: { orientation: DiagnosisFragment['orientation'] }) {
  const t = useTranslations('diagnosis.orientation');
  const { share } = useFigures();
  const parts = DIRECTIONS.map((direction) => ({ direction, part: orientation[direction] ?? 0 }));
  const most = parts.reduce((one, other) => (other.part > one.part ? other : one));
  if (orientation.vertical === null) return null;
  return (
    <Finding title={t('title')}>
      <p>{t(most.direction.toUpperCase() as 'VERTICAL' | 'HORIZONTAL' | 'LATERAL')}</p>
      <div className={classes.bar} aria-hidden>
        {parts.map(({ direction, part }) => (
          <span key={direction} data-direction={direction} style={{ flexGrow: part }} />
        ))}
      </div>
      <dl className={classes.parts}>
        {parts.map(({ direction, part }) => (
          <div key={direction} data-direction={direction}>
            <dt>{t(direction)}</dt>
            <dd>{share(part)}</dd>
          </div>
        ))}
      </dl>
    </Finding>
  );
}

/** Formal beside informal ties, and what the network would lack without the informal ones. */
export function FormalityFinding({ formality }: { formality: DiagnosisFragment['formality'] }) {
  const t = useTranslations('diagnosis.formality');
  const format = useFormat();
  const { share, count } = useFigures();
  const { reading, informalOnlyPairs, formalParts, parts } = formality;
  if (!reading) return null;
  return (
    <Finding
      title={t('title')}
      figures={[
        { name: t('formalTies'), value: count(formality.formalTies) },
        { name: t('informalTies'), value: count(formality.informalTies) },
        { name: t('informalRatio'), value: share(formality.informalRatio) },
        { name: t('multiplexShare'), value: share(formality.multiplexShare) },
        { name: t('reciprocity'), value: share(formality.reciprocity) },
        { name: t('reach'), value: share(formality.reach) },
        { name: t('formalReach'), value: share(formality.formalReach) },
      ]}
    >
      <p>
        {t(reading)}
        {informalOnlyPairs > 0 && ` ${t('gain', format.howMany(informalOnlyPairs))}`}
        {formalParts > parts && ` ${t('parts', { formal: formalParts, formalText: format.number(formalParts), all: format.number(parts) })}`}
      </p>
    </Finding>
  );
}

/** How many ties are confirmed; nothing where that would tell of single ones. */
export function ConfirmationFinding({ confirmation }: { confirmation: NonNullable<DiagnosisFragment['confirmation']> }) {
  const t = useTranslations('diagnosis.confirmation');
  const format = useFormat();
  const { share } = useFigures();
  const { confirmed, unanswered } = confirmation;
  if (unanswered === null) return null;
  return (
    <Finding title={t('title')} figures={[{ name: t('share'), value: share(confirmed / (confirmed + unanswered)) }]}>
      <p>{t('told', { ...format.howMany(confirmed), waiting: format.number(unanswered) })}</p>
    </Finding>
  );
}
