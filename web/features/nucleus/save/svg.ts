import { marks, markPath } from '@/ui/mark';
import { lineStyle, markSize, strokesOf, type LineStyle } from '../picture';
import { anchored, placeNames, type Spot, type Wish, type WrittenName } from '../place-names';
import { roomOfMark, type Band, type Ring } from '../rings';
import { shortName } from '../short-name';
import type { Palette } from '../stage/palette';
import type { Standing } from '../standing';
import { CAPTION, captionSize, LETTER } from './caption';
import type { Seen, SeenLine, SeenPoint } from './seen';
import { element, escaped, XML_HEAD } from './xml';

const MARGIN = 40;
const RING_NAME = 13;
/** Room above and below pictures that stand beside each other. */
const HEADING = 40;
const FADED = 0.28;

const MOST_NAMES = 60;
const LONGEST = 32;
/** Of so many organizations no name would find a clear place: the first few are written in any case. */
const CROWD = 1000;
const FIRST_FEW = 15;

/** The width of a file that is opened in a window of its own. */
export const FILE_SIZE = 1200;

export type Frame = {
  /** Width and height in pixels. Words have one size in every width. */
  size: number;
  bands: Band[];
  ringNames: Record<Ring, string>;
  title: string;
  /** Written under the picture; null where the page says it around. */
  caption: string | null;
  palette: Palette;
};

/** The picture as it is seen, whole, as a drawing that stands by itself. */
export function toSvg(seen: Seen, frame: Frame): string {
  const { size } = frame;
  return `${XML_HEAD}${element('svg', { ...root(frame), viewBox: around(size), width: size, height: size }, drawing(seen, frame))}\n`;
}

/** Several pictures of the same organizations beside each other, each under its name, with one caption. */
export function toSvgs(sides: { name: string; seen: Seen }[], frame: Frame): string {
  const { size, title, caption, palette } = frame;
  const [width, height] = [sides.length * size, HEADING + size + HEADING];
  return `${XML_HEAD}${element('svg', { ...root(frame), viewBox: `0 0 ${width} ${height}`, width, height }, [
    element('title', {}, [escaped(title)]),
    element('rect', { width, height, fill: palette.paper }),
    ...sides.flatMap(({ name, seen }, place) => [
      element('text', { x: (place + 0.5) * size, y: HEADING * 0.7, 'text-anchor': 'middle', 'font-size': CAPTION, 'font-weight': 600, fill: palette.ink }, [escaped(name)]),
      element('svg', { x: place * size, y: HEADING, width: size, height: size, viewBox: around(size) }, drawing(seen, { ...frame, title: name, caption: null })),
    ]),
    element('text', { x: 12, y: height - 12, 'font-size': captionSize(caption ?? '', width), fill: palette.muted }, [escaped(caption ?? '')]),
  ])}\n`;
}

const root = ({ palette }: Frame) => ({ xmlns: 'http://www.w3.org/2000/svg', 'font-family': `${palette.font}, sans-serif` });
const around = (size: number): string => `${-size / 2} ${-size / 2} ${size} ${size}`;

function drawing({ points, lines }: Seen, { size, bands, ringNames, title, caption, palette }: Frame): string[] {
  const scale = (size / 2 - MARGIN) / (bands.at(-1)?.outer ?? 1);
  const strongest = points.reduce((most, { strength }) => Math.max(most, strength), 0);
  const room = roomOfMark({ x: points.map(({ x }) => x), y: points.map(({ y }) => y) }, bands);
  const placed = points.map((point) => ({
    ...point,
    x: tidy(point.x * scale),
    y: tidy(-point.y * scale),
    size: Math.max(1.5, scale * markSize(point.strength, strongest, room)),
  }));
  const half = size / 2;
  const words = bands.flatMap(({ ring, outer, air }) => (air * scale > RING_NAME ? [{ text: ringNames[ring], y: tidy(RING_NAME * 1.3 - outer * scale) }] : []));
  return [
    element('title', {}, [escaped(title)]),
    element('rect', { x: -half, y: -half, width: size, height: size, fill: palette.paper }),
    ...[...bands].reverse().map(({ ring, outer }) =>
      element('circle', { r: tidy(outer * scale), fill: palette[FILL[ring]], stroke: ring === 'NUCLEUS' ? palette.gold : palette['ring-line'] }),
    ),
    ...words.map(({ text, y }) =>
      element('text', { y, 'text-anchor': 'middle', 'font-size': RING_NAME, 'font-weight': 600, fill: palette.muted }, [escaped(text)]),
    ),
    element('g', { stroke: palette.ink, fill: 'none' }, strokes(lines, placed)),
    ...placed.map((point) => mark(point, palette)),
    element('g', { 'font-size': CAPTION, fill: palette.ink, stroke: palette.paper, 'stroke-width': 3.5, 'paint-order': 'stroke' },
      names(placed, size, words).map((name) => {
        const { x, y, anchor } = anchored(name, CAPTION);
        return element('text', { x: tidy(x - half), y: tidy(y - half), 'text-anchor': anchor }, [escaped(name.text)]);
      })),
    ...(caption === null ? [] : [element('text', { x: 12 - half, y: half - 12, 'font-size': captionSize(caption, size), fill: palette.muted }, [escaped(caption)])]),
  ];
}

