'use client';

import { Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { MembershipLeaveDocument } from '@/generated/graphql';
import { useRouter } from '@/i18n/navigation';
import { FormDialog } from '@/ui/FormDialog';
import { announce, warn } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import type { Leaving } from './LeaveButton';
import classes from './Membership.module.css';

const MOST = 1000;
const points = ['unseen', 'notices', 'stays', 'bound', 'again'] as const;

/** Says what leaving a cluster means and asks whether, and why. */
export default function LeaveDialog({ input, names, opened, close }: Leaving & { opened: boolean; close: () => void }) {
  const t = useTranslations('membership.leave');
  const router = useRouter();
  const [, start] = useTransition();
  const form = useForm<{ reason: string }>({ initialValues: { reason: '' } });
  const gone = () => {
    close();
    start(() => router.refresh());
  };
  const { submit, pending, problem } = useUnionForm(form, MembershipLeaveDocument, {
    onConflict: () => {
      warn(t('conflict'));
      gone();
    },
  });
  const send = form.onSubmit(async ({ reason }) => {
    if (!(await submit({ ...input, ...(reason.trim() && { reason: reason.trim() }) }))) return;
    announce(t('done', names));
    gone();
  });
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
