'use client';

import type { OptionsFilter } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { TypedDocumentString } from '@/generated/graphql';
import { useSearch } from './useSearch';

type Choice = { id: string; name: string };

type Options<TData, TChoice extends Choice> = {
  chosen: TChoice | null;
  /** What of the answer can be chosen. */
  found: (answer: TData) => TChoice[];
  /** What is offered before anything is typed. */
  suggested?: TChoice[];
  /** What is said where too little is typed, and where nothing is called so. */
  words: { typing: string; nothing: string };
};

/** The server has chosen already. */
const AS_FOUND: OptionsFilter = ({ options }) => options;

/** A field that offers what the server finds for the words typed into it, and the chosen one: what is offered, and what a Select needs for it. */
export function useSearchedChoice<TData, TVariables extends { search: string }, TChoice extends Choice>(
  document: TypedDocumentString<TData, TVariables>,
  others: Omit<TVariables, 'search'>,
  { chosen, found, suggested = [], words: { typing, nothing } }: Options<TData, TChoice>,
) {
  const t = useTranslations('shell.search');
  const [typed, setTyped] = useState(chosen?.name ?? '');
  const { found: answer, state } = useSearch(document, typed, others, chosen?.name);
  const known = answer ? found(answer) : typed === '' || typed === chosen?.name ? suggested : [];
  const offered = chosen && !known.some(({ id }) => id === chosen.id) ? [chosen, ...known] : known;
  const empty = { typing, searching: t('searching'), failed: t('failed'), answered: nothing };
  return {
    offered,
    chosenFrom: (id: string | null) => offered.find((one) => one.id === id) ?? null,
    field: {
      searchable: true,
      filter: AS_FOUND,
      searchValue: typed,
      onSearchChange: setTyped,
      value: chosen?.id ?? null,
      nothingFoundMessage: empty[state],
    },
  };
}
