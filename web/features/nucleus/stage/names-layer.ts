import { placeNames, type Box, type Spot, type Wish } from '../place-names';
import { shortName } from '../short-name';
import { fitted, type Viewport } from './layer';
import type { Palette } from './palette';

/** Height of the letters. */
const NAME_SIZE = 12.5;
const LONGEST = 26;

/** A name to write, the most important first: one that must be, in full if it can. */
export type NamedPoint = { key: string; name: string; wish: Wish };

/** Writes up to `most` names where neither another nor one of the `words` stands. */
export function drawNames(
  viewport: Viewport,
  canvas: HTMLCanvasElement,
  points: NamedPoint[],
  obstacles: string[],
  words: Box[],
  most: number,
  palette: Palette,
): void {
  const size = viewport.getDimensions();
  const context = fitted(canvas, size);
  if (!context || points.length === 0) return;
  const lettersOf = (wish: Wish) => `${wish === 'must' ? 600 : 400} ${NAME_SIZE}px ${palette.font}`;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const placed = placeNames(
    points.flatMap(({ key, name, wish }) => {
      const short = shortName(name, LONGEST);
      return spotOf(viewport, key).map((spot) => ({ ...spot, wish, texts: wish === 'must' && name !== short ? [name, short] : [short] }));
    }),
    {
      taken: words,
      marks: obstacles.flatMap((key) => spotOf(viewport, key)),
      most,
      size,
      letters: NAME_SIZE,
      middle: viewport.graphToViewport({ x: 0, y: 0 }).x,
      measure: (text, wish) => {
        context.font = lettersOf(wish);
        return context.measureText(text).width;
      },
    },
  );
  for (const { text, wish, box } of placed) {
    const y = (box.top + box.bottom) / 2;
    context.font = lettersOf(wish);
    context.strokeStyle = palette.paper;
    context.lineWidth = 3.5;
    context.strokeText(text, box.left, y);
    context.fillStyle = palette.ink;
    context.fillText(text, box.left, y);
  }
}

/** Where a mark is on the screen; nothing for one that is not drawn. */
function spotOf(viewport: Viewport, key: string): Spot[] {
  const data = viewport.getNodeDisplayData(key);
  return data ? [{ ...viewport.framedGraphToViewport(data), reach: viewport.scaleSize(data.size) }] : [];
}
