'use client';

import { Button, Fieldset, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useUnits } from '@/ui/useUnits';
import classes from './Fields.module.css';
import { emptyLine, MOST_LINES, units, type Proposal } from './proposal';

/** What is bought: a line each. */
export function LineFields({ form }: { form: UseFormReturnType<Proposal> }) {
  const t = useTranslations('procurement.new');
  const unitOptions = useUnits(units);
  const { lines } = form.values;
  return (
    <Stack gap="md">
      {lines.map((line, place) => (
        <Fieldset key={line.key} variant="unstyled" className={classes.group} legend={t('line', { n: place + 1 })}>
          <Stack gap="sm">
            <TextInput
              label={t('product')}
              placeholder={t('productExample')}
              maxLength={160}
              withAsterisk
              {...form.getInputProps(`lines.${place}.product`)}
            />
            <TextInput
              label={t('quality')}
              description={t('qualityHelp')}
              maxLength={1000}
              {...form.getInputProps(`lines.${place}.description`)}
            />
            <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
              <Select
                label={t('unit')}
                description={t('unitHelp')}
                data={unitOptions}
                searchable
                allowDeselect={false}
                {...form.getInputProps(`lines.${place}.unit`)}
              />
              <TextInput
                label={t('pack')}
                withAsterisk
                description={t('packHelp')}
                inputMode="decimal"
                autoComplete="off"
                {...form.getInputProps(`lines.${place}.pack`)}
              />
              <TextInput
                label={t('minimum')}
                withAsterisk
                description={t('minimumHelp')}
                inputMode="decimal"
                autoComplete="off"
                {...form.getInputProps(`lines.${place}.minimum`)}
              />
            </SimpleGrid>
            {lines.length > 1 && (
              <Group>
                <Button variant="subtle" color="danger" size="xs" onClick={() => form.removeListItem('lines', place)}>
                  {t('removeLine', { n: place + 1 })}
                </Button>
              </Group>
            )}
          </Stack>
        </Fieldset>
      ))}
      {lines.length < MOST_LINES && (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={17} aria-hidden />}
            onClick={() => form.insertListItem('lines', emptyLine(randomId()))}
          >
            {t('addLine')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
