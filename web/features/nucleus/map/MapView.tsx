'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { CoordinatesDocument } from '@/generated/graphql';
import { useRead } from '@/lib/client';
import { Trouble } from '@/ui/Trouble';
import { useFormat } from '@/ui/useFormat';
import classes from './Map.module.css';
import MapStage, { type MapStageProps } from './MapStage';
import { Regions } from './Regions';
import { useLand } from './useLand';
import { whereaboutsOf, type Middles } from './whereabouts';

type MapViewProps = Omit<MapStageProps, 'land' | 'where' | 'world'> & {
  slug: string;
  snapshot: { id: string; onDate: string };
  /** Regions that the filters let through; none for all. */
  chosen: string[];
  onChoose: (codes: string[]) => void;
};

const NONE: Middles = {};

/** Where the organizations are: a map, how many it cannot place, and the regions by number. */
export default function MapView({ slug, snapshot, chosen, onChoose, ...stage }: MapViewProps) {
  const t = useTranslations('nucleus.map');
  const format = useFormat();
  const [world, setWorld] = useState(false);
  const { land, failed, again } = useLand();
  const { picture } = stage;
  const { data, failure, again: readAgain } = useRead(CoordinatesDocument, { slug, on: snapshot.onDate });
  const nucleus = data?.cluster?.nucleus;
  // A newer picture of the same day numbers its points otherwise.
  const coordinates = nucleus?.id === snapshot.id ? nucleus.picture : null;
  const where = useMemo(
    () => coordinates && whereaboutsOf(picture, coordinates, land?.centres ?? NONE),
    [picture, coordinates, land],
  );
  if (failure) return <Trouble failure={failure} again={readAgain} />;
  if (failed) return <p role="alert">{t('failed')} <button type="button" className={classes.act} onClick={again}>{t('again')}</button></p>;
  if (!land || !where) return <div className={classes.stage} role="status" aria-label={t('waiting')} />;
  const heaped = where.heaps.reduce((sum, { members }) => sum + members.length, 0);
  const told = (key: 'heaped' | 'nowhere', n: number) => n > 0 && <>{t(key, format.howMany(n))} </>;
  return (
    <div>
      <MapStage key={String(world)} {...stage} land={land} where={where} world={world} />
      <p className={classes.notes}>
        {told('heaped', heaped)}
        {told('nowhere', where.nowhere.length)}
        {t('lines')} {t('source')}{' '}
        <button type="button" className={classes.act} onClick={() => setWorld(!world)}>
          {t(world ? 'near' : 'world')}
        </button>
      </p>
      <Regions where={where} chosen={chosen} onChoose={onChoose} />
    </div>
  );
}
