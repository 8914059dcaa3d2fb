import type { GeoProjection } from 'd3-geo';
import type { Position, Whereabouts } from './whereabouts';

/** In pixels, y downwards. */
export type Spot = { x: number; y: number };
export type Disc = Spot & { code: string; count: number; radius: number };

type Arranged = {
  /** By place; null for those that the map does not show. */
  spots: (Spot | null)[];
  /** Of those whose coordinates are not known. */
  discs: Disc[];
};

const ROUNDS = 60;
/** Pixels that the eye would miss. */
const SEEN = 0.2;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** Radius of a heap over the distance of its members times the root of their number. */
const PACKED = 0.56;

/** Where the marks stand: each at its coordinates, with room for its neighbours; those without coordinates in a disc for their region. */
export function arrange({ known, heaps }: Whereabouts, projection: GeoProjection, spacing: number): Arranged {
  const spots = withRoom(known.map((position) => position && projected(projection, position)), spacing);
  const discs = apart(
    heaps.flatMap(({ code, middle, members }) => {
      const at = projected(projection, middle);
      return at ? [{ ...at, code, count: members.length, radius: spacing * (PACKED * Math.sqrt(members.length) + 0.6) }] : [];
    }),
  );
  const discOf = new Map(discs.map((disc) => [disc.code, disc]));
  for (const { code, members } of heaps) {
    const disc = discOf.get(code);
    if (disc) members.forEach((place, k) => (spots[place] = spread(disc, k, spacing)));
  }
  return { spots, discs };
}

function projected(projection: GeoProjection, position: Position): Spot | null {
  const point = projection(position);
  return point && Number.isFinite(point[0]) && Number.isFinite(point[1]) ? { x: point[0], y: point[1] } : null;
}

/** Marks that would lie on each other, moved as little as gives each its room; those of one town make a bunch around it. */
function withRoom(spots: (Spot | null)[], spacing: number): (Spot | null)[] {
  // Marks of the very same coordinates are told apart first, else nothing could push them.
  const met = new Map<string, number>();
  const moved = spots.map((spot) => {
    if (!spot) return null;
    const key = `${Math.round(spot.x)} ${Math.round(spot.y)}`;
    const k = met.get(key) ?? 0;
    met.set(key, k + 1);
    return spread(spot, k, spacing / 4);
  });
  for (let round = 0; round < ROUNDS; round++) {
    const pushes = moved.map(() => ({ x: 0, y: 0 }));
    forEachNear(moved, spacing, (one, other, dx, dy, distance) => {
      const push = (spacing - distance) / distance / 2.5;
      const [here, there] = [pushes[one], pushes[other]];
      if (!here || !there) return;
      here.x -= dx * push;
      here.y -= dy * push;
      there.x += dx * push;
      there.y += dy * push;
    });
    let most = 0;
    moved.forEach((spot, place) => {
      const push = pushes[place];
      if (!spot || !push) return;
      spot.x += push.x;
      spot.y += push.y;
      most = Math.max(most, Math.abs(push.x), Math.abs(push.y));
    });
    if (most < SEEN) break;
  }
  return moved;
}

/** All pairs nearer to each other than a distance, found by the squares that they lie in. */
function forEachNear(
  spots: (Spot | null)[],
  reach: number,
  met: (one: number, other: number, dx: number, dy: number, distance: number) => void,
): void {
  const squares = new Map<number, number[]>();
  const square = (column: number, row: number) => column * 65_536 + row;
  spots.forEach((spot, place) => {
    if (!spot) return;
    const [column, row] = [Math.floor(spot.x / reach), Math.floor(spot.y / reach)];
    for (const right of [-1, 0, 1]) {
      for (const down of [-1, 0, 1]) {
        for (const other of squares.get(square(column + right, row + down)) ?? []) {
          const near = spots[other];
          const [dx, dy] = [spot.x - (near?.x ?? 0), spot.y - (near?.y ?? 0)];
          const distance = Math.hypot(dx, dy);
          if (near && distance > 0 && distance < reach) met(other, place, dx, dy, distance);
        }
      }
    }
    const own = squares.get(square(column, row));
    if (own) own.push(place);
    else squares.set(square(column, row), [place]);
  });
}

/** The k-th of a heap, as seeds lie in a sunflower (Vogel 1979). */
function spread({ x, y }: Spot, k: number, spacing: number): Spot {
  const radius = spacing * PACKED * Math.sqrt(k + 0.5);
  return { x: x + radius * Math.cos(k * GOLDEN_ANGLE), y: y + radius * Math.sin(k * GOLDEN_ANGLE) };
}

/** Discs that overlap, pushed apart as little as may be. */
function apart(discs: Disc[]): Disc[] {
  const moved = discs.map((disc) => ({ ...disc }));
  for (let round = 0; round < ROUNDS; round++) {
    moved.forEach((one, i) => {
      for (const other of moved.slice(i + 1)) {
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const distance = Math.hypot(dx, dy) || 0.01;
        const lacking = one.radius + other.radius + 1 - distance;
        if (lacking <= 0) continue;
        const share = other.radius ** 2 / (one.radius ** 2 + other.radius ** 2);
        one.x -= (dx / distance) * lacking * share;
        one.y -= (dy / distance) * lacking * share;
        other.x += (dx / distance) * lacking * (1 - share);
        other.y += (dy / distance) * lacking * (1 - share);
      }
    });
  }
  return moved;
}

/** The same, all moved: what a shift of the map does. */
export function shifted({ spots, discs }: Arranged, dx: number, dy: number): Arranged {
  const move = <One extends Spot>(one: One): One => ({ ...one, x: one.x + dx, y: one.y + dy });
  return { spots: spots.map((spot) => spot && move(spot)), discs: discs.map(move) };
}
