import type { NucleusLabel, OrganizationKind } from '@/generated/graphql';
import { isDrawn, type Line, type Picture } from '../picture';
import type { View } from '../stage/look';
import { standingOf, type Standing } from '../standing';

/** What is shown, and nothing else: what passes the filters, and the lines drawn among that. */
export type Seen = { points: SeenPoint[]; lines: SeenLine[] };

export type SeenPoint = {
  id: string;
  name: string;
  kind: OrganizationKind;
  label: NucleusLabel;
  /** Of all its ties, also those that are not shown. */
  strength: number;
  /** Number of lines shown at it. */
  degree: number;
  x: number;
  y: number;
  /** Stands back behind the selection. */
  faded: boolean;
  selected: boolean;
};

/** `a` and `b` are places in the list of points. */
export type SeenLine = Line & { standing: Standing };

export function seenOf(picture: Picture, lines: Line[], view: View): Seen {
  const { shown, lit } = view;
  const places = new Map<number, number>();
  const points = picture.ids.flatMap((id, at): SeenPoint[] => {
    if (!shown[at]) return [];
    places.set(at, places.size);
    return [
      {
        id,
        name: picture.names[at] ?? '',
        kind: picture.kinds[at] ?? 'ENTERPRISE',
        label: picture.labels[at] ?? 'OUTSIDE',
        strength: picture.strengths[at] ?? 0,
        degree: 0,
        x: picture.x[at] ?? 0,
        y: picture.y[at] ?? 0,
        faded: lit !== null && !lit.has(at),
        selected: at === view.selected,
      },
    ];
  });
  const drawn = lines.flatMap((line): SeenLine[] => {
    const [a, b] = [places.get(line.a), places.get(line.b)];
    return a === undefined || b === undefined || !isDrawn(line, view) ? [] : [{ ...line, a, b, standing: standingOf(line, view) }];
  });
  for (const { a, b } of drawn) for (const point of [points[a], points[b]]) if (point) point.degree += 1;
  return { points, lines: drawn };
}
