'use client';

import { Fieldset, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import type { ProfileValues } from './values';

export type ProfileForm = UseFormReturnType<ProfileValues>;

const languages = [
  ['nameKk', 'kk'],
  ['nameRu', 'ru'],
  ['nameEn', 'en'],
] as const;

export function NameFields({ form }: { form: ProfileForm }) {
  const t = useTranslations('organization.editPage');
  return (
    <Fieldset legend={t('names')} variant="unstyled">
      <Stack gap="md">
        <Text c="dimmed" size="sm">
          {t('namesHelp')}
        </Text>
        <TextInput label={t('mainName')} description={t('mainNameHelp')} maxLength={300} {...form.getInputProps('mainName')} />
        {languages.map(([field, lang]) => (
          <TextInput key={field} label={t(field)} lang={lang} maxLength={300} {...form.getInputProps(field)} />
        ))}
      </Stack>
    </Fieldset>
  );
}
