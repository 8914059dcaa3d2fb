'use client';

import { Button, CloseButton, Fieldset, Group, Input, NumberInput, Select, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import type { FigureVisibility } from '@/generated/graphql';
import type { ProfileForm } from './NameFields';

const MOST_YEARS = 50;
const levels: FigureVisibility[] = ['OWN', 'MEMBERS', 'PUBLIC'];

/** Employees and yearly output, with why they are asked and who sees them. */
export function FigureFields({ form }: { form: ProfileForm }) {
  const t = useTranslations('organization.editPage');
  const level = useTranslations('terms.figureVisibility');
  const data = levels.map((value) => ({ value, label: level(value) }));
  const separators = useSeparators();
  return (
    <Fieldset legend={t('figures')} variant="unstyled">
      <Stack gap="md">
        <Text c="dimmed" size="sm">
          {t('figuresWhy')}
        </Text>
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <NumberInput
            label={t('employees')}
            allowDecimal={false}
            min={0}
            max={10_000_000}
            hideControls
            {...separators}
            {...form.getInputProps('employees')}
          />
          <Select label={t('employeesVisibility')} data={data} allowDeselect={false} {...form.getInputProps('employeesVisibility')} />
        </Group>
        <Years form={form} />
        <Select label={t('outputsVisibility')} data={data} allowDeselect={false} {...form.getInputProps('outputsVisibility')} />
      </Stack>
    </Fieldset>
  );
}

function Years({ form }: { form: ProfileForm }) {
  const t = useTranslations('organization.editPage');
  const id = useId();
  const separators = useSeparators();
  const rows = form.values.outputs;
  const thisYear = new Date().getFullYear();
  const next = Math.min(thisYear, Math.max(thisYear - 4, ...rows.map(({ year }) => (year === '' ? 0 : year + 1))));
  return (
    <Input.Wrapper label={t('outputs')} description={t('outputsHelp')} labelElement="div" labelProps={{ id }}>
      <Stack gap="xs" mt="xs" role="group" aria-labelledby={id}>
        {rows.map(({ year }, place) => (
          <Group key={place} align="flex-start" wrap="nowrap" gap="xs">
            <NumberInput
              aria-label={t('year')}
              w={92}
              allowDecimal={false}
              min={1990}
              max={thisYear}
              hideControls
              {...form.getInputProps(`outputs.${place}.year`)}
            />
            <NumberInput
              aria-label={`${t('value')} ${year}`}
              min={0}
              hideControls
              {...separators}
              {...form.getInputProps(`outputs.${place}.value`)}
            />
            <CloseButton
              size="lg"
              aria-label={t('removeYear', { year: String(year) })}
              onClick={() => form.removeListItem('outputs', place)}
            />
          </Group>
        ))}
        {rows.length < MOST_YEARS && (
          <Button
            variant="default"
            size="xs"
            w="fit-content"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => form.insertListItem('outputs', { year: next, value: '' })}
          >
            {t('addYear')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

/** How thousands and decimals are set apart in the reader's language. */
function useSeparators(): { thousandSeparator: string; decimalSeparator: string } {
  return useLocale() === 'en'
    ? { thousandSeparator: ',', decimalSeparator: '.' }
    : { thousandSeparator: '\u00a0', decimalSeparator: ',' };
}
