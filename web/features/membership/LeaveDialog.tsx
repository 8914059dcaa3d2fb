'use client';

import { Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { MembershipLeaveDocument } from '@/generated/graphql';
import { FormDialog } from '@/ui/FormDialog';
import { useDialogForm } from '@/ui/useDialogForm';
import { useForm } from '@/ui/useForm';
import type { Leaving } from './LeaveButton';
import classes from './Membership.module.css';

const MOST = 1000;
const points = ['unseen', 'notices', 'stays', 'bound', 'again'] as const;

/** Says what leaving a cluster means and asks whether, and why. */
export default function LeaveDialog({ input, names, opened, close }: Leaving & { opened: boolean; close: () => void }) {
  const t = useTranslations('membership.leave');
  const form = useForm<{ reason: string }>({ initialValues: { reason: '' } });
  const { act, pending, problem } = useDialogForm(form, MembershipLeaveDocument, { close, conflict: t('conflict') });
  const send = form.onSubmit(({ reason }) => act({ ...input, ...(reason.trim() && { reason: reason.trim() }) }, t('done', names)));
  return (
    <FormDialog opened={opened} onClose={close} title={t('title', names)} send={t('yes')} onSubmit={send} pending={pending} problem={problem} errors={form.errors} danger>
      <ul className={classes.points}>
        {points.map((point) => (
          <li key={point}>{t(point)}</li>
        ))}
      </ul>
      <Textarea label={t('reason')} description={t('reasonHelp')} autosize minRows={2} maxLength={MOST} {...form.getInputProps('reason')} />
    </FormDialog>
  );
}
