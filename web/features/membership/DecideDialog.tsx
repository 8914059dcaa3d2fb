'use client';

import { Radio, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { MembershipDecideDocument, type ApplicationFragment, type MembershipVerdict } from '@/generated/graphql';
import { FormDialog } from '@/ui/FormDialog';
import { useDialogForm } from '@/ui/useDialogForm';
import { useForm } from '@/ui/useForm';

const MOST = 1000;
const verdicts: MembershipVerdict[] = ['MEMBER', 'OBSERVER', 'REJECTED'];

/** Asks what the council makes of an application, and why. */
export default function DecideDialog({ application, opened, close }: { application: ApplicationFragment; opened: boolean; close: () => void }) {
  const t = useTranslations('membership');
  const { id, version, organization } = application;
  const form = useForm<{ verdict: MembershipVerdict; reason: string }>({
    initialValues: { verdict: 'MEMBER', reason: '' },
    validate: { reason: (reason, { verdict }) => (verdict === 'REJECTED' && !reason.trim() ? t('reasonNeeded') : null) },
  });
  const { act, pending, problem } = useDialogForm(form, MembershipDecideDocument, { close, conflict: t('conflict') });
  const { verdict } = form.values;
  const send = form.onSubmit(({ reason }) =>
    act({ membershipId: id, expectedVersion: version, verdict, ...(reason.trim() && { reason: reason.trim() }) }, t(`done.${verdict}`, { name: organization.name })),
  );
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={t('decideTitle', { name: organization.name })}
      send={t(`verdict.${verdict}`)}
      onSubmit={send}
      pending={pending}
      problem={problem}
      errors={form.errors}
      danger={verdict === 'REJECTED'}
    >
      <Radio.Group label={t('what')} {...form.getInputProps('verdict')}>
        <Stack gap="sm" mt="xs">
          {verdicts.map((value) => (
            <Radio key={value} value={value} label={t(`verdict.${value}`)} description={t(`verdictHelp.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t(verdict === 'REJECTED' ? 'reason' : 'note')}
        description={t('reasonHelp')}
        autosize
        minRows={2}
        maxLength={MOST}
        withAsterisk={verdict === 'REJECTED'}
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  );
}