/** Names of the selected, the nucleus and the strongest that do not stand back, on no other and on no word written across the middle. */
function names(points: (SeenPoint & { size: number })[], size: number, words: { text: string; y: number }[]): WrittenName[] {
  const half = size / 2;
  const spotOf = (point: { x: number; y: number; size: number }): Spot => ({ x: point.x + half, y: point.y + half, reach: point.size });
  const rank = ({ selected, label, strength }: SeenPoint) => (selected ? 2e6 : label === 'NUCLEUS' ? 1e6 : 0) + strength;
  const measure = (text: string) => text.length * CAPTION * LETTER;
  const candidates = points.filter(({ faded }) => !faded).sort((one, other) => rank(other) - rank(one));
  return placeNames(
    candidates.slice(0, 3 * MOST_NAMES).map((point, place) => {
      const wish: Wish = point.selected ? 'must' : point.label === 'NUCLEUS' || (points.length > CROWD && place < FIRST_FEW) ? 'should' : 'may';
      return { ...spotOf(point), wish, texts: [shortName(point.name, LONGEST)] };
    }),
    {
      taken: words.map(({ text, y }) => ({ left: half - measure(text) / 2, right: half + measure(text) / 2, top: y + half - RING_NAME, bottom: y + half + RING_NAME / 3 })),
      marks: points.map(spotOf),
      most: MOST_NAMES,
      size: { width: size, height: size },
      middle: half,
      letters: CAPTION,
      measure,
    },
  );
}

/** All lines of one look as one path: a tenth of the text, and drawn at once. */
function strokes(lines: SeenLine[], placed: SeenPoint[]): string[] {
  const paths = new Map<string, { style: LineStyle; standing: Standing; d: string[] }>();
  for (const line of lines) {
    const [from, to] = [placed[line.a], placed[line.b]];
    if (!from || !to) continue;
    const style = lineStyle(line);
    const look = `${line.standing} ${style}`;
    const path = paths.get(look) ?? { style, standing: line.standing, d: [] };
    path.d.push(`M${from.x} ${from.y}L${to.x} ${to.y}`);
    paths.set(look, path);
  }
  const usual = Math.max(0.06, Math.min(0.3, 300 / lines.length));
  const opacities = { out: 0.7, among: Math.max(0.03, Math.min(0.2, 300 / lines.length)), back: 0.05 };
  const opacity = (standing: Standing) => (standing ? opacities[standing] : usual);
  const faintFirst = [...paths.values()].sort((one, other) => opacity(one.standing) - opacity(other.standing));
  return faintFirst.flatMap(({ style, standing, d }) =>
    strokesOf(style, standing === 'out' ? 1.5 : 1).map(({ width, dashes }) =>
      element('path', { d: d.join(''), 'stroke-width': width, 'stroke-opacity': opacity(standing), ...(dashes && { 'stroke-dasharray': dashes }) }),
    ),
  );
}

const FILL: Record<Ring, keyof Palette> = { NUCLEUS: 'ring-nucleus', NEAR: 'ring-1', RING_2: 'ring-2', OUTSIDE: 'ring-outside' };

function mark({ name, kind, label, x, y, size, faded, selected }: SeenPoint & { size: number }, palette: Palette): string {
  const { fill } = marks[kind];
  return element('g', faded ? { opacity: FADED } : {}, [
    element('title', {}, [escaped(name)]),
    ...(selected || label === 'NUCLEUS' || label === 'GROWTH_POLE'
      ? [element('path', {
          ...{ d: markPath(marks[kind], x, y, size + 4), fill: 'none', stroke: selected ? palette.ink : palette.gold, 'stroke-width': 2 },
          ...(!selected && label === 'GROWTH_POLE' && { 'stroke-dasharray': '3 2' }),
        })]
      : []),
    element('path', { d: markPath(marks[kind], x, y, size), fill, stroke: palette['mark-outline'] }),
  ]);
}

function tidy(value: number): number {
  return Math.round(value * 10) / 10;
}
