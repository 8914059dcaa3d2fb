'use client';

import { useTranslations } from 'next-intl';
import { MembershipWithdrawDocument } from '@/generated/graphql';
import { ConfirmedChange } from '@/ui/ConfirmedChange';

/** Takes an application back, after asking once. */
export function ConfirmedWithdrawal({ input, names }: { input: { membershipId: string; expectedVersion: number }; names: { name: string; cluster: string } }) {
  const t = useTranslations('membership.withdraw');
  return (
    <ConfirmedChange ask={t('ask')} title={t('title')} confirm={t('yes')} done={t('done')} document={MembershipWithdrawDocument} input={input}>
      <p>{t('text', names)}</p>
    </ConfirmedChange>
  );
}
