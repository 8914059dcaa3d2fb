'use client';

import { Fieldset, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { productGroups } from '@/features/terms';
import type { ProfileForm } from './NameFields';

export function AboutFields({ form }: { form: ProfileForm }) {
  const t = useTranslations('organization.editPage');
  const terms = useTranslations('terms.productGroup');
  const { value: group, onChange: onGroup, ...groupProps } = form.getInputProps('productGroup');
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
        <Select
          label={t('productGroup')}
          description={t('productGroupHelp')}
          data={productGroups.map((value) => ({ value, label: terms(value) }))}
          searchable
          clearable
          value={group || null}
          onChange={(chosen) => onGroup(chosen ?? '')}
          {...groupProps}
        />
        <TagsInput label={t('sectors')} description={t('sectorsHelp')} maxTags={10} {...form.getInputProps('sectors')} />
      </Stack>
    </Fieldset>
  );
}
