import neo4j, { isDate, isDateTime, isInt, type Integer } from 'neo4j-driver';
import { unpacked } from './table.js';

/** Money and quantities are told by the end of their name (graph-schema/README.md): they stay exact, as bigint. */
const EXACT = /(Minor|Milli)$/;

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** In UTC, whatever zone this program runs in: in Cypher equal instants of different offsets are not equal. */
function instant(date: Date): unknown {
  return new neo4j.types.DateTime(
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds() * 1_000_000,
    0,
  );
}

/** A parameter as the database wants it: whole JS numbers become integers (the driver would send floats), dates become instants. */
export function toGraph(value: unknown): unknown {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return neo4j.int(value);
  if (value instanceof Date) return instant(value);
  if (Array.isArray(value)) return value.map(toGraph);
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toGraph(item)]));
  return value;
}

/** Instants are told by the end of their name, too. */
const INSTANT = /At$/;

/**
 * In Cypher, for a name that ends in At: an instant as a number, which becomes what the instant itself would. The driver takes six times as
 * long to build a DateTime, which counts where a page holds many.
 */
export const instantOf = (instant: string): string => `${instant}.epochMillis`;

function fromInteger(value: Integer, key: string): number | bigint | string {
  if (EXACT.test(key)) return value.toBigInt();
  return INSTANT.test(key) ? new Date(value.toNumber()).toISOString() : value.toNumber();
}

/**
 * A value of the database as the program wants it: integers as number (as bigint where the name ends in Minor or Milli), instants as
 * ISO 8601 text in UTC, days as `YYYY-MM-DD`, rows and tables as objects. Lists and maps are changed in place: an answer may hold thousands.
 */
export function fromGraph(value: unknown, key = ''): unknown {
  if (typeof value !== 'object' || value === null) return value; // most values are
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place += 1) value[place] = fromGraph(value[place], key);
    return value;
  }
  if (isPlain(value)) {
    const made = unpacked(value, fromGraph);
    if (made !== null) return made;
    for (const name of Object.keys(value)) value[name] = fromGraph(value[name], name);
    return value;
  }
  if (isInt(value)) return fromInteger(value, key);
  if (isDateTime(value)) return value.toStandardDate().toISOString();
  return isDate(value) ? value.toString() : value;
}
