import type { Picture } from '../picture';

/** Degrees east, degrees north. */
export type Position = [east: number, north: number];

/** Organizations of one region or country whose coordinates are not known. */
type Heap = { code: string; middle: Position; members: number[] };

export type Whereabouts = {
  /** By place; null where no coordinates are known. */
  known: (Position | null)[];
  /** The others by region or country, the largest first. */
  heaps: Heap[];
  /** Those of which not even a country with a middle is known. */
  nowhere: number[];
  /** Region and country codes with the places of their organizations, the largest first. */
  regions: { code: string; members: number[]; middle: Position | null }[];
};

export type Coordinates = { latitudes: (number | null)[]; longitudes: (number | null)[] };
export type Middles = Record<string, [number, number]>;

/** Where the organizations of a picture are, as far as it is known. */
export function whereaboutsOf(picture: Pick<Picture, 'ids' | 'places'>, { latitudes, longitudes }: Coordinates, middles: Middles): Whereabouts {
  const known = picture.ids.map((_, place): Position | null => {
    const [north, east] = [latitudes[place] ?? null, longitudes[place] ?? null];
    return north === null || east === null ? null : [east, north];
  });
  const byCode = new Map<string, number[]>();
  picture.places.forEach((code, place) => {
    if (code !== null) byCode.set(code, [...(byCode.get(code) ?? []), place]);
  });
  const largestFirst = [...byCode].sort(([one, its], [other, others]) => others.length - its.length || (one < other ? -1 : 1));
  const regions = largestFirst.map(([code, members]) => ({ code, members, middle: middles[code] ?? meanOf(members, known) }));
  const heaps = regions.flatMap(({ code, members, middle }) => {
    const unknown = members.filter((place) => known[place] === null);
    const at = middle ?? middles[code.slice(0, 2)];
    return at && unknown.length > 0 ? [{ code, middle: at, members: unknown }] : [];
  });
  const heaped = new Set(heaps.flatMap(({ members }) => members));
  const nowhere = known.flatMap((position, place) => (position === null && !heaped.has(place) ? [place] : []));
  return { known, heaps, nowhere, regions };
}

function meanOf(members: number[], known: (Position | null)[]): Position | null {
  const positions = members.flatMap((place) => (known[place] ? [known[place]] : []));
  if (positions.length === 0) return null;
  const mean = (axis: 0 | 1) => positions.reduce((sum, position) => sum + position[axis], 0) / positions.length;
  return [mean(0), mean(1)];
}
