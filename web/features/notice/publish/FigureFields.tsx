'use client';

import { Group, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMessages, useTranslations } from 'next-intl';
import { currencies } from '@/features/terms';
import { useUnits } from '@/ui/useUnits';
import { figuresOf, units, type Draft } from './draft';

/** The figures that the chosen kind asks for: a price for a unit, or a quantity offered or wanted; and where. */
export function FigureFields({ form }: { form: UseFormReturnType<Draft> }) {
  const t = useTranslations('notice.new');
  const unitOptions = useUnits(units);
  const figures = figuresOf(form.values.kind);
  const isPrice = figures === 'price';
  // Beside what it counts.
  const unit = (
    <Select
      label={isPrice ? t('priceUnit') : t('unit')}
      data={unitOptions}
      searchable
      allowDeselect={false}
      w={190}
      {...form.getInputProps('unit')}
    />
  );
  return (
    <Stack gap="md">
      {figures !== 'none' && (
        <>
          <TextInput label={t('product')} placeholder={t('productExample')} maxLength={160} withAsterisk {...form.getInputProps('product')} />
          {!isPrice && (
            <Group align="flex-start" gap="md">
              <TextInput label={t('quantity')} inputMode="decimal" autoComplete="off" w={120} {...form.getInputProps('quantity')} />
              {unit}
            </Group>
          )}
          <Group align="flex-start" gap="md">
            <TextInput
              label={isPrice ? t('price') : t('priceOptional')}
              inputMode="decimal"
              autoComplete="off"
              withAsterisk={isPrice}
              w={170}
              {...form.getInputProps('amount')}
            />
            <Select label={t('currency')} data={currencies} allowDeselect={false} w={110} {...form.getInputProps('currency')} />
            {isPrice && unit}
          </Group>
        </>
      )}
      <Select
        label={t('region')}
        placeholder={t('regionAny')}
        data={useRegions()}
        searchable
        clearable
        maw={320}
        {...form.getInputProps('region')}
      />
    </Stack>
  );
}

/** The regions of Kazakhstan by name. */
function useRegions(): Array<{ value: string; label: string }> {
  const { places } = useMessages();
  return Object.entries(places)
    .filter(([code]) => code.startsWith('KZ-'))
    .map(([value, label]) => ({ value, label: String(label) }));
}
