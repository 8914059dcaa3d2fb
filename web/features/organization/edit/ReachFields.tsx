'use client';

import { Fieldset, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { usePlaces } from '@/ui/usePlaces';
import type { ProfileForm } from './NameFields';

export function ReachFields({ form }: { form: ProfileForm }) {
  const t = useTranslations('organization.editPage');
  const regions = usePlaces().regions('KZ', form.getInitialValues().region);
  const { value: region, onChange, ...regionProps } = form.getInputProps('region');
  return (
    <Fieldset legend={t('where')} variant="unstyled">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput label={t('city')} maxLength={160} {...form.getInputProps('city')} />
        <Select
          label={t('region')}
          data={regions}
          searchable
          clearable
          value={region || null}
          onChange={(chosen) => onChange(chosen ?? '')}
          {...regionProps}
        />
        <TextInput label={t('website')} type="url" placeholder="https://" maxLength={300} {...form.getInputProps('website')} />
        <TextInput label={t('contactPhone')} type="tel" maxLength={40} {...form.getInputProps('contactPhone')} />
        <TextInput
          label={t('contactEmail')}
          description={t('contactEmailHelp')}
          type="email"
          maxLength={254}
          {...form.getInputProps('contactEmail')}
        />
      </SimpleGrid>
    </Fieldset>
  );
}
