'use client';

import { Button, Fieldset, Group, Select, Stack } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { clockAt } from '@/ui/clock';
import { useCalendar } from '@/ui/useCalendar';
import classes from './Fields.module.css';
import { LEAST_HOURS, MOST_DAYS, type Proposal } from './proposal';
import { clockInDays, dayInDays } from './zone';

const PRESET_DAYS = [3, 7, 14] as const;

/** Until when members commit: a clock time in a named zone. */
export function DeadlineFields({ form }: { form: UseFormReturnType<Proposal> }) {
  const t = useTranslations('procurement.new');
  const zones = useZones();
  const calendar = useCalendar();
  const { timeZone } = form.values;
  return (
    <Fieldset variant="unstyled" className={classes.group} legend={t('deadlineLegend')}>
      <Stack gap="sm">
        <Group gap="xs" role="group" aria-label={t('presets')}>
          {PRESET_DAYS.map((days) => (
            <Button
              key={days}
              size="xs"
              variant="default"
              onClick={() => form.setFieldValue('deadlineAt', clockInDays(days, timeZone))}
            >
              {t('inDays', { n: days })}
            </Button>
          ))}
        </Group>
        <Group align="flex-start" gap="md" grow preventGrowOverflow={false} wrap="wrap">
          <DateTimePicker
            label={t('deadline')}
            description={t('deadlineHelp', { hours: LEAST_HOURS })}
            valueFormat="DD.MM.YYYY HH:mm"
            withAsterisk
            miw={220}
            minDate={dayInDays(LEAST_HOURS / 24, timeZone)}
            maxDate={dayInDays(MOST_DAYS, timeZone)}
            submitButtonProps={{ 'aria-label': t('deadlineSet') }}
            timePickerProps={{ 'aria-label': t('time') }}
            {...calendar}
            {...form.getInputProps('deadlineAt')}
          />
          <Select
            label={t('zone')}
            description={t('zoneHelp')}
            data={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
            searchable
            allowDeselect={false}
            limit={60}
            miw={220}
            renderOption={({ option }) => `${option.value} (${clockAt(Date.now(), option.value).offset})`}
            {...form.getInputProps('timeZone')}
          />
        </Group>
      </Stack>
    </Fieldset>
  );
}

function useZones(): string[] {
  return useMemo(() => Intl.supportedValuesOf('timeZone'), []);
}
