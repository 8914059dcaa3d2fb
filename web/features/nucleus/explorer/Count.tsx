'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/ui/useFormat';
import classes from './Explorer.module.css';
import { isFiltering, type Filter } from './filter';

/** How many the filters let through, with the way back to all. */
export function Count({ count, all, filter, onClear }: { count: number; all: number; filter: Filter; onClear: () => void }) {
  const t = useTranslations('nucleus.filter');
  const format = useFormat();
  return (
    <p className={classes.count} role="status">
      {t('shown', { shown: format.number(count), all, allText: format.number(all) })}
      {isFiltering(filter) && (
        <button type="button" className={classes.clear} onClick={onClear}>
          {t('clear')}
        </button>
      )}
      {count === 0 && <span className={classes.none}>{t('none')}</span>}
    </p>
  );
}
