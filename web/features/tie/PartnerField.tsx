'use client';

import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { FindPartnerDocument } from '@/generated/graphql';
import { useSearch } from '@/ui/useSearch';

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
  const searching = useTranslations('shell.search');
  const [typed, setTyped] = useState(value?.name ?? '');
  const { found: answer, state } = useSearch(FindPartnerDocument, typed, { clusterId }, value?.name);
  const found = (answer?.organizations.nodes ?? []).filter(({ id }) => id !== own);
  const empty = { typing: t('partnerTyping'), searching: searching('searching'), failed: searching('failed'), answered: t('partnerNothing') };
  const offered: Partner[] = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;

  return (
    <Select
      label={t('partner')}
      description={t('partnerHelp')}
      placeholder={t('partnerPlaceholder')}
      withAsterisk
      searchable
      clearable
      data={offered.map(({ id, name, city }) => ({ value: id, label: city ? `${name} · ${city}` : name }))}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value?.id ?? null}
      onChange={(id) => onChange?.(offered.find((partner) => partner.id === id) ?? null)}
      nothingFoundMessage={empty[state]}
      error={error}
      {...input}
    />
  );
}
