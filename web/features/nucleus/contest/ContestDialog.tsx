'use client';

import { Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { LabelContestDocument, type NucleusLabel } from '@/generated/graphql';
import { useRouter } from '@/i18n/navigation';
import { FormDialog } from '@/ui/FormDialog';
import { announce } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';

const MOST = 2000;

/** Asks why a label is wrong; the answer comes from the council. */
export default function ContestDialog({
  label,
  clusterId,
  organizationId,
  opened,
  close,
}: {
  label: NucleusLabel;
  clusterId: string;
  organizationId: string;
  opened: boolean;
  close: () => void;
}) {
  const t = useTranslations('contest');
  const terms = useTranslations('terms.nucleusLabel');
  const router = useRouter();
  const [, start] = useTransition();
  const form = useForm({ initialValues: { reason: '' } });
  const { submit, pending, problem } = useUnionForm(form, LabelContestDocument);
  const send = form.onSubmit(async ({ reason }) => {
    if (!(await submit({ clusterId, organizationId, label, reason: reason.trim() }))) return;
    announce(t('sent'));
    close();
    start(() => router.refresh());
  });
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={t('contestTitle', { label: terms(label) })}
      send={t('send')}
      onSubmit={send}
      pending={pending}
      problem={problem}
      errors={form.errors}
    >
      <Textarea
        label={t('reason')}
        description={t('reasonHelp')}
        autosize
        minRows={4}
        maxLength={MOST}
        withAsterisk
        data-autofocus
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  );
}
