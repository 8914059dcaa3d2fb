'use client';

import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '@/ui/IconButton';
import { useFormat } from '@/ui/useFormat';
import classes from './Panel.module.css';
import type { Circle } from './useFocus';

/** Widens and narrows the circle of those that stand out around the selected one, a step over the lines at a time. */
export function Around({ circle, onSteps }: { circle: Circle; onSteps: (steps: number) => void }) {
  const t = useTranslations('nucleus.around');
  const format = useFormat();
  const { steps, most, count } = circle;
  return (
    <div className={classes.around} role="group" aria-label={t('title')}>
      <IconButton name={t('narrower')} icon={IconMinus} disabled={steps <= 1} onClick={() => onSteps(steps - 1)} />
      <IconButton name={t('wider')} icon={IconPlus} disabled={steps >= most} onClick={() => onSteps(steps + 1)} />
      <p className={classes.note} role="status">
        {t('told', { steps, count, countText: format.number(count) })}
      </p>
    </div>
  );
}
