import type { NucleusLabel } from '@/generated/graphql';

/** From the heart outwards. */
const RINGS = ['NUCLEUS', 'NEAR', 'RING_2', 'OUTSIDE'] as const;
export type Ring = (typeof RINGS)[number];

/** A ring of the picture, in the picture's own unit: its radius is about 1. */
export type Band = {
  ring: Ring;
  inner: number;
  outer: number;
  /** From its outermost point to its border. */
  air: number;
  labels: NucleusLabel[];
};

type Points = { labels: NucleusLabel[]; x: number[]; y: number[] };

/** The ring that a label stands in. A growth pole has none of its own: it stands where its ties put it. */
const ringOf: Record<NucleusLabel, Ring | null> = {
  NUCLEUS: 'NUCLEUS',
  GROWTH_POLE: null,
  CORE_PARTNER: 'NEAR',
  RING_1: 'NEAR',
  RING_2: 'RING_2',
  OUTSIDE: 'OUTSIDE',
};

const AIR = 0.06;

/** Where the rings of a laid-out picture run: midway between the outermost points of one and the innermost of the next. */
export function ringBands(points: Points): Band[] {
  const extents = RINGS.flatMap((ring) => extentOf(points, ring));
  const edge = Math.max(1, ...extents.map(({ to }) => to)) + AIR;
  return extents.map(({ ring, to, labels }, place) => {
    const outer = borderAfter(extents, place, edge);
    return { ring, labels, inner: place === 0 ? 0 : borderAfter(extents, place - 1, edge), outer, air: outer - to };
  });
}

type Extent = { ring: Ring; from: number; to: number; labels: NucleusLabel[] };

function extentOf(points: Points, ring: Ring): Extent[] {
  const radii: number[] = [];
  const labels = new Set<NucleusLabel>();
  points.labels.forEach((label, place) => {
    if (ringOf[label] !== ring) return;
    radii.push(Math.hypot(points.x[place] ?? 0, points.y[place] ?? 0));
    labels.add(label);
  });
  if (radii.length === 0) return [];
  const [from, to] = radii.reduce(([least, most], radius) => [Math.min(least, radius), Math.max(most, radius)], [Infinity, 0]);
  return [{ ring, from, to, labels: [...labels].sort() }];
}

function borderAfter(extents: Extent[], place: number, edge: number): number {
  const [own, next] = [extents[place], extents[place + 1]];
  return own && next ? (own.to + next.from) / 2 : edge;
}

/**
 * The room that a mark may take, in the picture's unit: in rings the distance of the nearest two; in a picture without, where some may
 * overlap, what each would have if all were spread evenly.
 */
export function roomOfMark(picture: { x: number[]; y: number[] }, bands: Band[]): number {
  return bands.length > 0 ? closestDistance(picture) : Math.min(WIDEST, 1.2 / Math.sqrt(picture.x.length));
}

/** In a network of few, marks need not grow to fill the room; points that coincide must not make them vanish. */
const WIDEST = 0.1;
const NARROWEST = 0.005;

/** The distance between the two points that lie nearest to each other: marks no wider than it do not overlap. */
function closestDistance({ x, y }: { x: number[]; y: number[] }): number {
  const order = x.map((_, place) => place).sort((one, other) => (x[one] ?? 0) - (x[other] ?? 0));
  let least = Infinity;
  order.forEach((place, at) => {
    for (let next = at + 1; next < order.length; next++) {
      const other = order[next] ?? place;
      const dx = (x[other] ?? 0) - (x[place] ?? 0);
      if (dx >= least) return;
      least = Math.min(least, Math.hypot(dx, (y[other] ?? 0) - (y[place] ?? 0)));
    }
  });
  return Math.max(NARROWEST, Math.min(least, WIDEST));
}
