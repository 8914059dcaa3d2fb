import { geoAzimuthalEqualArea, geoNaturalEarth1, type GeoProjection } from 'd3-geo';
import type { Position } from './whereabouts';

export type Size = { width: number; height: number };

/** What the reader did to the map: how many times nearer, and how many pixels its middle was moved. */
export type Camera = { nearer: number; dx: number; dy: number };

export const WHOLE: Camera = { nearer: 1, dx: 0, dy: 0 };

const MARGIN = 0.08;
/** The frame holds at least the last share of the organizations, so that a few far away do not make the others small. */
const SHARES = [1, 0.98, 0.95, 0.9];
/** Beyond it the globe would be seen from behind. */
const HORIZON = 100;
/** Radians across at most near: a single town still has its surroundings. */
const NEAREST = 0.05;

/** A plain projection without distorted areas in which most positions fill the frame; or the whole world. */
export function projectionFor(positions: Position[], { width, height }: Size, world: boolean, { nearer, dx, dy }: Camera): GeoProjection {
  const projection = world ? wholeWorld({ width, height }) : around(positions, { width, height });
  const [x, y] = projection.translate();
  return projection
    .scale(projection.scale() * nearer)
    .translate([width / 2 + (x - width / 2) * nearer + dx, height / 2 + (y - height / 2) * nearer + dy])
    .clipExtent([[-20, -20], [width + 20, height + 20]]);
}

function around(positions: Position[], { width, height }: Size): GeoProjection {
  const [west, east] = bulk(positions.map(([lon]) => lon));
  const [south, north] = bulk(positions.map(([, lat]) => lat));
  const inside = positions.filter(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north);
  const margin = Math.min(width, height) * MARGIN;
  const projection = geoAzimuthalEqualArea()
    .rotate([-(west + east) / 2, -(south + north) / 2])
    .clipAngle(HORIZON);
  if (inside.length > 0) {
    projection.fitExtent([[margin, margin], [width - margin, height - margin]], { type: 'MultiPoint', coordinates: inside });
  }
  const most = Math.min(width, height) / NEAREST;
  return Number.isFinite(projection.scale()) && projection.scale() < most ? projection : projection.scale(most).translate([width / 2, height / 2]);
}

function wholeWorld({ width, height }: Size): GeoProjection {
  return geoNaturalEarth1().fitExtent([[0, 0], [width, height]], { type: 'Sphere' });
}

/** Between which values the organizations lie: all, if the frame need not be much wider for it than for those near the middle. */
function bulk(values: number[]): [number, number] {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  const ends = SHARES.map((share): [number, number] => [at((1 - share) / 2), at((1 + share) / 2)]);
  const [west, east] = ends.at(-1) ?? [0, 0];
  return ends.find(([from, to]) => to - from <= 2.5 * (east - west)) ?? [west, east];
}
