import { createHash } from 'node:crypto';
import { keep } from '../shared/keep.js';

/** What a row has: of each field its Cypher, or the fields of what is in it. */
export type Fields = { readonly [name: string]: string | Fields };

/**
 * Makes of the same names the same only once: statements are written for every question, from few parts. The names are those of the program,
 * never what somebody gave: all that is made is kept.
 */
export function once<Names extends string[], Made>(make: (...names: Names) => Made): (...names: Names) => Made {
  const made = new Map<string, Made>();
  return (...names) => keep(made, names.join('\n'), () => make(...names));
}

/** Properties of a node under their own names. */
export const properties = (node: string, ...names: string[]): Fields => Object.fromEntries(names.map((name) => [name, `${node}.${name}`]));

/** What is written of fields in Cypher: the cells of a row, and the mark by which their places are known again. */
type Written = { mark: string; cells: string };

const written = new WeakMap<Fields, Written>();

/**
 * One row in Cypher. Only a mark of its names travels: they would be a third of most statements and of small answers, and the driver takes
 * longer to read a name than most values. `fromGraph` makes the same of it as of a map.
 */
export function rowOf(fields: Fields): string {
  const { mark, cells } = keep(written, fields, () => write(fields));
  return `{columns: '${mark}', cells: [${cells}]}`;
}

/** All rows of a subquery as a list, in Cypher. `fromGraph` makes a list of maps of it. */
export function table(body: string, fields: Fields): string {
  const { mark, cells } = keep(written, fields, () => write(fields));
  return `{columns: '${mark}', rows: COLLECT { ${body} RETURN [${cells}] }}`;
}

/** The same names have the same mark in every program, so that the database knows the statement again whoever sends it. */
const markOf = (names: string): string => createHash('sha256').update(names).digest('base64url').slice(0, 8);

function write(fields: Fields): Written {
  const cells = flat(fields);
  const paths = cells.map(([path]) => path);
  const mark = markOf(paths.join(' '));
  known.set(mark, group(paths.map((path, place) => ({ path: path.split('.'), place }))));
  return { mark, cells: cells.map(([, cypher]) => cypher).join(', ') };
}

const flat = (fields: Fields, within = ''): [path: string, cypher: string][] =>
  Object.entries(fields).flatMap(([name, field]) => (typeof field === 'string' ? [[`${within}${name}`, field]] : flat(field, `${within}${name}.`)));

/** Where the cells of a table's rows belong: by name the place of a cell, or the places of what is in it. */
type Places = [name: string, place: number | Places][];

/** By the mark of the names. */
const known = new Map<string, Places>();

type Cell = { path: string[]; place: number };

function group(cells: Cell[]): Places {
  const inside = new Map<string, Cell[]>();
  for (const { path: [name = '', ...path], place } of cells) inside.set(name, [...(inside.get(name) ?? []), { path, place }]);
  return [...inside].map(([name, some]) => [name, some[0]?.path.length === 0 ? some[0].place : group(some)]);
}

type Row = Record<string, unknown>;
type Read = (cell: unknown, name: string) => unknown;

/** What `rowOf` or `table` made, as an object or a list of objects, null for anything else; `read` makes of each cell what the program wants. */
export function unpacked({ columns, cells, rows }: Row, read: Read): Row | Row[] | null {
  const places = typeof columns === 'string' ? known.get(columns) : undefined;
  if (places === undefined) return null;
  if (Array.isArray(cells)) return fill(places, cells, read);
  return Array.isArray(rows) ? rows.map((row: unknown[]) => fill(places, row, read)) : null;
}

function fill(places: Places, cells: unknown[], read: Read): Row {
  const row: Row = {};
  for (const [name, place] of places) row[name] = typeof place === 'number' ? read(cells[place], name) : fill(place, cells, read);
  return row;
}
