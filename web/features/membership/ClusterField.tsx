'use client';

import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FindClusterDocument } from '@/generated/graphql';
import { useSearchedChoice } from '@/ui/useSearchedChoice';

export type ClusterChoice = { id: string; slug: string; name: string };

type Props = {
  label: string;
  description: string;
  /** Those that are offered before anything is typed. */
  suggested: ClusterChoice[];
  /** The ids of those that cannot be chosen. */
  barred?: ReadonlySet<string>;
  value?: ClusterChoice | null;
  onChange?: (cluster: ClusterChoice | null) => void;
  error?: ReactNode;
};

const NONE: ReadonlySet<string> = new Set();

/** Finds a cluster by its name, product or address name; the server searches. */
export function ClusterField({ label, description, suggested, barred = NONE, value = null, onChange, error, ...input }: Props) {
  const t = useTranslations('ui.clusterField');
  const { offered, chosenFrom, field } = useSearchedChoice(FindClusterDocument, {}, {
    chosen: value,
    found: ({ clusters }): ClusterChoice[] => clusters.nodes.filter(({ id }) => !barred.has(id)),
    suggested,
    words: { typing: t('typing'), nothing: t('nothing') },
  });
  return (
    <Select
      label={label}
      description={description}
      placeholder={t('placeholder')}
      withAsterisk
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => onChange?.(chosenFrom(id))}
      error={error}
      {...field}
      {...input}
    />
  );
}
