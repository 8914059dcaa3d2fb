'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useId, useState, useTransition } from 'react';
import type { PurchaseLineFragment } from '@/generated/graphql';
import type { Acting } from '@/ui/acting';
import { useRouter } from '@/i18n/navigation';
import { Time } from '@/ui/Time';
import { lazyPart } from '@/ui/lazyPart';
import { NoMandate } from './MandateNote';
import { PromiseText } from './PromiseText';
import type { Purchase } from './PurchaseSheet';
import classes from './PurchaseSheet.module.css';

const CommitmentForm = lazyPart(() => dynamic(() => import('./CommitmentForm').then((module) => module.CommitmentForm)));
const WithdrawCommitment = lazyPart(() => dynamic(() => import('./WithdrawCommitment').then((module) => module.WithdrawCommitment)));

type Props = {
  purchase: Purchase;
  line: PurchaseLineFragment;
  organization: { id: string; name: string };
  /** Whether the name is needed to tell several apart. */
  named: boolean;
  /** How the reader may act for it; null when they cannot. */
  acting: Acting | null;
  /** Whether commitments are taken now. */
  open: boolean;
  onAnswer: (purchase: Purchase) => void;
};

/** What one organization promised for a line: seen, made, changed, taken back. What is being typed stays when that is over. */
export function OwnCommitment({ purchase, line, organization, named, acting, open, onAnswer }: Props) {
  const t = useTranslations('procurement.commitment');
  const heading = useId();
  const router = useRouter();
  const [, start] = useTransition();
  const [editing, setEditing] = useState(false);
  const commitment = line.viewerCommitments.find((one) => one.organization.id === organization.id) ?? null;
  const lapsed = purchase.state === 'CANCELLED' || purchase.state === 'UNSUCCESSFUL';
  const answered = (answer: Purchase) => {
    setEditing(false);
    onAnswer(answer);
    // What is left of a mandate is read with the page.
    start(() => router.refresh());
  };
  const written = acting?.binding && (editing || (open && !commitment)) ? acting : null;
  if (!commitment && !open && !written) return null;
  return (
    <div className={classes.own} role="group" aria-labelledby={heading}>
      <h4 id={heading} className={classes.ownTitle}>
        {named ? t('titleOf', { name: organization.name }) : t('title')}
      </h4>
      {commitment && !(open && written) && (
        <>
          {lapsed && <p className={classes.told}>{t('lapsed')}</p>}
          <p className={classes.promise} data-lapsed={lapsed || undefined}>
            <PromiseText line={line} firm={commitment.firm.value} flexible={commitment.flexible.value} ceiling={commitment.ceiling} />
          </p>
          {!lapsed && (
            <p className={classes.told}>
              {t('changed')} <Time at={commitment.updatedAt} as="ago" />
            </p>
          )}
          {open && acting && (
            <div className={classes.acts}>
              {acting.binding && (
                <Button variant="light" onClick={() => setEditing(true)}>
                  {t('change')}
                </Button>
              )}
              <WithdrawCommitment commitment={commitment} line={line} onAnswer={answered} />
            </div>
          )}
        </>
      )}
      {open && acting && !acting.binding && !commitment && <NoMandate organization={organization} />}
      {written && (
        <CommitmentForm
          purchase={purchase}
          line={line}
          organization={written}
          commitment={commitment}
          open={open}
          onTyping={() => setEditing(true)}
          onAnswer={answered}
          onLeave={commitment || !open ? () => setEditing(false) : null}
        />
      )}
    </div>
  );
}
