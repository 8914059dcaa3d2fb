'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useMemo, useRef, useState } from 'react';
import type { NucleusPictureFragment } from '@/generated/graphql';
import { lazyPart } from '@/ui/lazyPart';
import { useForce } from '../force/useForce';
import { drawnOf, isDrawn, isPartial } from '../picture';
import { ringBands, type Band } from '../rings';
import { SaveMenu } from '../save/SaveMenu';
import { useCaption } from '../save/useCaption';
import { useSave } from '../save/useSave';
import type { CameraWish } from '../stage/Stage';
import { Announced } from './Announced';
import { ChosenView } from './ChosenView';
import { Count } from './Count';
import { DaySlider } from './DaySlider';
import classes from './Explorer.module.css';
import { drawnIn } from './drawn';
import { noFilter } from './filter';
import { Legend } from './Legend';
import { PrintSheet } from './PrintSheet';
import { Side } from './Side';
import { Toolbar } from './Toolbar';
import { useDrawnLines } from './useDrawnLines';
import { useFocus } from './useFocus';
import { useShown } from './useShown';
import { useRingWords } from './useWords';

// What only some readers come to.
const Panel = lazyPart(() => dynamic(() => import('./Panel').then((module) => module.Panel)));

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
  const t = useTranslations('nucleus.panel.lines');
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
  const unseen = shown.selected === null ? null : selected === null ? 'gone' : view.shown[selected] ? null : 'hidden';
  const tabular = shown.view === 'table';
  const folded = tabular || shown.view === 'sides';

  return (
    <div>
      <Toolbar picture={picture} shown={shown} selected={selected} onFind={find} onShow={show} />
      <div className={classes.under}>
        {days.length > 1 && <DaySlider days={days} onDate={onDate} shown={shown} />}
        <Count count={count} all={picture.ids.length} filter={shown.filter} unseen={unseen} onClear={() => show({ filter: noFilter })} />
        <SaveMenu points={count} lines={lineCount} onSave={save} />
      </div>
      <PrintSheet
        {...{ picture: placed, bands, ringWords, lines, view, caption, origin: cluster.origin }}
        sides={shown.view === 'sides'}
        itself={tabular || shown.view === 'map'}
      />
      <div className={classes.body} data-folded={folded || undefined} data-panel={selected !== null || undefined}>
        <ChosenView
          {...{ cluster, snapshot, shown, seed: picture, picture: placed, bands, words: ringWords, kept, lines, partners, view, wish }}
          forceShare={force.share}
          mapDrawing={map}
          onShow={show}
          onPoint={setPointed}
          onSelect={select}
          onSteps={takeSteps}
          onWish={setWish}
        />
        <Side
          legend={<Legend picture={picture} filter={shown.filter} byForm={shown.view !== 'sides'} onFilter={(filter) => show({ filter })} />}
          panel={
            selected !== null && (
              <Panel
                key={shown.selected}
                cluster={cluster}
                on={onDate}
                picture={picture}
                place={selected}
                partners={partners[selected] ?? []}
                linesNote={linesState === 'complete' ? null : t(linesState)}
                question={shown.question}
                way={way}
                circle={tabular ? null : circle}
                partial={isPartial(picture, kept)}
                onSteps={takeSteps}
                onAsk={(question) => show({ question })}
                onSelect={select}
                onCentre={tabular || unseen ? null : () => setWish({ act: 'centre', place: selected })}
              />
            )
          }
          folded={folded}
          onClose={() => select(null)}
        />
      </div>
      <Announced picture={picture} place={pointed ?? selected} partners={partners} />
    </div>
  );
}
