import type { NucleusPicture } from '../../generated/schema.js';
import type { StoredLine, StoredPoints } from './snapshot-store.js';

/** What is told of each point of the picture as it is now, as text: of the organization `o`, a member by `m`. Names last: they alone may hold a tab. */
const POINT = {
  chainRoles: 'head(m.chainRoles)',
  kinds: 'o.kind',
  latitudes: 'toString(o.latitude)',
  longitudes: 'toString(o.longitude)',
  places: 'coalesce(o.region, o.country)',
  names: 'coalesce(o[$nameIn], o.name)',
} as const;

type CurrentList = keyof typeof POINT;
export type PictureList = CurrentList | keyof StoredPoints;
const CURRENT_LISTS = Object.keys(POINT) as CurrentList[];
const STORED_LISTS = ['ids', 'labels', 'strengths', 'x', 'y'] as const satisfies (keyof StoredPoints)[];
export const PICTURE_LISTS: readonly PictureList[] = [...CURRENT_LISTS, ...STORED_LISTS];

/** The lists of the picture that were asked for; they run in parallel. */
type PictureLists = Partial<Pick<NucleusPicture, PictureList>>;

/** The picture; its lines by the places of their ends in the lists. */
export type PictureRow = PictureLists & { lines: StoredLine[]; pairCount: number };

/** The picture as it comes from the database: the points as they were and the lines as JSON, and of each member that is seen a text by `pointText`. */
export type PictureFound = { points: string; lines: string | null; members: string[] };

const currentAmong = (lists: readonly PictureList[]): CurrentList[] => CURRENT_LISTS.filter((list) => lists.includes(list));

/** The text that a member and what is told of it travel as, in Cypher. */
export const pointText = (lists: readonly PictureList[]): string =>
  ['o.id', ...currentAmong(lists).map((list) => `coalesce(${POINT[list]}, '')`)].join(" + '\\t' + ");

/**
 * The lines of which both ends are shown, by the places that the ends have among those.
 * @param shown the indices of the points that are shown, in their order
 */
function linesAmong(shown: number[], lines: StoredLine[]): StoredLine[] {
  const place = new Map(shown.map((index, order) => [index, order]));
  return lines.flatMap(([from, to, ...told]): StoredLine[] => {
    const [a, b] = [place.get(from), place.get(to)];
    return a === undefined || b === undefined ? [] : [[a, b, ...told]];
  });
}

/** The id of a member and what is told of it, in the order of the lists, of the text that both travel as. */
function cellsOf(member: string, lists: readonly CurrentList[]): [id: string, cells: (string | number | null)[]] {
  const [id = '', ...texts] = member.split('\t');
  const last = lists.length - 1;
  return [
    id,
    lists.map((list, column) => {
      const text = (column < last ? texts[column] : texts.slice(last).join('\t')) ?? '';
      if (text === '') return null;
      return list === 'latitudes' || list === 'longitudes' ? Number(text) : text;
    }),
  ];
}

/** The lists that were asked for, of all points whose member is seen, and the lines between these. */
export function pictureOf(found: PictureFound | undefined, lists: readonly PictureList[]): Omit<PictureRow, 'pairCount'> {
  const current = currentAmong(lists);
  const points = JSON.parse(found?.points ?? '{"ids":[]}') as StoredPoints;
  const members = new Map((found?.members ?? []).map((member) => cellsOf(member, current)));
  const told = points.ids.map((id) => members.get(id));
  const shown = [...told.keys()].filter((index) => told[index] !== undefined);
  const columns: [PictureList, unknown[]][] = [
    ...STORED_LISTS.filter((list) => lists.includes(list)).map((list): [PictureList, unknown[]] => [list, shown.map((index) => points[list][index])]),
    ...current.map((list, column): [PictureList, unknown[]] => [list, shown.map((index) => told[index]?.[column])]),
  ];
  const lines = JSON.parse(found?.lines ?? '[]') as StoredLine[];
  return { ...(Object.fromEntries(columns) as PictureLists), lines: shown.length === told.length ? lines : linesAmong(shown, lines) };
}
