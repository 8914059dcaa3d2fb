'use client';

import { getOptionsLockup, getParsedComboboxData, TextInput, type SelectProps } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useEffect, useState, type ComponentType, type KeyboardEvent } from 'react';
import { warn } from './Toasts';
import { lazyPart } from './lazyPart';

const load = () => import('./ChoiceList');
const LazyList = lazyPart(() => lazy(load));
const prepare = () => void load().catch(() => undefined);

type Props = SelectProps & { value: string | null };

const OPENING = new Set(['ArrowDown', 'ArrowUp', 'Enter', ' ']);

/**
 * A list to choose from in a filter, which shows a choice before what it filters has come. Its code is large: a field that looks the same
 * stands for it until the reader uses it, or something is chosen.
 */
export function ChoiceField({ searchable = false, ...props }: Props) {
  const t = useTranslations('ui');
  const [given, setGiven] = useState(props.value);
  const [value, setValue] = useState(props.value);
  if (given !== props.value) {
    setGiven(props.value);
    setValue(props.value);
  }
  const [chosen, setChosen] = useState(value !== null);
  if (value !== null && !chosen) setChosen(true);
  const [missed, setMissed] = useState(false);
  const [List, setList] = useState<ComponentType<SelectProps> | null>(null);
  const [typed, setTyped] = useState('');
  // The field stays until the list is there, so that it keeps what is typed meanwhile.
  const open = () =>
    void load().then(
      (module) => setList(() => module.default),
      () => warn(t('missing')),
    );
  const { className, label, placeholder, size, leftSection, searchValue = typed, onSearchChange = setTyped } = props;
  const [settled, setSettled] = useState(false);
  useEffect(() => setSettled(List !== null), [List]);
  const list: SelectProps = {
    ...props,
    searchable,
    value,
    onChange: (choice, option) => {
      setValue(choice);
      props.onChange?.(choice, option);
    },
  };
  const alone = (
    <TextInput
      {...(className !== undefined && { className })}
      {...(size !== undefined && { size })}
      label={label}
      placeholder={placeholder ?? ''}
      leftSection={leftSection}
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      autoComplete="off"
      readOnly={!searchable}
      pointer={!searchable}
      rightSection={<IconSelector size={16} stroke={1.6} aria-hidden />}
      rightSectionPointerEvents="none"
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={open}
      onKeyDown={({ key }: KeyboardEvent) => OPENING.has(key) && open()}
      value={missed && value !== null ? getOptionsLockup(getParsedComboboxData(props.data))[value]?.label : searchValue}
      onChange={({ currentTarget }) => {
        onSearchChange(currentTarget.value);
        open();
      }}
    />
  );
  if (List) {
    // A list in which nothing is chosen begins by emptying its field.
    const search = (text: string) => (settled || value !== null) && onSearchChange(text);
    // It marks the first option when this changes: as it comes it has none yet, and all may have been typed before.
    const marksFirst = settled && props.selectFirstOptionOnChange === true;
    return <List autoFocus defaultDropdownOpened {...list} selectFirstOptionOnChange={marksFirst} searchValue={searchValue} onSearchChange={search} />;
  }
  if (!chosen || missed) return alone;
  return (
    <Suspense fallback={alone}>
      <LazyList {...list} onMissing={() => setMissed(true)} />
    </Suspense>
  );
}
