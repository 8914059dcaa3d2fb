'use client';

import { VisuallyHidden } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useMemo, useRef, useState } from 'react';
import type { NucleusPictureFragment } from '@/generated/graphql';
import { useFormat } from '@/ui/useFormat';
import { lazyPart } from '@/ui/lazyPart';
import { useForce } from '../force/useForce';
import { drawnOf, isDrawn, isPartial } from '../picture';
import { ringBands, type Band } from '../rings';
import { SaveMenu } from '../save/SaveMenu';
import { useCaption } from '../save/useCaption';
import { useSave } from '../save/useSave';
import type { CameraWish } from '../stage/Stage';
import { Count } from './Count';
import { DaySlider } from './DaySlider';
import classes from './Explorer.module.css';
import { drawnIn } from './drawn';
import { noFilter } from './filter';
import { Legend } from './Legend';
import { Network } from './Network';
import { PrintSheet } from './PrintSheet';
import { rowsOf, sorted } from './rows';
import { Side } from './Side';
import { Toolbar } from './Toolbar';
import { useDrawnLines } from './useDrawnLines';
import { useFocus } from './useFocus';
import { useShown } from './useShown';
import { useRingWords, useWords } from './useWords';

// What only some readers come to.
const MapView = lazyPart(() => dynamic(() => import('../map/MapView'), { ssr: false }));
const NetworkTable = lazyPart(() => dynamic(() => import('./NetworkTable').then((module) => module.NetworkTable)));
const Panel = lazyPart(() => dynamic(() => import('./Panel').then((module) => module.Panel)));
const Sides = lazyPart(() => dynamic(() => import('./Sides').then((module) => module.Sides)));

type ExplorerProps = {
  cluster: { id: string; slug: string; name: string; origin: string | null };
  picture: NucleusPictureFragment;
  /** What the picture is of. */
  snapshot: { id: string; onDate: string };
  /** All days that there is a picture of, oldest first. */
  days: string[];
};

const NO_BANDS: Band[] = [];

