'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommitmentWithdrawDocument, type PurchaseLineFragment } from '@/generated/graphql';
import { useChange } from '@/lib/client';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { announce, useProblemText, warn } from '@/ui/useUnionForm';
import type { Commitment } from './commitment';
import { PromiseText } from './PromiseText';
import type { Purchase } from './PurchaseSheet';

/** Takes a commitment back, after asking. */
export function WithdrawCommitment({
  commitment,
  line,
  onAnswer,
}: {
  commitment: Commitment;
  line: PurchaseLineFragment;
  onAnswer: (purchase: Purchase) => void;
}) {
  const t = useTranslations('procurement.withdraw');
  const [asking, setAsking] = useState(false);
  const { change, pending } = useChange(CommitmentWithdrawDocument);
  const problemText = useProblemText();

  const withdraw = async () => {
    const outcome = await change({ commitmentId: commitment.id, expectedVersion: commitment.version });
    setAsking(false);
    if (!outcome.ok) return warn(problemText(outcome.problem));
    announce(t('done'));
    onAnswer(outcome.done.initiative);
  };

  return (
    <>
      <Button variant="subtle" color="danger" onClick={() => setAsking(true)}>
        {t('ask')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('title')}
        confirm={t('yes')}
        danger
        pending={pending}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        <p>
          <strong>{line.product}</strong>.{' '}
          <PromiseText line={line} firm={commitment.firm.value} flexible={commitment.flexible.value} ceiling={commitment.ceiling} />
        </p>
        <p>{t('text')}</p>
      </ConfirmDialog>
    </>
  );
}
