'use client';

import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { LabelContestDocument, type NucleusLabel } from '@/generated/graphql';
import { useRouter } from '@/i18n/navigation';
import { FormErrors } from '@/ui/FormErrors';
import { announce, useUnionForm } from '@/ui/useUnionForm';

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
  const ui = useTranslations('ui');
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
    <Modal opened={opened} onClose={close} title={t('contestTitle', { label: terms(label) })} closeButtonProps={{ 'aria-label': ui('close') }}>
      <form noValidate onSubmit={send}>
        <Stack>
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
          <FormErrors problem={problem} fields={Object.keys(form.errors).length} />
          <Group gap="xs">
            <Button type="submit" loading={pending}>
              {t('send')}
            </Button>
            <Button variant="subtle" onClick={close}>
              {ui('back')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
