'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import type { ContestFragment } from '@/generated/graphql';
import { DialogButton } from '@/ui/DialogButton';
import { lazyPart } from '@/ui/lazyPart';

const AnswerDialog = lazyPart(() => dynamic(() => import('./AnswerDialog'), { ssr: false }));

/** Opens the form in which somebody of the council answers an objection. */
export function AnswerButton({ contest }: { contest: ContestFragment }) {
  const t = useTranslations('contest');
  return (
    <DialogButton word={t('answer')} look={{ variant: 'filled' }}>
      {(dialog) => <AnswerDialog contest={contest} {...dialog} />}
    </DialogButton>
  );
}
