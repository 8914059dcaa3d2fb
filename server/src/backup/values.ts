import neo4j, { isDate, isDateTime, isInt } from 'neo4j-driver';

/** A property as a line of an export holds it: JSON, with a mark on what JSON cannot tell apart. */
export type Told = string | boolean | number | Told[] | { int: string } | { float: number | string } | { date: string } | { datetime: (number | string | null)[] };

/** Why a graph cannot be exported or loaded; for the operator. */
export class ExportRefused extends Error {}

function tellNumber(value: number): Told {
  if (!Number.isFinite(value)) return { float: String(value) };
  return Number.isInteger(value) ? { float: value } : value;
}

/** The value of a property, exactly: whole numbers and fractions stay what they are, instants keep their nanoseconds. */
function tellValue(value: unknown): Told {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return tellNumber(value);
  if (isInt(value)) return value.inSafeRange() ? value.toNumber() : { int: value.toString() };
  if (Array.isArray(value)) return value.map(tellValue);
  if (isDate(value)) return { date: value.toString() };
  if (isDateTime(value)) {
    const { year, month, day, hour, minute, second, nanosecond, timeZoneOffsetSeconds, timeZoneId } = value;
    const numbers = [year, month, day, hour, minute, second, nanosecond].map(Number);
    return { datetime: [...numbers, timeZoneOffsetSeconds == null ? null : Number(timeZoneOffsetSeconds), timeZoneId ?? null] };
  }
  throw new ExportRefused('The graph holds a value of a kind that an export does not know: make a dump.');
}

function dateTimeOf([year, month, day, hour, minute, second, nanosecond, offset, zone]: (number | string | null)[]): unknown {
  const [y, mo, d, h, mi, s, ns] = [year, month, day, hour, minute, second, nanosecond].map(Number) as [number, number, number, number, number, number, number];
  return new neo4j.types.DateTime(y, mo, d, h, mi, s, ns, offset as number, (zone ?? undefined) as string);
}

/** The value that was told. */
function readValue(told: Told): unknown {
  if (typeof told === 'number') return Number.isInteger(told) ? neo4j.int(told) : told;
  if (typeof told !== 'object') return told;
  if (Array.isArray(told)) return told.map(readValue);
  if ('int' in told) return neo4j.int(told.int);
  if ('float' in told) return Number(told.float);
  if ('date' in told) return neo4j.types.Date.fromStandardDate(new Date(`${told.date}T12:00:00`));
  return dateTimeOf(told.datetime);
}

export const tellProperties = (properties: Record<string, unknown>): Record<string, Told> =>
  Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, tellValue(value)]));

export const readProperties = (properties: Record<string, Told>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).map(([name, told]) => [name, readValue(told)]));
