'use client';

import { Fieldset, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ProfileForm } from './NameFields';

export function AboutFields({ form }: { form: ProfileForm }) {
  const t = useTranslations('organization.editPage');
  return (
    <Fieldset legend={t('what')} variant="unstyled">
      <Stack gap="md">
        <Textarea
          label={t('description')}
          description={t('descriptionHelp')}
          autosize
          minRows={4}
          maxLength={4000}
          {...form.getInputProps('description')}
        />
        <TextInput
          label={t('leadingProduct')}
          description={t('leadingProductHelp')}
          maxLength={160}
          {...form.getInputProps('leadingProduct')}
        />
        <TagsInput label={t('sectors')} description={t('sectorsHelp')} maxTags={10} {...form.getInputProps('sectors')} />
      </Stack>
    </Fieldset>
  );
}
