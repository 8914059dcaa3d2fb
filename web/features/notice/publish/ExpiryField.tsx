'use client';

import { Group, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import dayjs from 'dayjs';
import { useTranslations } from 'next-intl';
import { DayInput } from '@/ui/DayInput';
import { expiries, type Draft } from './draft';

/** How long the notice is shown: a usual time, or until a day. */
export function ExpiryField({ form }: { form: UseFormReturnType<Draft> }) {
  const t = useTranslations('notice.new.expiry');
  return (
    <Group align="flex-start" gap="md">
      <Select
        label={t('label')}
        data={expiries.map((expiry) => ({
          value: expiry,
          label: expiry === 'day' ? t('day') : t('days', { n: Number(expiry) }),
        }))}
        allowDeselect={false}
        w={260}
        {...form.getInputProps('expiry')}
      />
      {form.values.expiry === 'day' && (
        <DayInput
          label={t('lastDay')}
          minDate={dayjs().format('YYYY-MM-DD')}
          maxDate={dayjs().add(364, 'day').format('YYYY-MM-DD')}
          w={200}
          {...form.getInputProps('lastDay')}
        />
      )}
    </Group>
  );
}
