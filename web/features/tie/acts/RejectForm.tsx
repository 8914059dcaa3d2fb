'use client';

import { Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { TieRejectDocument } from '@/generated/graphql';
import { useForm } from '@/ui/useForm';
import { ActForm } from './ActForm';
import { useTieAct, type ActProps } from './useTieAct';

export function RejectForm({ tie, close }: ActProps) {
  const t = useTranslations('tie.reject');
  const form = useForm({ initialValues: { reason: '' } });
  const { act, pending, problem } = useTieAct(form, TieRejectDocument, t('done'), close);
  const onSubmit = form.onSubmit(({ reason }) =>
    act({ tieId: tie.id, expectedVersion: tie.version, ...(reason.trim() && { reason: reason.trim() }) }),
  );
  return (
    <ActForm tie={tie} text={t('text')} doIt={t('do')} {...{ onSubmit, close, pending, problem }}>
      <Textarea
        label={t('reason')}
        description={t('reasonHelp')}
        autosize
        minRows={2}
        maxLength={1000}
        {...form.getInputProps('reason')}
      />
    </ActForm>
  );
}
