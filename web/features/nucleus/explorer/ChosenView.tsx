'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import type { Ref } from 'react';
import { useFormat } from '@/ui/useFormat';
import { lazyPart } from '@/ui/lazyPart';
import type { Line, Picture } from '../picture';
import type { Band } from '../rings';
import type { View } from '../stage/look';
import type { RingWords } from '../stage/rings-layer';
import type { CameraWish } from '../stage/Stage';
import type { Shown } from './address';
import { drawnIn } from './drawn';
import { isFiltering } from './filter';
import { ForceNote } from './ForceNote';
import { Network } from './Network';

// What only some readers come to.
const MapView = lazyPart(() => dynamic(() => import('../map/MapView'), { ssr: false }));
const NetworkTable = lazyPart(() => dynamic(() => import('./NetworkTable').then((module) => module.NetworkTable)));
const Sides = lazyPart(() => dynamic(() => import('./Sides').then((module) => module.Sides)));

type ChosenViewProps = {
  cluster: { slug: string; name: string };
  snapshot: { id: string; onDate: string };
  shown: Shown;
  /** As the server laid it out. */
  seed: Picture;
  /** As it is laid out in this view. */
  picture: Picture;
  bands: Band[];
  words: RingWords;
  /** The lines of the network without those that only the selection brings. */
  kept: Line[];
  lines: Line[];
  partners: number[][];
  view: View;
  wish: CameraWish | null;
  /** How much of the laying out by forces is done, 0 to 1; null where it cannot be. */
  forceShare: number | null;
  mapDrawing: Ref<SVGSVGElement>;
  onShow: (change: Partial<Shown>) => void;
  onPoint: (place: number | null) => void;
  onSelect: (place: number | null) => void;
  onSteps: (steps: number) => void;
  onWish: (wish: CameraWish) => void;
};

/** The network as the reader wants to see it: a picture, two beside each other, a map or a table. */
export function ChosenView({ cluster, snapshot, shown, forceShare, mapDrawing, kept, onShow, ...stage }: ChosenViewProps) {
  const t = useTranslations('nucleus');
  const format = useFormat();
  const { seed, lines, view, partners } = stage;
  if (shown.view === 'table') {
    return (
      <NetworkTable
        caption={t('table.caption', { cluster: cluster.name })}
        picture={seed}
        passing={view.shown}
        sorting={shown.sorting}
        selected={view.selected}
        onSort={(sorting) => onShow({ sorting })}
        onSelect={stage.onSelect}
      />
    );
  }
  if (shown.view === 'map') {
    return (
      <MapView
        {...stage}
        {...drawnIn('map', { lines, view })}
        {...{ slug: cluster.slug, snapshot, drawing: mapDrawing }}
        label={t('map.name', { cluster: cluster.name })}
        chosen={shown.filter.places}
        onChoose={(codes) => onShow({ filter: { ...shown.filter, places: codes } })}
      />
    );
  }
  const force = shown.view === 'force';
  const inNucleus = seed.labels.filter((label) => label === 'NUCLEUS').length;
  const network = {
    ...stage,
    label: t('picture.name', { cluster: cluster.name }),
    title: t(force ? 'force.title' : 'picture.title', {
      cluster: cluster.name,
      nucleus: inNucleus,
      nucleusText: format.number(inNucleus),
      all: format.number(seed.ids.length),
    }),
    onTable: () => onShow({ view: 'table' }),
  };
  if (shown.view === 'sides') return <Sides {...network} />;
  if (!force) return <Network {...network} partners={partners} still={view.selected === null && !isFiltering(shown.filter)} />;
  return (
    <div>
      <Network {...network} partners={partners} />
      <ForceNote picture={seed} kept={kept} share={forceShare} />
    </div>
  );
}
