'use client';

import { Select, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { nucleusLabels } from '@/features/terms';
import { LabelContestAnswerDocument, type ContestFragment, type NucleusLabel } from '@/generated/graphql';
import { FormDialog } from '@/ui/FormDialog';
import { useDialogForm } from '@/ui/useDialogForm';
import { useForm } from '@/ui/useForm';

const MOST = 2000;

/** Asks whether the label is upheld or what it should be, and why. */
export default function AnswerDialog({ contest, opened, close }: { contest: ContestFragment; opened: boolean; close: () => void }) {
  const t = useTranslations('contest');
  const terms = useTranslations('terms.nucleusLabel');
  const { id, version, label, organization } = contest;
  const form = useForm<{ correctedLabel: NucleusLabel; explanation: string }>({ initialValues: { correctedLabel: label, explanation: '' } });
  const { act, pending, problem } = useDialogForm(form, LabelContestAnswerDocument, { close, conflict: t('conflict') });
  const send = form.onSubmit(({ correctedLabel, explanation }) => {
    const corrects = correctedLabel !== label && { correctedLabel };
    return act({ contestId: id, expectedVersion: version, explanation: explanation.trim(), ...corrects }, t('answered'));
  });
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={t('answerTitle', { name: organization.name })}
      send={t('sendAnswer')}
      onSubmit={send}
      pending={pending}
      problem={problem}
      errors={form.errors}
    >
      <Select
        label={t('label')}
        description={t('labelHelp')}
        allowDeselect={false}
        data={nucleusLabels.map((value) => ({ value, label: value === label ? t('uphold', { label: terms(value) }) : terms(value) }))}
        {...form.getInputProps('correctedLabel')}
      />
      <Textarea
        label={t('explanation')}
        description={t('explanationHelp')}
        autosize
        minRows={4}
        maxLength={MOST}
        withAsterisk
        {...form.getInputProps('explanation')}
      />
    </FormDialog>
  );
}
