'use client';

import { Modal } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { TieReconfirmDocument, TieWithdrawDocument, type TieRowFragment } from '@/generated/graphql';
import { AddEvidenceForm } from './acts/AddEvidenceForm';
import { bareForm } from './acts/bareForm';
import { ConfirmForm } from './acts/ConfirmForm';
import { EndForm } from './acts/EndForm';
import { RejectForm } from './acts/RejectForm';
import { ReviewForm } from './acts/ReviewForm';
import type { Act } from './types';

const forms = {
  confirm: ConfirmForm,
  reject: RejectForm,
  withdraw: bareForm('withdraw', TieWithdrawDocument),
  reconfirm: bareForm('reconfirm', TieReconfirmDocument),
  end: EndForm,
  review: ReviewForm,
  addEvidence: AddEvidenceForm,
};

/** Asks before an act: with whom, what, and what follows. */
export default function TieActDialog({ tie, act, opened, close }: { tie: TieRowFragment; act: Act; opened: boolean; close: () => void }) {
  const t = useTranslations('tie');
  const ui = useTranslations('ui');
  const Form = forms[act];
  return (
    <Modal opened={opened} onClose={close} title={t(`${act}.title`)} size="lg" closeButtonProps={{ 'aria-label': ui('close') }}>
      <Form tie={tie} close={close} />
    </Modal>
  );
}
