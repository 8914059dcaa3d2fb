'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FindPartnerDocument } from '@/generated/graphql';
import { useRead } from '@/lib/client';
import { ChoiceField } from '@/ui/ChoiceField';
import { useAddress } from '@/ui/useAddress';
import classes from './NoticeItem.module.css';

const PAUSE_MS = 200;

/** Only the notices of one member; the server searches for its name. */
export function PublisherFilter({ clusterId, chosen }: { clusterId: string; chosen: { id: string; name: string } | null }) {
  const t = useTranslations('notice.filter');
  const { set } = useAddress();
  const [typed, setTyped] = useState(chosen?.name ?? '');
  const [search] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const asking = search.length > 1 && search !== chosen?.name;
  const { data } = useRead(FindPartnerDocument, { search, clusterId }, { enabled: asking, keepPrevious: true });
  const found = asking ? (data?.organizations.nodes ?? []) : [];
  const offered = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return (
    <ChoiceField
      className={classes.by}
      label={t('by')}
      placeholder={t('byAny')}
      searchable
      clearable
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={chosen?.id ?? null}
      onChange={(by) => set({ by })}
      nothingFoundMessage={search.length < 2 ? t('byTyping') : t('byNothing')}
    />
  );
}
