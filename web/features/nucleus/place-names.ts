/** In pixels from the upper left corner. */
export type Box = { left: number; right: number; top: number; bottom: number };

/** Where a mark stands, and half its width. */
export type Spot = { x: number; y: number; reach: number };

/**
 * How much a name is wanted. `must`: over any mark; `should`: over marks that are neither `must` nor `should`
 * themselves; `may`: over no mark.
 */
export type Wish = 'must' | 'should' | 'may';

/** Which end of a name stands by its mark, or its middle. */
type Anchor = 'start' | 'middle' | 'end';

export type WrittenName = { text: string; wish: Wish; box: Box; anchor: Anchor };

const GAP = 5;
const APART = 4;

type Around = {
  /** Where other words stand. */
  taken: Box[];
  /** All marks that a name that only may stand is kept off. */
  marks: Spot[];
  most: number;
  size: { width: number; height: number };
  /** Names point away from it. */
  middle: number;
  /** Height of the letters. */
  letters: number;
  /** Width of a text in the letters of such a wish. */
  measure: (text: string, wish: Wish) => number;
};

/**
 * Where names stand, the most important told first: at most `most`, none on another, on other words or over the edge; each by the first of its
 * texts that has room, or left out.
 */
export function placeNames(points: (Spot & { texts: string[]; wish: Wish })[], { taken, marks, most, size, middle, letters, measure }: Around): WrittenName[] {
  const insistent = points.filter(({ wish }) => wish !== 'may');
  const written: WrittenName[] = [];
  const free = (box: Box) =>
    box.left > 0 && box.right < size.width && box.top > 0 && box.bottom < size.height &&
    !taken.some((other) => overlap(box, other)) && !written.some((other) => overlap(box, other.box));
  for (const point of points) {
    if (written.length >= most) break;
    const { texts, wish, x, y } = point;
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
    const clear = wish === 'may' ? marks : insistent;
    for (const text of texts) {
      const fitting = places(point, { width: measure(text, wish), letters }, x < middle).filter(({ box }) => free(box));
      const place = fitting.find(({ box }) => !clear.some((mark) => covers(box, mark, point))) ?? (wish === 'must' ? fitting[0] : undefined);
      if (!place) continue;
      written.push({ text, wish, ...place });
      break;
    }
  }
  return written;
}

/** Where a name may stand: at one side of its mark, at the other, under it, above it. */
function places({ x, y, reach }: Spot, { width, letters }: { width: number; letters: number }, leftFirst: boolean): { box: Box; anchor: Anchor }[] {
  const off = reach * 1.3 + GAP;
  const tall = letters * 0.75;
  const beside = { top: y - tall, bottom: y + tall };
  const across = { left: x - width / 2, right: x + width / 2 };
  const left = { box: { left: x - off - width, right: x - off, ...beside }, anchor: 'end' as const };
  const right = { box: { left: x + off, right: x + off + width, ...beside }, anchor: 'start' as const };
  return [
    ...(leftFirst ? [left, right] : [right, left]),
    { box: { ...across, top: y + off, bottom: y + off + 2 * tall }, anchor: 'middle' },
    { box: { ...across, top: y - off - 2 * tall, bottom: y - off }, anchor: 'middle' },
  ];
}

/** Where a text begins, has its middle or ends, for a drawing that measures letters itself; `letters` as they were placed. */
export function anchored({ box, anchor }: WrittenName, letters: number): { x: number; y: number; anchor: Anchor } {
  const x = { start: box.left, middle: (box.left + box.right) / 2, end: box.right }[anchor];
  return { x, y: (box.top + box.bottom) / 2 + letters / 3, anchor };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right + APART && other.left < one.right + APART && one.top < other.bottom && other.top < one.bottom;
}

function covers({ left, right, top, bottom }: Box, mark: Spot, own: Spot): boolean {
  if (mark.x === own.x && mark.y === own.y) return false;
  const reach = mark.reach * 0.8;
  return mark.x > left - reach && mark.x < right + reach && mark.y > top - reach && mark.y < bottom + reach;
}
