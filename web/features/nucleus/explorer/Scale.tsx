'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { CameraWish } from '../stage/Stage';
import classes from './Scale.module.css';

/** The buttons in the corner of a picture that change its scale. */
export function Scale({ onWish }: { onWish: (wish: CameraWish) => void }) {
  const t = useTranslations('nucleus.picture');
  return (
    <div className={classes.scale}>
      <ScaleButton name={t('zoomIn')} icon={IconPlus} onClick={() => onWish({ act: 'nearer' })} />
      <ScaleButton name={t('zoomOut')} icon={IconMinus} onClick={() => onWish({ act: 'further' })} />
      <ScaleButton name={t('reset')} icon={IconFocusCentered} onClick={() => onWish({ act: 'whole' })} />
    </div>
  );
}

function ScaleButton({ name, icon: Icon, onClick }: { name: string; icon: typeof IconPlus; onClick: () => void }) {
  return (
    <Tooltip label={name} position="left">
      <ActionIcon variant="default" size="lg" aria-label={name} onClick={onClick}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
