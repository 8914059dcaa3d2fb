'use client';

import { Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { RepresentationDecideDocument, type RepresentationRole, type WishFragment } from '@/generated/graphql';
import { FormDialog } from '@/ui/FormDialog';
import { announce, warn } from '@/ui/Toasts';
import { useForm } from '@/ui/useForm';
import { useUnionForm } from '@/ui/useUnionForm';
import { RoleField } from './RoleField';

export type Verdict = 'accept' | 'reject';
type Props = {
  wish: WishFragment;
  verdict: Verdict;
  opened: boolean;
  close: () => void;
  /** The wish waits no more: it was decided here, or elsewhere meanwhile. */
  onGone: () => void;
};

const MOST = 1000;

/** Asks once before a decision on a wish, with the reason or a note to the person. */
export default function DecideDialog({ wish, verdict, opened, close, onGone }: Props) {
  const t = useTranslations('representation.decide');
  const accept = verdict === 'accept';
  const bySecretariat = wish.decider === 'SECRETARIAT';
  const form = useForm<{ role: RepresentationRole; reason: string }>({
    initialValues: { role: bySecretariat ? 'ADMIN' : wish.role, reason: '' },
    validate: { reason: (reason) => (accept || reason.trim() ? null : t('reasonNeeded')) },
  });
  const gone = () => {
    close();
    onGone();
  };
  const { submit, pending, problem } = useUnionForm(form, RepresentationDecideDocument, {
    onConflict: () => {
      warn(t('conflict'));
      gone();
    },
  });
  const names = { name: wish.personName, organization: wish.organizationName };

  const send = form.onSubmit(async ({ role, reason }) => {
    const done = await submit({
      requestId: wish.id,
      expectedVersion: wish.version,
      accept,
      ...(accept && { role }),
      ...(reason.trim() && { reason: reason.trim() }),
    });
    if (!done) return;
    announce(t(accept ? 'accepted' : 'rejected', names));
    gone();
  });

  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={t(accept ? 'acceptTitle' : 'rejectTitle', names)}
      send={t(accept ? 'acceptYes' : 'rejectYes')}
      onSubmit={send}
      pending={pending}
      problem={problem}
      errors={form.errors}
      danger={!accept}
      focusSend={accept}
    >
      {accept && (bySecretariat ? <p style={{ margin: 0 }}>{t('adminOnly')}</p> : <RoleField {...form.getInputProps('role')} />)}
      <Textarea
        label={t(accept ? 'note' : 'reason')}
        description={t(accept ? 'noteHelp' : 'reasonHelp')}
        autosize
        minRows={accept ? 1 : 3}
        maxLength={MOST}
        withAsterisk={!accept}
        data-autofocus={!accept || undefined}
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  );
}
