import { shortName } from '../short-name';
import type { SeenPoint } from './seen';

type Placed = SeenPoint & { size: number };
/** Written across the middle already. */
type Word = { text: string; y: number };
/** `end`: the name ends at x instead of beginning there. */
type PlacedName = { name: string; x: number; y: number; end: boolean };

const MOST_NAMES = 60;
const LONGEST = 32;
/** Of so many organizations no name would find a clear place: the first few are written in any case. */
const CROWD = 1000;
const FIRST_FEW = 15;
/** Mean width of a letter over the size of the type; a drawing without a screen cannot measure. */
const LETTER = 0.6;

/**
 * Names of the selected, the innermost and the strongest that do not stand back, pointing away from the middle: none on another or on a
 * word, none outside the frame, and but for those of the selected, the nucleus and the strongest in a crowd, none on another's mark.
 */
export function placedNames(points: Placed[], size: number, half: number, words: Word[] = []): PlacedName[] {
  const rank = ({ selected, label, strength }: Placed) => (selected ? 2e6 : label === 'NUCLEUS' ? 1e6 : 0) + strength;
  const taken = words.map(({ text, y }): Box => ({ left: (-text.length * size * LETTER) / 2, right: (text.length * size * LETTER) / 2, y }));
  const names: PlacedName[] = [];
  const candidates = points.filter(({ faded }) => !faded).sort((one, other) => rank(other) - rank(one));
  for (const [place, point] of candidates.slice(0, 3 * MOST_NAMES).entries()) {
    const name = shortName(point.name, LONGEST);
    const end = point.x < 0;
    const x = point.x + (end ? -1 : 1) * (point.size * 1.3 + 5);
    const width = name.length * size * LETTER;
    const box = { left: end ? x - width : x, right: end ? x : x + width, y: point.y };
    const inside = box.left > -half && box.right < half;
    const clear = point.selected || point.label === 'NUCLEUS' || (points.length > CROWD && place < FIRST_FEW) || !points.some((other) => other !== point && covers(box, other, size));
    if (names.length >= MOST_NAMES || !inside || !clear || taken.some((other) => overlap(box, other, size))) continue;
    taken.push(box);
    names.push({ name, x, y: point.y, end });
  }
  return names;
}

type Box = { left: number; right: number; y: number };

function overlap(one: Box, other: Box, size: number): boolean {
  return Math.abs(other.y - one.y) < size * 1.15 && other.left < one.right && one.left < other.right;
}

function covers({ left, right, y }: Box, mark: Placed, size: number): boolean {
  const reach = mark.size * 0.8;
  return Math.abs(mark.y - y) < size / 2 + reach && mark.x > left - reach && mark.x < right + reach;
}
