import { useQuery } from '@tanstack/react-query';
import type { MultiLineString, MultiPolygon } from 'geojson';
import { readJsonFile } from '@/lib/file';
import type { Middles } from './whereabouts';

/** See README.md beside it. */
export type Land = { land: MultiPolygon; borders: MultiLineString; regionBorders: MultiLineString; centres: Middles };

/** The ground of the map, fetched once. */
export function useLand(): { land: Land | undefined; failed: boolean; again: () => void } {
  const { data, isError, refetch } = useQuery<Land>({
    queryKey: ['land'],
    queryFn: ({ signal }) => readJsonFile<Land>(new URL('./land.json', import.meta.url), signal),
    staleTime: Infinity,
  });
  return { land: data, failed: isError, again: () => void refetch() };
}
