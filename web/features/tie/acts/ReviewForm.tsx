'use client';

import { Radio, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { TieReviewDocument, type TieReview } from '@/generated/graphql';
import { useForm } from '@/ui/useForm';
import { ActForm } from './ActForm';
import { useTieAct, type ActProps } from './useTieAct';

const reviews: TieReview[] = ['VERIFIED', 'MORE_EVIDENCE', 'DISPUTED'];

export function ReviewForm({ tie, close }: ActProps) {
  const t = useTranslations('tie.review');
  const form = useForm<{ review: TieReview; reason: string }>({
    initialValues: { review: 'VERIFIED', reason: '' },
    validate: { reason: (reason, { review }) => (review !== 'VERIFIED' && !reason.trim() ? t('reasonNeeded') : null) },
  });
  const { act, pending, problem } = useTieAct(form, TieReviewDocument, t('done'), close);
  const { review } = form.values;
  const onSubmit = form.onSubmit(({ reason }) =>
    act({ tieId: tie.id, expectedVersion: tie.version, review, ...(reason.trim() && { reason: reason.trim() }) }),
  );
  return (
    <ActForm tie={tie} text={tie.evidence ? t('evidence', { text: tie.evidence }) : t('noEvidence')} doIt={t(`do.${review}`)} {...{ onSubmit, close, pending, problem }}>
      <Radio.Group label={t('what')} {...form.getInputProps('review')}>
        <Stack gap="sm" mt="xs">
          {reviews.map((value) => (
            <Radio key={value} value={value} label={t(`words.${value}`)} description={t(`help.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t(review === 'VERIFIED' ? 'note' : 'reason')}
        description={t('reasonHelp')}
        autosize
        minRows={2}
        maxLength={1000}
        withAsterisk={review !== 'VERIFIED'}
        {...form.getInputProps('reason')}
      />
    </ActForm>
  );
}
