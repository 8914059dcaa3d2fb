'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ChoiceField } from '@/ui/ChoiceField';
import { useAddress } from '@/ui/useAddress';
import { forms, isFiltered, states, types, type Shown } from './address';
import classes from './TieFilters.module.css';
import { formOf } from './types';

/** Which ties are shown; kept in the address. */
export function TieFilters({ shown }: { shown: Shown }) {
  const t = useTranslations('tie');
  const terms = useTranslations('terms');
  const ui = useTranslations('ui.filter');
  const { set, pending } = useAddress();
  const offered = types.filter((type) => shown.form === null || formOf(type) === shown.form);
  return (
    <div className={classes.filters} role="group" aria-label={t('filter.label')} aria-busy={pending}>
      <ChoiceField
        label={t('filter.form')}
        placeholder={ui('any')}
        clearable
        value={shown.form}
        onChange={(form) => set({ form, type: null })}
        data={forms.map((form) => ({ value: form, label: terms(`tieForm.${form}`) }))}
      />
      <ChoiceField
        label={t('filter.type')}
        placeholder={ui('any')}
        clearable
        searchable
        value={shown.type}
        onChange={(type) => set({ type })}
        data={offered.map((type) => ({ value: type, label: terms(`tieType.${type}`) }))}
      />
      <ChoiceField
        label={t('filter.state')}
        placeholder={ui('any')}
        clearable
        value={shown.state}
        onChange={(state) => set({ state })}
        data={states.map((state) => ({ value: state, label: terms(`tieState.${state}`) }))}
      />
      {isFiltered(shown) && (
        <Button variant="subtle" onClick={() => set({ form: null, type: null, state: null })}>
          {ui('clear')}
        </Button>
      )}
    </div>
  );
}
