import { toCsv } from '@/lib/csv';
import { columns, forms, type Shown } from '../explorer/address';
import { sideOf } from '../explorer/drawn';
import { cellsOf, rowsOf, sorted, type Words } from '../explorer/rows';
import type { Line, Picture } from '../picture';
import type { Band } from '../rings';
import type { View } from '../stage/look';
import { readPalette } from '../stage/palette';
import type { RingWords } from '../stage/rings-layer';
import type { FileFormat } from './formats';
import { toGexf } from './gexf';
import { toGraphml } from './graphml';
import { toPng } from './png';
import { seenOf } from './seen';
import { standalone } from './standalone';
import { FILE_SIZE, toSvg, toSvgs } from './svg';

/** What is shown, and the words for it. */
export type Showing = {
  picture: Picture;
  /** Those that are drawn. */
  lines: Line[];
  bands: Band[];
  ringWords: RingWords;
  view: View;
  shown: Shown;
  caption: string;
  /** The map, while that is what is shown. */
  mapDrawing: SVGSVGElement | null;
  locale: string;
  words: Words;
  columnName: (column: (typeof columns)[number]) => string;
  sideName: (form: (typeof forms)[number]) => string;
  decimal: (value: number) => string;
};

/** A file of what is shown. Rejects where the browser cannot make it. */
export async function makeFile(format: FileFormat, showing: Showing): Promise<Blob> {
  const { picture, lines, view, caption } = showing;
  if (format === 'csv') return tableOf(showing);
  if (format === 'graphml') return new Blob([toGraphml(seenOf(picture, lines, view), caption)], { type: 'application/graphml+xml' });
  if (format === 'gexf') return new Blob([toGexf(seenOf(picture, lines, view), caption)], { type: 'application/gexf+xml' });
  const svg = drawingOf(showing);
  return format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : toPng(svg);
}

function tableOf({ picture, view, shown, locale, words, columnName, decimal }: Showing): Blob {
  const rows = sorted(rowsOf(picture, view.shown), shown.sorting, locale, words);
  return toCsv([columns.map(columnName), ...rows.map((row) => cellsOf(row, words, decimal))], locale);
}

function drawingOf({ picture, lines, bands, ringWords, view, shown, caption, mapDrawing, sideName }: Showing): string {
  const palette = readPalette(document.body);
  if (mapDrawing) return standalone(mapDrawing, caption, palette);
  const frame = { size: FILE_SIZE, bands, ringNames: ringWords.rings, title: caption, caption, palette };
  if (shown.view !== 'sides') return toSvg(seenOf(picture, lines, view), frame);
  const sides = forms.map((form) => {
    const side = sideOf(form, picture.ids.length, { lines, view });
    return { name: sideName(form), seen: seenOf(picture, side.lines, side.view) };
  });
  return toSvgs(sides, frame);
}
