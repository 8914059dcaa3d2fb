import type { Coordinates } from 'sigma/types';
import type { Band, Ring } from '../rings';
import { fitted, type Viewport } from './layer';
import type { Palette } from './palette';
import type { Box } from '../place-names';

const FILL: Record<Ring, keyof Palette> = {
  NUCLEUS: 'ring-nucleus',
  NEAR: 'ring-1',
  RING_2: 'ring-2',
  OUTSIDE: 'ring-outside',
};
const NAME_SIZE = 12;
const RIM_GAP = 7;
const SPACING = 0.5;

/** A word along the outer edge, over the part of the turn that it names. */
type RimWord = { text: string; middle: number; width: number };
export type RingWords = { rings: Record<Ring, string>; rim: RimWord[] };

/**
 * Draws the rings under the lines, each with its name along its upper edge if there is room, and the words round the rim; gives where these
 * letters stand.
 */
export function drawRings(
  viewport: Viewport,
  canvas: HTMLCanvasElement,
  bands: Band[],
  words: RingWords,
  palette: Palette,
): Box[] {
  const context = fitted(canvas, viewport.getDimensions());
  if (!context) return [];
  const centre = viewport.graphToViewport({ x: 0, y: 0 });
  const unit = viewport.graphToViewport({ x: 1, y: 0 }).x - centre.x;
  if (unit <= 0) return []; // not laid out, as on paper
  for (const { ring, outer } of [...bands].reverse()) {
    context.beginPath();
    context.arc(centre.x, centre.y, outer * unit, 0, 2 * Math.PI);
    context.fillStyle = palette[FILL[ring]];
    context.fill();
    context.strokeStyle = ring === 'NUCLEUS' ? palette.gold : palette['ring-line'];
    context.lineWidth = ring === 'NUCLEUS' ? 1.5 : 1;
    context.stroke();
  }
  context.textAlign = 'center';
  context.font = `600 ${NAME_SIZE}px ${palette.font}`;
  const written: Box[] = [];
  for (const { ring, outer, air } of bands) {
    if (air * unit < NAME_SIZE * 1.2) continue;
    context.fillStyle = ring === 'NUCLEUS' ? palette['gold-text'] : palette.muted;
    written.push(...writeOnArc(context, words.rings[ring], centre, outer * unit - NAME_SIZE * 1.1, { middle: 0, width: 2.4 }));
  }
  context.font = `400 ${NAME_SIZE}px ${palette.font}`;
  context.fillStyle = palette.muted;
  const rim = (bands.at(-1)?.outer ?? 1) * unit + RIM_GAP;
  const taken: Arc[] = [];
  for (const { text, middle, width } of words.rim) {
    const half = (context.measureText(text).width / 2 + RIM_GAP) / rim;
    if (taken.some((arc) => apart(arc.middle, middle) < arc.half + half)) continue;
    const letters = writeOnArc(context, text, centre, rim, { middle, width });
    if (letters.length > 0) taken.push({ middle, half });
    written.push(...letters);
  }
  return written;
}

type Arc = { middle: number; half: number };

/** The angle between two directions. */
function apart(one: number, other: number): number {
  const turned = Math.abs(one - other) % (2 * Math.PI);
  return Math.min(turned, 2 * Math.PI - turned);
}

/**
 * Writes a text along a circle, round an angle clockwise from the top; upright in the lower half too. Gives where its letters stand: nowhere
 * when it does not fit into its part of the turn.
 */
function writeOnArc(
  context: CanvasRenderingContext2D,
  text: string,
  centre: Coordinates,
  radius: number,
  { middle, width }: { middle: number; width: number },
): Box[] {
  const letters = [...text];
  const widths = letters.map((letter) => context.measureText(letter).width + SPACING);
  const total = widths.reduce((sum, one) => sum + one, 0);
  if (total > radius * width) return [];
  const below = Math.cos(middle) < -0.2;
  const turn = below ? -1 : 1;
  const baseline = below ? radius + NAME_SIZE * 0.75 : -radius;
  const midst = radius + NAME_SIZE * 0.35;
  let along = -total / 2;
  return letters.map((letter, place) => {
    const own = widths[place] ?? 0;
    const angle = middle + (turn * (along + own / 2)) / radius;
    context.save();
    context.translate(centre.x, centre.y);
    context.rotate(below ? angle + Math.PI : angle);
    context.fillText(letter, 0, baseline);
    context.restore();
    along += own;
    const [x, y] = [centre.x + midst * Math.sin(angle), centre.y - midst * Math.cos(angle)];
    return { left: x - NAME_SIZE / 2, right: x + NAME_SIZE / 2, top: y - NAME_SIZE / 2, bottom: y + NAME_SIZE / 2 };
  });
}
