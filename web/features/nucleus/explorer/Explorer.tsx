'use client';

import { VisuallyHidden } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useFormat } from '@/ui/useFormat';
import { isDrawn, partnersOf, type Line, type Picture } from '../picture';
import { ringBands } from '../rings';
import { SaveMenu } from '../save/SaveMenu';
import { useSave } from '../save/useSave';
import type { View } from '../stage/look';
import type { CameraWish } from '../stage/Stage';
import { DaySlider } from './DaySlider';
import classes from './Explorer.module.css';
import { isFiltering, shownPoints, showsLine } from './filter';
import { Legend } from './Legend';
import { Network } from './Network';
import { NetworkTable } from './NetworkTable';
import { Panel } from './Panel';
import { rowsOf, sorted } from './rows';
import { Side } from './Side';
import { Sides } from './Sides';
import { Toolbar } from './Toolbar';
import { useDrawnLines } from './useDrawnLines';
import { useShown } from './useShown';
import { useRingWords, useWords } from './useWords';
import { shortestWay } from './way';

type ExplorerProps = {
  cluster: { id: string; slug: string; name: string };
  picture: Picture;
  /** The day of the picture. */
  onDate: string;
  /** All days that there is a picture of, oldest first. */
  days: string[];
};

/** The network of a cluster round its nucleus, as a picture or a table: find, filter, select, understand, take along. */
export function Explorer({ cluster, picture, onDate, days }: ExplorerProps) {
  const t = useTranslations('nucleus');
  const terms = useTranslations('terms');
  const locale = useLocale();
  const format = useFormat();
  const words = useWords();
  const [shown, show] = useShown();
  const [pointed, setPointed] = useState<number | null>(null);
  const [wish, setWish] = useState<CameraWish | null>(null);

  const places = useMemo(() => new Map(picture.ids.map((id, place) => [id, place])), [picture]);
  const selected = shown.selected === null ? null : (places.get(shown.selected) ?? null);
  const { lines, state: linesState } = useDrawnLines(cluster.slug, picture, places, selected, onDate === days.at(-1));
  const partners = useMemo(() => partnersOf(picture.ids.length, lines), [picture, lines]);
  const asked = places.get(shown.question?.partner ?? '') ?? null;
  const bands = useMemo(() => ringBands(picture), [picture]);
  const passing = useMemo(() => shownPoints(picture, shown.filter), [picture, shown.filter]);
  const ringWords = useRingWords(picture, bands);
  const showing = useMemo(
    () => ({ shown: passing, showsLine: (line: Line) => showsLine(shown.filter, line) }),
    [passing, shown.filter],
  );
  const way = useMemo(
    () => (shown.question?.kind === 'way' && selected !== null && asked !== null ? shortestWay(lines, showing, selected, asked) : null),
    [shown.question, lines, showing, selected, asked],
  );
  const view = useMemo<View>(
    () => ({
      ...showing,
      selected,
      pointed,
      lit: selected === null ? null : new Set(way ?? [selected, ...(partners[selected] ?? []), ...(asked === null ? [] : [asked])]),
      way,
    }),
    [showing, selected, asked, pointed, partners, way],
  );
  const rows = useMemo(
    () => (shown.view === 'table' ? sorted(rowsOf(picture, passing), shown.sorting, locale, words) : []),
    [shown.view, shown.sorting, picture, passing, locale, words],
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
  const save = useSave({ cluster, onDate, picture, lines, bands, ringWords, view, shown });
  const count = passing.filter(Boolean).length;
  const drawn = useMemo(() => lines.filter((line) => isDrawn(line, view)).length, [lines, view]);
  const named = pointed ?? selected;

  const network = {
    picture,
    bands,
    words: ringWords,
    lines,
    view,
    wish,
    label: t('picture.name', { cluster: cluster.name }),
    title: t('picture.title', {
      cluster: cluster.name,
      nucleus: picture.labels.filter((label) => label === 'NUCLEUS').length,
      all: format.number(picture.ids.length),
    }),
    onPoint: setPointed,
    onSelect: select,
    onWish: setWish,
    onTable: () => show({ view: 'table' }),
  };

  return (
    <div>
      <Toolbar
        picture={picture}
        shown={shown}
        selected={selected}
        onFind={find}
        onShow={show}
        save={<SaveMenu points={count} lines={drawn} onSave={save} />}
      />
      {days.length > 1 && <DaySlider days={days} onDate={onDate} shown={shown} />}
      <p className={classes.count} role="status">
        {t('filter.shown', {
          shown: format.number(count),
          all: picture.ids.length,
          allText: format.number(picture.ids.length),
        })}
        {isFiltering(shown.filter) && (
          <button type="button" className={classes.clear} onClick={() => show({ filter: { kinds: [], labels: [], roles: [], forms: [] } })}>
            {t('filter.clear')}
          </button>
        )}
        {count === 0 && <span className={classes.none}>{t('filter.none')}</span>}
      </p>
      <div className={classes.body} data-view={shown.view} data-panel={selected !== null || undefined}>
        {shown.view === 'sides' && <Sides {...network} />}
        {shown.view === 'picture' && <Network {...network} partners={partners} />}
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
                onAsk={(question) => show({ question })}
                onSelect={select}
                onCentre={shown.view !== 'table' ? () => setWish({ act: 'centre', place: selected }) : null}
              />
            )
          }
          folded={shown.view !== 'picture'}
          onClose={() => select(null)}
        />
      </div>
      <VisuallyHidden role="status" aria-live="polite">
        {named === null
          ? ''
          : t('announce', {
              name: picture.names[named] ?? '',
              label: terms(`nucleusLabel.${picture.labels[named] ?? 'OUTSIDE'}`),
              partners: partners[named]?.length ?? 0,
            })}
      </VisuallyHidden>
    </div>
  );
}
