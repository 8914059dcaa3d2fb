'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/ui/useFormat';
import classes from './Explorer.module.css';
import { isFiltering, type Filter } from './filter';

type CountProps = {
  count: number;
  all: number;
  filter: Filter;
  /** Why the organization that the address selects is not to be seen; null where it is, or none is selected. */
  unseen: 'gone' | 'hidden' | null;
  onClear: () => void;
};

/** How many the filters let through, with the way back to all, and what of the selection is not to be seen. */
export function Count({ count, all, filter, unseen, onClear }: CountProps) {
  const t = useTranslations('nucleus.filter');
  const format = useFormat();
  const filtering = isFiltering(filter);
  const told = filtering && count === 0 ? 'none' : unseen;
  return (
    <p className={classes.count} role="status">
      {t('shown', { shown: format.number(count), all, allText: format.number(all) })}
      {filtering && (
        <button type="button" className={classes.clear} onClick={onClear}>
          {t('clear')}
        </button>
      )}
      {told && <span className={classes.none}>{t(told)}</span>}
    </p>
  );
}
