import type { Coordinates } from 'sigma/types';
import { shortName } from '../short-name';
import { fitted, type Viewport } from './layer';
import type { Palette } from './palette';

/**
 * A name to write, the most important first. `must`: in full and in any case; `may`: where there is room; `should`: as
 * `may`, and over marks that are not so named themselves.
 */
export type NamedPoint = { key: string; name: string; wish: 'must' | 'should' | 'may' };

type Box = { left: number; right: number; top: number; bottom: number };

const SIZE = 12.5;
const GAP = 5;
const LONGEST = 26;

/** Writes up to `most` names, none on another, pointing away from the middle if they can. */
export function drawNames(
  viewport: Viewport,
  canvas: HTMLCanvasElement,
  points: NamedPoint[],
  obstacles: string[],
  most: number,
  palette: Palette,
): void {
  const dimensions = viewport.getDimensions();
  const context = fitted(canvas, dimensions);
  if (!context || points.length === 0) return;
  const marks = obstacles.flatMap((key) => placeOf(viewport, key) ?? []);
  const middle = viewport.graphToViewport({ x: 0, y: 0 }).x;
  const taken: Box[] = [];
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const insistent = points.flatMap(({ key, wish }) => (wish === 'may' ? [] : (placeOf(viewport, key) ?? [])));
  for (const { key, name, wish } of points) {
    const place = placeOf(viewport, key);
    if (!place || !within(place, dimensions)) continue;
    context.font = `${wish === 'must' ? 600 : 400} ${SIZE}px ${palette.font}`;
    const text = wish === 'must' ? name : shortName(name, LONGEST);
    const sides = boxes(place, context.measureText(text).width);
    const wanted = place.x < middle ? sides : sides.reverse();
    const fitting = wanted.filter(({ left, right }) => left > 0 && right < dimensions.width);
    const clear = wish === 'may' ? marks : insistent;
    const free = fitting.find((box) => !taken.some((other) => overlap(box, other)) && !clear.some((mark) => covers(box, mark, place)));
    const box = free ?? (wish === 'must' ? (fitting[0] ?? wanted[0]) : undefined);
    if (!box) continue;
    taken.push(box);
    context.strokeStyle = palette.paper;
    context.lineWidth = 3.5;
    context.strokeText(text, box.left, place.y);
    context.fillStyle = palette.ink;
    context.fillText(text, box.left, place.y);
    if (taken.length >= most) return;
  }
}

type Place = Coordinates & { reach: number };

function placeOf(viewport: Viewport, key: string): Place | null {
  const data = viewport.getNodeDisplayData(key);
  return data ? { ...viewport.framedGraphToViewport(data), reach: viewport.scaleSize(data.size) } : null;
}

/** Where a name may stand: left of its mark, right of it. */
function boxes({ x, y, reach }: Place, width: number): [Box, Box] {
  const off = reach * 1.3 + GAP;
  const height = { top: y - SIZE * 0.75, bottom: y + SIZE * 0.75 };
  return [
    { left: x - off - width, right: x - off, ...height },
    { left: x + off, right: x + off + width, ...height },
  ];
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right + 4 && other.left < one.right + 4 && one.top < other.bottom && other.top < one.bottom;
}

function covers({ left, right, top, bottom }: Box, mark: Place, own: Place): boolean {
  if (mark.x === own.x && mark.y === own.y) return false;
  const reach = mark.reach * 0.8;
  return mark.x > left - reach && mark.x < right + reach && mark.y > top - reach && mark.y < bottom + reach;
}

function within({ x, y }: Coordinates, { width, height }: { width: number; height: number }): boolean {
  return x > 0 && y > 0 && x < width && y < height;
}
