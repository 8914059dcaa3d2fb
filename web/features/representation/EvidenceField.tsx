'use client';

import { Textarea, type TextareaProps } from '@mantine/core';
import { useTranslations } from 'next-intl';

export const LEAST_EVIDENCE = 3;
const MOST_EVIDENCE = 1000;

/** What shows that a person may act for an organization. */
export function EvidenceField(props: TextareaProps) {
  const t = useTranslations('representation.evidence');
  return (
    <Textarea
      label={t('label')}
      description={t('help')}
      placeholder={t('example')}
      autosize
      minRows={3}
      maxLength={MOST_EVIDENCE}
      withAsterisk
      {...props}
    />
  );
}
