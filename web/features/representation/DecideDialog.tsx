'use client';

import { Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { RepresentationDecideDocument, type RepresentationRole, type WishFragment } from '@/generated/graphql';
import { FormDialog } from '@/ui/FormDialog';
import { useDialogForm } from '@/ui/useDialogForm';
import { useForm } from '@/ui/useForm';
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
  const { act, pending, problem } = useDialogForm(form, RepresentationDecideDocument, { close, conflict: t('conflict'), onGone });
  const names = { name: wish.personName, organization: wish.organizationName };

  const send = form.onSubmit(({ role, reason }) => {
    const decision = { accept, ...(accept && { role }), ...(reason.trim() && { reason: reason.trim() }) };
    return act({ requestId: wish.id, expectedVersion: wish.version, ...decision }, t(accept ? 'accepted' : 'rejected', names));
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
