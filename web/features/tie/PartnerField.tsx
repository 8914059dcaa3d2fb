'use client';

import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { FindPartnerDocument } from '@/generated/graphql';
import { useRead } from '@/lib/client';

export type Partner = { id: string; name: string; city?: string | null };

const PAUSE_MS = 200;

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
  const [typed, setTyped] = useState(value?.name ?? '');
  const [search] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const asking = search.length > 1 && search !== value?.name;
  const { data, pending } = useRead(FindPartnerDocument, { search, clusterId }, { enabled: asking, keepPrevious: true });
  const found = asking ? (data?.organizations.nodes ?? []).filter(({ id }) => id !== own) : [];
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
      nothingFoundMessage={search.length < 2 ? t('partnerTyping') : pending ? '…' : t('partnerNothing')}
      error={error}
      {...input}
    />
  );
}
