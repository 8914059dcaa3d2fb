'use client';

import { Radio, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { TieType, Visibility } from '@/generated/graphql';
import { visibilitiesOf } from './types';

/** Who may see a tie, each level with what follows from it. */
export function VisibilityField({
  type,
  value,
  onChange,
  error,
}: {
  type: TieType;
  value?: Visibility;
  onChange?: (value: Visibility) => void;
  error?: ReactNode;
}) {
  const t = useTranslations('tie.new');
  const level = useTranslations('terms.visibility');
  return (
    <Radio.Group
      label={t('visibility')}
      description={type === 'OWNERSHIP' ? `${t('visibilityHelp')} ${t('ownershipNote')}` : t('visibilityHelp')}
      value={value ?? null}
      onChange={(next) => onChange?.(next as Visibility)}
      error={error}
    >
      <Stack gap="xs" mt="sm">
        {visibilitiesOf(type).map((one) => (
          <Radio key={one} value={one} label={level(one)} description={t(`visibilityWords.${one}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
