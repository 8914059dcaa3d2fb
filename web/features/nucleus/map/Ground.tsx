import { geoGraticule, geoPath, type GeoProjection } from 'd3-geo';
import { memo, useMemo } from 'react';
import type { Land } from './useLand';

/** Degrees between the lines of the net, from far to near, and the scale from which each is used. */
const NETS = [[0, 20], [700, 10], [2_000, 5], [6_000, 2], [14_000, 1]] as const;

/** Sea, land, borders and the net of the degrees. */
export const Ground = memo(function Ground({ land, projection, width, height }: { land: Land; projection: GeoProjection; width: number; height: number }) {
  const drawn = useMemo(() => {
    const path = geoPath(projection).digits(1);
    const step = NETS.findLast(([scale]) => projection.scale() >= scale)?.[1] ?? 20;
    const [west, north] = projection.invert?.([0, 0]) ?? [];
    const net = geoGraticule().step([step, step]).stepMinor([step, step]);
    // A fine net of the whole globe would be long to draw.
    if (step < 10 && west !== undefined && north !== undefined) net.extentMinor(extentOf(projection, width, height, step));
    return { land: path(land.land), borders: path(land.borders), regions: path(land.regionBorders), net: path(net()) };
  }, [land, projection, width, height]);
  return (
    <g fill="none">
      <path d={drawn.land ?? ''} fill="var(--ozek-ring-1)" stroke="var(--ozek-ring-line)" strokeWidth={1} />
      <path d={drawn.net ?? ''} stroke="var(--ozek-hairline)" strokeWidth={1} />
      <path d={drawn.regions ?? ''} stroke="var(--ozek-ring-line)" strokeWidth={1} strokeDasharray="4 3" />
      <path d={drawn.borders ?? ''} stroke="var(--ozek-line)" strokeOpacity={0.55} strokeWidth={1} />
    </g>
  );
});

/** The degrees that the frame shows, by its corners and the middles of its sides, and a step around. */
function extentOf(projection: GeoProjection, width: number, height: number, step: number): [[number, number], [number, number]] {
  const shown = [0, 0.5, 1].flatMap((x) => [0, 0.5, 1].flatMap((y) => [projection.invert?.([x * width, y * height])].filter((point) => point != null)));
  const [lons, lats] = [shown.map(([lon]) => lon), shown.map(([, lat]) => lat)];
  const least = (values: number[]) => Math.floor(Math.min(...values) / step) * step - step;
  const most = (values: number[]) => Math.ceil(Math.max(...values) / step) * step + step;
  return [[Math.max(-180, least(lons)), Math.max(-90, least(lats))], [Math.min(180, most(lons)), Math.min(90, most(lats))]];
}