/** The network of a cluster round its nucleus, as pictures or a table: find, filter, select, understand, take along. */
export function Explorer({ cluster, picture: told, snapshot, days }: ExplorerProps) {
  const picture = useMemo(() => drawnOf(told), [told]);
  const { onDate } = snapshot;
  const t = useTranslations('nucleus');
  const terms = useTranslations('terms');
  const locale = useLocale();
  const format = useFormat();
  const words = useWords();
  const [shown, show] = useShown();
  const [pointed, setPointed] = useState<number | null>(null);
  const [wish, setWish] = useState<CameraWish | null>(null);
  const map = useRef<SVGSVGElement>(null);

  const places = useMemo(() => new Map(picture.ids.map((id, place) => [id, place])), [picture]);
  const selected = shown.selected === null ? null : (places.get(shown.selected) ?? null);
  const asked = places.get(shown.question?.partner ?? '') ?? null;
  const isForce = shown.view === 'force';
  const many = isForce || shown.steps > 1 || shown.question?.kind === 'way';
  const newest = onDate === days.at(-1);
  const { kept, lines, state: linesState, pending } = useDrawnLines({ slug: cluster.slug, snapshot, picture, places, selected, newest, many });
  const { view, partners, circle, way } = useFocus(picture, lines, shown, { selected, asked, pointed });
  const rings = useMemo(() => ringBands(picture), [picture]);
  const bands = isForce ? NO_BANDS : rings;
  const ringWords = useRingWords(picture, bands);
  const force = useForce(picture, kept, isForce && !pending);
  const placed = isForce ? force.picture : picture;
  const rows = useMemo(
    () => (shown.view === 'table' ? sorted(rowsOf(picture, view.shown), shown.sorting, locale, words) : []),
    [shown.view, shown.sorting, picture, view.shown, locale, words],
  );

  const select = (place: number | null) => {
    const id = place === null ? null : (picture.ids[place] ?? null);
    setPointed(null);
    if (id !== shown.selected) show({ selected: id });
  };
  const find = (place: number | null) => {
    select(place);
    if (place !== null) setWish({ act: 'centre', place });
  };
  const takeSteps = (steps: number) => show({ steps: Math.min(steps, circle?.most ?? 1) });
  const drawn = useMemo(() => drawnIn(shown.view, { lines, view }), [shown.view, lines, view]);
  const caption = useCaption({ cluster, onDate, picture, passing: view.shown, filter: shown.filter });
  const save = useSave({
    ...{ cluster, onDate, picture: placed, bands, ringWords, shown, ...drawn },
    caption: [caption.told, caption.filters].filter(Boolean).join(' · '),
    mapDrawing: () => map.current,
  });
  const count = view.shown.filter(Boolean).length;
  const lineCount = useMemo(() => drawn.lines.filter((line) => isDrawn(line, drawn.view)).length, [drawn]);
  const named = pointed ?? selected;
  const partnersOfNamed = named === null ? 0 : (partners[named]?.length ?? 0);

  const acts = { onPoint: setPointed, onSelect: select, onSteps: takeSteps, onWish: setWish };
  const inNucleus = picture.labels.filter((label) => label === 'NUCLEUS').length;
  const network = {
    ...{ picture: placed, seed: picture, bands, words: ringWords, lines, view, wish, ...acts },
    label: t('picture.name', { cluster: cluster.name }),
    title: t(isForce ? 'force.title' : 'picture.title', {
      cluster: cluster.name,
      nucleus: inNucleus,
      nucleusText: format.number(inNucleus),
      all: format.number(picture.ids.length),
    }),
    onTable: () => show({ view: 'table' }),
  };

  return (
    <div>
      <Toolbar picture={picture} shown={shown} selected={selected} onFind={find} onShow={show} />
      <div className={classes.under}>
        {days.length > 1 && <DaySlider days={days} onDate={onDate} shown={shown} />}
        <Count count={count} all={picture.ids.length} filter={shown.filter} onClear={() => show({ filter: noFilter })} />
        <SaveMenu points={count} lines={lineCount} onSave={save} />
      </div>
      <PrintSheet
        {...{ picture: placed, bands, ringWords, lines, view, caption, origin: cluster.origin }}
        sides={shown.view === 'sides'}
        itself={shown.view === 'table' || shown.view === 'map'}
      />
      <div className={classes.body} data-folded={shown.view === 'sides' || shown.view === 'table' || undefined} data-panel={selected !== null || undefined}>
        {shown.view === 'sides' && <Sides {...network} />}
        {shown.view === 'picture' && <Network {...network} partners={partners} />}
        {isForce && (
          <div className={classes.force}>
            <Network {...network} partners={partners} />
            <p className={classes.told} role="status">
              {force.share === null ? t('force.failed') : force.share < 1 ? t('force.computing') : t('force.done')}{' '}
              {force.share !== null && force.share < 1 && <progress value={force.share} aria-label={t('force.computing')} />}
              {force.share === 1 && isPartial(picture, kept) && t('force.partly', { n: format.number(kept.length), all: format.number(picture.pairCount) })}
            </p>
          </div>
        )}
        {shown.view === 'map' && (
          <MapView
            {...{ slug: cluster.slug, snapshot, picture, partners, wish, drawing: map, ...drawn, ...acts }}
            label={t('map.name', { cluster: cluster.name })}
            chosen={shown.filter.places}
            onChoose={(codes) => show({ filter: { ...shown.filter, places: codes } })}
          />
        )}
        {shown.view === 'table' && (
          <div className={classes.table}>
            <NetworkTable
              caption={t('table.caption', { cluster: cluster.name })}
              rows={rows}
              words={words}
              sorting={shown.sorting}
              selected={shown.selected}
              onSort={(sorting) => show({ sorting })}
              onSelect={(id) => show({ selected: id })}
            />
          </div>
        )}
        <Side
          legend={<Legend picture={picture} filter={shown.filter} onFilter={(filter) => show({ filter })} />}
          panel={
            selected !== null && (
              <Panel
                key={shown.selected}
                cluster={cluster}
                on={onDate}
                picture={picture}
                place={selected}
                partners={partners[selected] ?? []}
                linesNote={linesState === 'complete' ? null : t(`panel.lines.${linesState}`)}
                question={shown.question}
                way={way}
                circle={shown.view === 'table' ? null : circle}
                partial={isPartial(picture, kept)}
                onSteps={takeSteps}
                onAsk={(question) => show({ question })}
                onSelect={select}
                onCentre={shown.view !== 'table' ? () => setWish({ act: 'centre', place: selected }) : null}
              />
            )
          }
          folded={shown.view === 'sides' || shown.view === 'table'}
          onClose={() => select(null)}
        />
      </div>
      <VisuallyHidden role="status" aria-live="polite">
        {named === null
          ? ''
          : t('announce', {
              name: picture.names[named] ?? '',
              label: terms(`nucleusLabel.${picture.labels[named] ?? 'OUTSIDE'}`),
              partners: partnersOfNamed,
              partnersText: format.number(partnersOfNamed),
            })}
      </VisuallyHidden>
    </div>
  );
}
