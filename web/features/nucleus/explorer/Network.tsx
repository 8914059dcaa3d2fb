'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useId, useRef, useState } from 'react';
import { lazyPart } from '@/ui/lazyPart';
import { RingsPicture } from '../RingsPicture';
import type { StageProps } from '../stage/Stage';
import classes from './Network.module.css';
import { Scale } from './Scale';
import { StageBoundary } from './StageBoundary';
import { StillNetwork } from './StillNetwork';
import { useWanted } from './useWanted';

const Stage = lazyPart(() => dynamic(() => import('../stage/Stage'), { ssr: false }));

export type NetworkProps = Omit<StageProps, 'describedBy' | 'onReady'> & {
  /** What the picture shows, in a sentence. */
  title: string;
  /** Whether the still picture from the server shows the same: all in rings, and nothing selected. */
  still?: boolean;
  onWish: (wish: NonNullable<StageProps['wish']>) => void;
  onTable: () => void;
};

/** The picture in its frame: still from the server, moving once it is looked at, with its scale, and a drawing where it cannot move. */
export function Network({ title, still = false, onWish, onTable, ...stage }: NetworkProps) {
  const t = useTranslations('nucleus.picture');
  const [live, setLive] = useState(false);
  const keys = useId();
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useWanted(frame, !still);
  const { picture, seed = picture } = stage;
  return (
    <div ref={frame} className={classes.frame} data-live={live || undefined}>
      <StageBoundary fallback={<StillNetwork title={title} onTable={onTable} {...stage} />}>
        <div className={classes.still} data-other={!still || undefined}>
          <RingsPicture picture={seed} size={640} title={title} />
        </div>
        <div className={classes.stage}>{wanted && <Stage {...stage} describedBy={keys} onReady={() => setLive(true)} />}</div>
        {live && <Scale onWish={onWish} />}
      </StageBoundary>
      <p id={keys} className={classes.keys}>
        {t('keys')}
      </p>
    </div>
  );
}
