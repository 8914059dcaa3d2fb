'use client';

import { useTranslations } from 'next-intl';
import { MandateRevokeDocument } from '@/generated/graphql';
import { ConfirmedChange } from '@/ui/ConfirmedChange';

export function RevokeMandate({ mandateId, name }: { mandateId: string; name: string }) {
  const t = useTranslations('people.mandate.revoke');
  return (
    <ConfirmedChange
      ask={t('ask')}
      title={t('title', { name })}
      confirm={t('yes')}
      done={t('done')}
      document={MandateRevokeDocument}
      input={{ mandateId }}
      danger
    >
      <p>{t('text', { name })}</p>
    </ConfirmedChange>
  );
}
