'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useId, useState } from 'react';
import { RingsPicture } from '../RingsPicture';
import type { CameraWish, StageProps } from '../stage/Stage';
import classes from './Network.module.css';
import { StageBoundary } from './StageBoundary';

const Stage = dynamic(() => import('../stage/Stage'), { ssr: false });

/** The picture in its frame: still from the server and on paper, moving on the screen, with its scale and its fallback. */
export function Network({
  title,
  wish,
  onWish,
  onTable,
  ...stage
}: Omit<StageProps, 'describedBy' | 'onReady'> & {
  /** What the picture shows, in a sentence. */
  title: string;
  onWish: (wish: CameraWish) => void;
  onTable: () => void;
}) {
  const t = useTranslations('nucleus.picture');
  const [live, setLive] = useState(false);
  const keys = useId();
  const { picture } = stage;
  return (
    <div className={classes.frame} data-live={live || undefined}>
      <div className={classes.still}>
        <RingsPicture picture={picture} size={640} title={title} />
      </div>
      <StageBoundary
        fallback={
          <p className={classes.fallback} role="status">
            {t('still')}{' '}
            <button type="button" className={classes.toTable} onClick={onTable}>
              {t('toTable')}
            </button>
          </p>
        }
      >
        <div className={classes.stage}>
          <Stage {...stage} wish={wish} describedBy={keys} onReady={() => setLive(true)} />
        </div>
        {live && (
          <div className={classes.scale}>
            <ScaleButton name={t('zoomIn')} icon={IconPlus} onClick={() => onWish({ act: 'nearer' })} />
            <ScaleButton name={t('zoomOut')} icon={IconMinus} onClick={() => onWish({ act: 'further' })} />
            <ScaleButton name={t('reset')} icon={IconFocusCentered} onClick={() => onWish({ act: 'whole' })} />
          </div>
        )}
      </StageBoundary>
      <p id={keys} className={classes.keys}>
        {t('keys')}
      </p>
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
