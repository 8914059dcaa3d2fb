'use client';

import { useTranslations } from 'next-intl';
import { CommitmentWithdrawDocument, type PurchaseLineFragment } from '@/generated/graphql';
import { ConfirmedChange } from '@/ui/ConfirmedChange';
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
  return (
    <ConfirmedChange
      document={CommitmentWithdrawDocument}
      input={{ commitmentId: commitment.id, expectedVersion: commitment.version }}
      ask={t('ask')}
      title={t('title')}
      confirm={t('yes')}
      done={t('done')}
      danger
      look={{ variant: 'subtle', color: 'danger', size: 'sm' }}
      onDone={(done) => onAnswer(done.initiative)}
    >
      <p>
        <strong>{line.product}</strong>.{' '}
        <PromiseText line={line} firm={commitment.firm.value} flexible={commitment.flexible.value} ceiling={commitment.ceiling} />
      </p>
      <p>{t('text')}</p>
    </ConfirmedChange>
  );
}
