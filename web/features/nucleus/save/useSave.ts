'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useFormat } from '@/ui/useFormat';
import { columns, forms, type Shown } from '../explorer/address';
import { sideOf } from '../explorer/drawn';
import { cellsOf, rowsOf, sorted } from '../explorer/rows';
import { useWords } from '../explorer/useWords';
import type { Line, Picture } from '../picture';
import type { Band } from '../rings';
import type { View } from '../stage/look';
import { readPalette } from '../stage/palette';
import type { RingWords } from '../stage/rings-layer';
import { toCsv } from './csv';
import { seenOf } from './seen';

export const fileFormats = ['svg', 'png', 'csv', 'graphml', 'gexf'] as const;
export type FileFormat = (typeof fileFormats)[number];

const TYPES = { svg: 'image/svg+xml', graphml: 'application/graphml+xml', gexf: 'application/gexf+xml' } as const;

type Showing = {
  cluster: { slug: string; name: string };
  onDate: string;
  picture: Picture;
  /** Those that are drawn. */
  lines: Line[];
  bands: Band[];
  ringWords: RingWords;
  view: View;
  shown: Shown;
  caption: string;
  /** The map, while that is what is shown. */
  mapDrawing: () => SVGSVGElement | null;
};

/** Saves what is shown, and nothing else, as a file. False where the browser could not make it. */
export function useSave(showing: Showing): (format: FileFormat) => Promise<boolean> {
  const { cluster, onDate, picture, lines, bands, ringWords, view, shown, caption, mapDrawing } = showing;
  const t = useTranslations('nucleus');
  const locale = useLocale();
  const format = useFormat();
  const words = useWords();

  const table = (): Blob => {
    const rows = sorted(rowsOf(picture, view.shown), shown.sorting, locale, words);
    const decimal = (value: number) => format.number(value, { useGrouping: false, maximumFractionDigits: 3 });
    return toCsv([columns.map((column) => t(`table.${column}`)), ...rows.map((row) => cellsOf(row, words, decimal))], locale);
  };

  const sides = () =>
    forms.map((form) => {
      const side = sideOf(form, picture.ids.length, { lines, view });
      return { name: t(`sides.${form}`), seen: seenOf(picture, side.lines, side.view) };
    });

  const graph = async (wanted: Exclude<FileFormat, 'csv'>): Promise<Blob> => {
    const { FILE_SIZE, standalone, toGexf, toGraphml, toPng, toSvg, toSvgs } = await import('./formats');
    const seen = seenOf(picture, lines, view);
    if (wanted === 'graphml') return new Blob([toGraphml(seen, caption)], { type: TYPES.graphml });
    if (wanted === 'gexf') return new Blob([toGexf(seen, caption)], { type: TYPES.gexf });
    const palette = readPalette(document.body);
    const frame = { size: FILE_SIZE, bands, ringNames: ringWords.rings, title: caption, caption, palette };
    const map = mapDrawing();
    const svg = map ? standalone(map, caption, palette) : shown.view === 'sides' ? toSvgs(sides(), frame) : toSvg(seen, frame);
    return wanted === 'svg' ? new Blob([svg], { type: TYPES.svg }) : toPng(svg);
  };

  return async (wanted) => {
    try {
      download(wanted === 'csv' ? table() : await graph(wanted), `${cluster.slug}-${t('table.file')}-${onDate}.${wanted}`);
      return true;
    } catch {
      return false;
    }
  };
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
