'use client';

import { Radio, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { rules } from './proposal';

/** How a shortage is shared, each way with what it means for the small and the large. */
export function RuleField(field: { value?: string; onChange?: (value: string) => void }) {
  const t = useTranslations('procurement.rule');
  const terms = useTranslations('terms.allocationRule');
  return (
    <Radio.Group label={t('title')} description={t('help')} {...field}>
      <Stack gap="sm" mt="sm">
        {rules.map((rule) => (
          <Radio key={rule} value={rule} label={terms(rule)} description={t(rule)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
