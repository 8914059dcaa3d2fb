'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FindPartnerDocument } from '@/generated/graphql';
import { ChoiceField } from '@/ui/ChoiceField';
import { useAddress } from '@/ui/useAddress';
import { useSearch } from '@/ui/useSearch';
import classes from './NoticeItem.module.css';

/** Only the notices of one member; the server searches for its name. */
export function PublisherFilter({ clusterId, chosen }: { clusterId: string; chosen: { id: string; name: string } | null }) {
  const t = useTranslations('notice.filter');
  const searching = useTranslations('shell.search');
  const { set } = useAddress();
  const [typed, setTyped] = useState(chosen?.name ?? '');
  const { found: answer, state } = useSearch(FindPartnerDocument, typed, { clusterId }, chosen?.name);
  const found = answer?.organizations.nodes ?? [];
  const empty = { typing: t('byTyping'), searching: searching('searching'), failed: searching('failed'), answered: t('byNothing') };
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
      nothingFoundMessage={empty[state]}
    />
  );
}
