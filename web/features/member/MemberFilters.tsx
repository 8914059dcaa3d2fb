'use client';

import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { chainRoles, kinds } from '@/features/terms';
import { ChoiceField } from '@/ui/ChoiceField';
import { useAddress } from '@/ui/useAddress';
import { usePlaces } from '@/ui/usePlaces';
import { isNarrowed, type Shown } from './address';
import classes from './MemberFilters.module.css';

const PAUSE_MS = 300;

/** Which members are shown; kept in the address. */
export function MemberFilters({ shown }: { shown: Shown }) {
  const t = useTranslations('member');
  const terms = useTranslations('terms');
  const ui = useTranslations('ui.filter');
  const { set, pending } = useAddress();
  const [typed, setTyped] = useState(shown.search ?? '');
  // The field follows the address, except where the address follows the field: more may have been typed since.
  const [given, setGiven] = useState(shown.search);
  const [asked, setAsked] = useState(shown.search);
  if (given !== shown.search) {
    setGiven(shown.search);
    if (asked !== shown.search) {
      setAsked(shown.search);
      setTyped(shown.search ?? '');
    }
  }
  const ask = (q: string | null) => {
    setAsked(q);
    set({ q });
  };
  const search = useDebouncedCallback((q: string) => ask(q.trim() || null), PAUSE_MS);
  const { countries, regions } = usePlaces();
  const places = useMemo(
    () => [
      { group: t('places.regions'), items: regions('KZ') },
      { group: t('places.countries'), items: countries() },
    ],
    [t, countries, regions],
  );
  return (
    <search className={classes.filters} aria-label={t('filters')} aria-busy={pending}>
      <TextInput
        className={classes.search}
        type="search"
        label={t('search')}
        placeholder={t('searchHelp')}
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
        value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          search(value);
        }}
        // Whoever leaves it does something else next, which a late search would undo.
        onBlur={() => search.flush()}
      />
      <ChoiceField
        label={t('kind')}
        placeholder={ui('any')}
        clearable
        value={shown.kind}
        onChange={(kind) => set({ kind })}
        data={kinds.map((kind) => ({ value: kind, label: terms(`kind.${kind}`) }))}
      />
      <ChoiceField
        label={t('role')}
        placeholder={ui('any')}
        clearable
        value={shown.role}
        onChange={(role) => set({ role })}
        data={chainRoles.map((role) => ({ value: role, label: terms(`chainRole.${role}`) }))}
      />
      <ChoiceField
        label={t('place')}
        placeholder={ui('any')}
        clearable
        searchable
        value={shown.place}
        onChange={(place) => set({ place })}
        data={places}
      />
      {isNarrowed(shown) && (
        <Button
          variant="subtle"
          onClick={() => {
            setTyped('');
            setAsked(null);
            set({ q: null, kind: null, role: null, place: null });
          }}
        >
          {ui('clear')}
        </Button>
      )}
    </search>
  );
}
