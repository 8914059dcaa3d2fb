import { createHash } from 'node:crypto';
import type { RegionalFigureRow, TieRow } from './rows.js';

/** The unique key of something imported: the source, and the id in its numbering. */
export const sourceKey = (source: string, id: string): string => `${source}:${id}`;

/** The key of a tie that the file gives no id: the same cluster, type and ends are the same tie; of a mutual one the ends in either order. */
export function tieKey(source: string, tie: Pick<TieRow, 'id' | 'cluster' | 'type' | 'from' | 'to' | 'mutual'>): string {
  if (tie.id !== null) return sourceKey(source, tie.id);
  const ends = tie.mutual === true ? [tie.from, tie.to].sort() : [tie.from, tie.to];
  return sourceKey(source, digest([tie.cluster, tie.type, ...ends]));
}

/** The key of a sector. Its code has no colon, so what follows the first one is the classification. */
export const sectorKey = (classification: string, code: string): string => `${code}:${classification}`;

/** The key of a regional figure or output. */
export const regionalFigureKey = ({ region, year, classification, sector }: Omit<RegionalFigureRow, 'jobs'>): string => `${region}:${year}:${sectorKey(classification, sector)}`;

/** The id of the tie that stands for all joint projects of two organizations. */
export const jointProjectsId = (cluster: string, ends: readonly [string, string]): string => digest(['joint projects', cluster, ...ends]);

const digest = (parts: string[]): string => `#${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
