'use client';

import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '@/ui/IconButton';
import type { CameraWish } from '../stage/Stage';
import classes from './Scale.module.css';

/** The buttons in the corner of a picture that change its scale. */
export function Scale({ onWish }: { onWish: (wish: CameraWish) => void }) {
  const t = useTranslations('nucleus.picture');
  return (
    <div className={classes.scale}>
      <IconButton name={t('zoomIn')} icon={IconPlus} onClick={() => onWish({ act: 'nearer' })} />
      <IconButton name={t('zoomOut')} icon={IconMinus} onClick={() => onWish({ act: 'further' })} />
      <IconButton name={t('reset')} icon={IconFocusCentered} onClick={() => onWish({ act: 'whole' })} />
    </div>
  );
}
