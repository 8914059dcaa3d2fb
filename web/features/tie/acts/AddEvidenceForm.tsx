'use client';

import { Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { TieAddEvidenceDocument } from '@/generated/graphql';
import { useForm } from '@/ui/useForm';
import { ActForm } from './ActForm';
import { useTieAct, type ActProps } from './useTieAct';

export function AddEvidenceForm({ tie, close }: ActProps) {
  const t = useTranslations('tie.addEvidence');
  const form = useForm({ initialValues: { evidence: '' }, validate: { evidence: (text) => (text.trim() ? null : t('needed')) } });
  const { act, pending, problem } = useTieAct(form, TieAddEvidenceDocument, t('done'), close);
  const onSubmit = form.onSubmit(({ evidence }) => act({ tieId: tie.id, expectedVersion: tie.version, evidence: evidence.trim() }));
  return (
    <ActForm tie={tie} text={t('text')} doIt={t('do')} {...{ onSubmit, close, pending, problem }}>
      <Textarea label={t('evidence')} description={t('evidenceHelp')} autosize minRows={2} maxLength={1000} withAsterisk {...form.getInputProps('evidence')} />
    </ActForm>
  );
}
