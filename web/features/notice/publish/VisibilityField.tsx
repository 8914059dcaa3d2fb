'use client';

import { Radio, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { visibilities } from './draft';

/** To whom the notice is shown, each level with what it means. */
export function VisibilityField(field: { value?: string; onChange?: (value: string) => void }) {
  const t = useTranslations('notice.new');
  return (
    <Radio.Group label={t('visibility.label')} {...field}>
      <Stack gap="xs" mt="xs">
        {visibilities.map((visibility) => (
          <Radio key={visibility} value={visibility} label={t(`visibility.${visibility as 'COUNCIL' | 'MEMBERS' | 'PUBLIC'}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
