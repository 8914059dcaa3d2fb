import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { RingsPicture } from '../RingsPicture';
import { Drawing, useDraw } from '../save/Drawing';
import { seenOf } from '../save/seen';
import { themePalette } from '../stage/palette';
import type { NetworkProps } from './Network';
import classes from './Network.module.css';

type StillNetworkProps = Pick<NetworkProps, 'picture' | 'bands' | 'words' | 'lines' | 'view' | 'title' | 'onTable'>;

/** What the picture shows where it cannot move, for want of WebGL: the filters and the selection hold here too. */
export function StillNetwork({ picture, bands, words, lines, view, title, onTable }: StillNetworkProps) {
  const t = useTranslations('nucleus.picture');
  const draw = useDraw();
  const seen = useMemo(() => seenOf(picture, lines, view), [picture, lines, view]);
  const frame = useMemo(() => ({ size: 640, bands, ringNames: words.rings, title, caption: null, palette: themePalette }), [bands, words, title]);
  return (
    <>
      {draw ? <Drawing draw={draw} seen={seen} frame={frame} className={classes.drawn} /> : <RingsPicture picture={picture} size={640} title={title} />}
      <p className={classes.fallback} role="status">
        {t('still')}{' '}
        <button type="button" className={classes.toTable} onClick={onTable}>
          {t('toTable')}
        </button>
      </p>
    </>
  );
}
