'use client';

import { useTranslations } from 'next-intl';
import { FindPartnerDocument } from '@/generated/graphql';
import { ChoiceField } from '@/ui/ChoiceField';
import { useAddress } from '@/ui/useAddress';
import { useSearchedChoice } from '@/ui/useSearchedChoice';
import classes from './NoticeItem.module.css';

/** Only the notices of one member; the server searches for its name. */
export function PublisherFilter({ clusterId, chosen }: { clusterId: string; chosen: { id: string; name: string } | null }) {
  const t = useTranslations('notice.filter');
  const { set } = useAddress();
  const { offered, field } = useSearchedChoice(FindPartnerDocument, { clusterId }, {
    chosen,
    found: ({ organizations }) => organizations.nodes.map(({ id, name }) => ({ id, name })),
    words: { typing: t('byTyping'), nothing: t('byNothing') },
  });
  return (
    <ChoiceField
      className={classes.by}
      label={t('by')}
      placeholder={t('byAny')}
      clearable
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(by) => set({ by })}
      {...field}
    />
  );
}
