'use client';

import { Input, SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useId, type ReactNode } from 'react';
import { strengths, type Strength } from './types';

export function StrengthField({ value, onChange, error }: { value?: Strength; onChange?: (value: Strength) => void; error?: ReactNode }) {
  const t = useTranslations('tie.new');
  const word = useTranslations('terms.strength');
  const id = useId();
  const chosen = value ?? '3';
  return (
    <Input.Wrapper label={t('strength')} description={t('strengthHelp')} error={error} labelProps={{ id }} labelElement="div">
      <SegmentedControl
        aria-labelledby={id}
        data={strengths.map((strength) => ({ value: strength, label: strength }))}
        value={chosen}
        onChange={(next) => onChange?.(next as Strength)}
        mt={6}
      />
      <Input.Description mt={4} aria-live="polite">
        {word(chosen)}
      </Input.Description>
    </Input.Wrapper>
  );
}
