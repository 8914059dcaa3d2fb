'use client';

import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Picture } from '../picture';
import { viewKinds, type Shown } from './address';
import classes from './Explorer.module.css';
import { Search } from './Search';

/** Finding, and as what the network is shown. */
export function Toolbar({
  picture,
  shown,
  selected,
  onFind,
  onShow,
}: {
  picture: Picture;
  shown: Shown;
  selected: number | null;
  onFind: (place: number | null) => void;
  onShow: (change: Partial<Shown>) => void;
}) {
  const t = useTranslations('nucleus');
  return (
    <div className={classes.toolbar}>
      <div className={classes.find}>
        <Search picture={picture} selected={selected} label={t('search.label')} onSelect={onFind} />
      </div>
      <SegmentedControl
        classNames={{ root: classes.views ?? '', label: classes.view ?? '' }}
        aria-label={t('view.label')}
        data={viewKinds.map((value) => ({ value, label: t(`view.${value}`) }))}
        value={shown.view}
        onChange={(view) => onShow({ view: view as Shown['view'] })}
      />
    </div>
  );
}
