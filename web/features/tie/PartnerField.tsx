'use client';

import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FindPartnerDocument } from '@/generated/graphql';
import { useSearchedChoice } from '@/ui/useSearchedChoice';

export type Partner = { id: string; name: string; city?: string | null };

/** Finds the other side among the members of the cluster; the server searches. */
export function PartnerField({
  clusterId,
  own,
  value = null,
  onChange,
  error,
  ...input
}: {
  clusterId: string;
  own: string;
  value?: Partner | null;
  onChange?: (partner: Partner | null) => void;
  error?: ReactNode;
}) {
  const t = useTranslations('tie.new');
  const { offered, chosenFrom, field } = useSearchedChoice(FindPartnerDocument, { clusterId }, {
    chosen: value,
    found: ({ organizations }): Partner[] => organizations.nodes.filter(({ id }) => id !== own),
    words: { typing: t('partnerTyping'), nothing: t('partnerNothing') },
  });

  return (
    <Select
      label={t('partner')}
      description={t('partnerHelp')}
      placeholder={t('partnerPlaceholder')}
      withAsterisk
      clearable
      data={offered.map(({ id, name, city }) => ({ value: id, label: city ? `${name} · ${city}` : name }))}
      onChange={(id) => onChange?.(chosenFrom(id))}
      error={error}
      {...field}
      {...input}
    />
  );
}
