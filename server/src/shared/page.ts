import { badInput } from './request-error.js';

/** What a client asks of a connection. */
export type PageArguments = { first?: number | null | undefined; after?: string | null | undefined };

/** Where a page begins (the key of the row before it, by the order's own fields) and how many rows it holds. */
export type PageRequest = { limit: number; after: (string | number)[] | null };

export type Connection<Row> = {
  edges: { cursor: string; node: Row }[];
  nodes: Row[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

const MAX_PAGE = 100;
const DEFAULT_PAGE = 20;

function encodeCursor(order: string, key: (string | number)[]): string {
  return Buffer.from(JSON.stringify([order, ...key]), 'utf8').toString('base64url');
}

function decodeCursor(order: string, cursor: string, fields: number): (string | number)[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parts = null;
  }
  const isKey = (part: unknown): part is string | number => typeof part === 'string' || typeof part === 'number';
  if (Array.isArray(parts) && parts.length === fields + 1 && parts.every(isKey) && parts[0] === order) return parts.slice(1);
  throw badInput('error.badCursor', ['after']);
}

/**
 * Reads the arguments of a connection. Throws BAD_USER_INPUT for a `first` outside 1..100 and for a cursor that is not of this order.
 * @param order name of the order, part of every cursor, so that a cursor of another order is refused
 * @param fields number of fields that the order goes by
 */
export function readPage(arguments_: PageArguments, order: string, fields: number): PageRequest {
  const limit = arguments_.first ?? DEFAULT_PAGE;
  if (limit < 1 || limit > MAX_PAGE) throw badInput('error.badFirst', ['first'], { max: MAX_PAGE });
  return { limit, after: arguments_.after == null ? null : decodeCursor(order, arguments_.after, fields) };
}

/** How many rows of a list without pages are asked for. Throws BAD_USER_INPUT outside 1..100. */
export const atMost = (first: number | null | undefined): number => readPage({ first }, 'list', 0).limit;

/**
 * A connection from `limit + 1` rows or fewer: the extra one only tells that more follow. Edges and cursors are made when they are asked for:
 * most ask for the nodes alone.
 */
export function connection<Row>(rows: Row[], limit: number, order: string, keyOf: (row: Row) => (string | number)[]): Connection<Row> {
  const nodes = rows.slice(0, limit);
  const cursorOf = (node: Row): string => encodeCursor(order, keyOf(node));
  const last = nodes.at(-1);
  return {
    get edges() {
      return nodes.map((node) => ({ cursor: cursorOf(node), node }));
    },
    nodes,
    pageInfo: {
      hasNextPage: rows.length > limit,
      get endCursor() {
        return last === undefined ? null : cursorOf(last);
      },
    },
  };
}

/** The page before the first row: what ids and sort keys never exceed. */
const LAST_ID = '￿';

/** Newest first by id: the parameters of `WHERE n.id < $beforeId … ORDER BY n.id DESC LIMIT $rows`. */
export function newestFirst(page: PageRequest): { beforeId: string; rows: number } {
  return { beforeId: String(page.after?.[0] ?? LAST_ID), rows: page.limit + 1 };
}
