'use client';

import { UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { KindMark } from '@/ui/KindMark';
import type { Picture } from '../picture';
import type { Question } from './address';
import classes from './Panel.module.css';
import { PartnerChoice } from './PartnerChoice';

/** The shortest way from the selected organization to another, in words. */
export function Way({
  picture,
  place,
  way,
  question,
  partial,
  onAsk,
  onSelect,
}: {
  picture: Picture;
  place: number;
  /** Null where none leads there, or nobody is chosen. */
  way: number[] | null;
  question: Question;
  /** Whether the network has more lines than are drawn. */
  partial: boolean;
  onAsk: (question: Question) => void;
  onSelect: (place: number) => void;
}) {
  const t = useTranslations('nucleus.way');
  return (
    <>
      <PartnerChoice picture={picture} place={place} label={t('to')} question={question} onAsk={onAsk} />
      <div aria-live="polite">
        <p className={classes.sentence}>{question.partner === null ? t('choose') : way ? t('steps', { n: way.length - 1 }) : t('none')}</p>
        {way && (
          <ol className={classes.way}>
            {way.map((step) => (
              <li key={step}>
                <UnstyledButton className={classes.partner} onClick={() => onSelect(step)}>
                  <KindMark kind={picture.kinds[step] ?? 'ENTERPRISE'} size={15} /> {picture.names[step]}
                </UnstyledButton>
              </li>
            ))}
          </ol>
        )}
        {question.partner !== null && partial && <p className={classes.note}>{t('coreOnly')}</p>}
      </div>
    </>
  );
}
