'use client';

import { SegmentedControl, Skeleton, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { TieForm } from '@/generated/graphql';
import { Trouble } from '@/ui/Trouble';
import { forms, type Question } from '../explorer/address';
import { PartnerChoice } from '../explorer/PartnerChoice';
import type { Picture } from '../picture';
import { Answer } from './Answer';
import { useWhatIf } from './useWhatIf';
import classes from './WhatIf.module.css';

/** A supposition about the selected organization and what would come of it, said as soon as it is computed. */
export function WhatIf({
  slug,
  on,
  picture,
  place,
  partners,
  question,
  onAsk,
}: {
  slug: string;
  /** The day of the picture. */
  on: string;
  picture: Picture;
  place: number;
  partners: number[];
  question: Question;
  onAsk: (question: Question) => void;
}) {
  const t = useTranslations('what-if');
  const terms = useTranslations('terms.tieForm');
  const { answer, failure, pending, again } = useWhatIf(slug, on, picture.ids[place] ?? '', question);
  const tied = question.kind === 'tied';
  return (
    <>
      {tied && (
        <>
          <PartnerChoice picture={picture} place={place} label={t('partner')} question={question} onAsk={onAsk} />
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label={t('form')}
            data={forms.map((form) => ({ value: form, label: terms(form) }))}
            value={question.form}
            onChange={(form) => onAsk({ ...question, form: form as TieForm })}
          />
        </>
      )}
      <div className={classes.told} aria-live="polite" aria-busy={pending}>
        {tied && question.partner === null && <p className={classes.note}>{t('choose')}</p>}
        {tied && partners.some((partner) => picture.ids[partner] === question.partner) && <p className={classes.note}>{t('already')}</p>}
        {pending && <Computing text={t('computing')} />}
        {failure && <Trouble failure={failure} again={again} />}
        {answer === null && <p className={classes.sentence}>{t('cannot')}</p>}
        {answer && <Answer kind={tied ? 'tied' : 'leaves'} answer={answer} />}
      </div>
    </>
  );
}

function Computing({ text }: { text: string }) {
  return (
    <>
      <VisuallyHidden>{text}</VisuallyHidden>
      <Skeleton height={14} aria-hidden />
      <Skeleton height={14} aria-hidden />
      <Skeleton height={14} width="60%" aria-hidden />
    </>
  );
}
