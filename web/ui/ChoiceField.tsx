'use client';

import { TextInput, type SelectProps } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';

const load = () => import('./ChoiceList');
const Select = lazy(load);

type Props = SelectProps & { value: string | null };

/** A list to choose from in a filter. Its code is large and is loaded when the reader comes near, or when something is chosen already. */
export function ChoiceField({ value, searchable = false, ...props }: Props) {
  const [used, setUsed] = useState(false);
  const [typed, setTyped] = useState('');
  const { className, label, placeholder, searchValue, onSearchChange } = props;
  const alone = (
    <TextInput
      {...(className !== undefined && { className })}
      label={label}
      placeholder={placeholder ?? ''}
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      autoComplete="off"
      readOnly={!searchable}
      pointer={!searchable}
      rightSection={<IconSelector size={16} stroke={1.6} aria-hidden />}
      rightSectionPointerEvents="none"
      onPointerEnter={load}
      onFocus={() => setUsed(true)}
      value={searchValue ?? typed}
      onChange={({ currentTarget }) => (onSearchChange ?? setTyped)(currentTarget.value)}
    />
  );
  if (!used && value === null) return alone;
  return (
    <Suspense fallback={alone}>
      <Select value={value} searchable={searchable} autoFocus={used} {...(typed !== '' && { defaultSearchValue: typed })} {...props} />
    </Suspense>
  );
}
