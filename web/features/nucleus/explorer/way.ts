import { isDrawn, partnersOf, type Line } from '../picture';

type Showing = { shown: boolean[]; showsLine: (line: Line) => boolean };

/**
 * The places on a way with the fewest steps over the lines that are shown, both ends included; the stronger line first where several
 * ways are as short. Null where no way leads there.
 */
export function shortestWay(lines: Line[], showing: Showing, from: number, to: number): number[] | null {
  const partners = partnersOf(showing.shown.length, lines.filter((line) => isDrawn(line, showing)));
  const cameFrom = new Map<number, number | null>([[from, null]]);
  for (const place of cameFrom.keys()) {
    if (place === to) break;
    for (const next of partners[place] ?? []) if (!cameFrom.has(next)) cameFrom.set(next, place);
  }
  if (!cameFrom.has(to)) return null;
  const way: number[] = [];
  for (let place: number | null = to; place !== null; place = cameFrom.get(place) ?? null) way.unshift(place);
  return way;
}

/** Whether a line is a step of the way. */
export function isStep(way: number[], { a, b }: Pick<Line, 'a' | 'b'>): boolean {
  const at = way.indexOf(a);
  return at !== -1 && (way[at + 1] === b || (at > 0 && way[at - 1] === b));
}
