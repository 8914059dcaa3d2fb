'use client';

import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { ChoiceField } from '@/ui/ChoiceField';
import { KindMark } from '@/ui/KindMark';
import type { Picture } from '../picture';
import classes from './Search.module.css';
import { usePlaceName } from '@/ui/usePlaceName';

const MOST_OPTIONS = 8;

/** Finds an organization of the picture by its name; Enter chooses it. */
export function Search({
  picture,
  selected,
  label,
  without = null,
  onSelect,
}: {
  picture: Picture;
  selected: number | null;
  label: string;
  /** Not offered. */
  without?: number | null;
  onSelect: (place: number | null) => void;
}) {
  const t = useTranslations('nucleus.search');
  const placeName = usePlaceName();
  const options = useMemo(
    () => picture.names.flatMap((name, place) => (place === without ? [] : [{ label: name, value: String(place) }])),
    [picture, without],
  );
  return (
    <ChoiceField
      searchable
      clearable
      selectFirstOptionOnChange
      // Else opening, which the first letter does, would let go of the option a moment after it was chosen.
      selectFirstOptionOnDropdownOpen
      label={label}
      placeholder={t('placeholder')}
      nothingFoundMessage={t('nothing')}
      leftSection={<IconSearch size={17} aria-hidden />}
      data={options}
      value={selected === null ? null : String(selected)}
      onChange={(value) => onSelect(value === null ? null : Number(value))}
      filter={byNearness}
      limit={MOST_OPTIONS}
      className={classes.search}
      renderOption={({ option }) => {
        const place = Number(option.value);
        const code = picture.places[place];
        return (
          <span className={classes.option}>
            <KindMark kind={picture.kinds[place] ?? 'ENTERPRISE'} size={16} />
            <span>{option.label}</span>
            {code && <span className={classes.from}>{placeName(code)}</span>}
          </span>
        );
      }}
    />
  );
}

/** Names that begin so come first, then those with a word that does, then those with it anywhere. */
const byNearness: OptionsFilter = ({ options, search, limit }) => {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === '') return options.slice(0, limit);
  const nearness = ({ label }: ComboboxItem) => {
    const at = label.toLocaleLowerCase().indexOf(wanted);
    return at <= 0 ? at : /[\s"«(-]/.test(label.charAt(at - 1)) ? 1 : 2;
  };
  return (options as ComboboxItem[])
    .map((option) => ({ option, near: nearness(option) }))
    .filter(({ near }) => near >= 0)
    .sort((one, other) => one.near - other.near)
    .slice(0, limit)
    .map(({ option }) => option);
};
