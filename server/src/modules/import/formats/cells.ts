import { z } from 'zod';
import { isDay } from '../../../shared/day.js';
import { hasForbiddenCharacters } from '../../../shared/input.js';
import { MILLI_DIGITS, parseDecimal } from '../../../shared/money.js';
import { isShare } from '../../tie/rules.js';

/** What keeps a cell from being understood, in a sentence. */
export class Fault {
  constructor(readonly reason: string) {}
}

type Read<T> = (text: string) => T | Fault;

const REPLACEMENT = '\uFFFD';

function charactersFault(text: string): Fault | null {
  if (text.includes('\0')) return new Fault('The cell contains a null byte.');
  if (text.includes(REPLACEMENT)) {
    return new Fault('The cell contains bytes that are not valid UTF-8 (or a letter lost in an earlier conversion). Save the file as UTF-8.');
  }
  if (hasForbiddenCharacters(text)) return new Fault('The cell contains a control character.');
  return null;
}

function cell<T>(read: Read<T>): z.ZodType<T, string> {
  return z.string().transform((text, context): T => {
    const value = charactersFault(text) ?? read(text.normalize('NFC').trim());
    if (!(value instanceof Fault)) return value;
    context.addIssue({ code: 'custom', message: value.reason });
    return z.NEVER;
  });
}

/** A cell that must not be empty, in a column that must be there. */
export const compulsory = <T>(read: Read<T>): z.ZodType<T, string> =>
  cell((text) => (text === '' ? new Fault('The cell is empty, but this column is compulsory.') : read(text)));

/** A cell that may be empty (null), in a column that may be left out (undefined). */
export const voluntary = <T>(read: Read<T>): z.ZodOptional<z.ZodType<T | null, string>> => cell((text) => (text === '' ? null : read(text))).optional();

/** Like `voluntary`; an empty cell stands for a value. */
export const defaulted = <T>(read: Read<T>, empty: T): z.ZodOptional<z.ZodType<T, string>> => cell((text) => (text === '' ? empty : read(text))).optional();

/** A text of at most so many characters, on one line. */
export const text =
  (maximum: number): Read<string> =>
  (value) => {
    if (value.length > maximum) return new Fault(`The text has ${value.length} characters; at most ${maximum} are kept.`);
    return value.replace(/\s+/g, ' ');
  };

/** An id of the file's own numbering. */
export const id: Read<string> = (value) => {
  if (value.length > 120) return new Fault(`The id has ${value.length} characters; at most 120 are allowed.`);
  return /\s/.test(value) ? new Fault('The id contains white space.') : value;
};

/** One of the words of a list. */
export const word =
  <W extends string>(words: readonly W[]): Read<W> =>
  (value) =>
    words.find((known) => known === value) ?? new Fault(`"${value}" is not known here. Known are: ${words.join(', ')}.`);

/** Several values in one cell, separated by `|`; each once. */
export const list =
  <T>(read: Read<T>, maximum: number): Read<T[]> =>
  (value) => {
    const parts = [...new Set(value.split('|').map((part) => part.trim()))].filter((part) => part !== '');
    if (parts.length > maximum) return new Fault(`The list has ${parts.length} values; at most ${maximum} are kept.`);
    const values: T[] = [];
    for (const part of parts) {
      const item = read(part);
      if (item instanceof Fault) return item;
      values.push(item);
    }
    return values;
  };

/** A whole number within bounds. */
export const integer =
  (minimum: number, maximum: number): Read<number> =>
  (value) => {
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= minimum && number <= maximum) return number;
    return new Fault(`"${value}" is not a whole number from ${minimum} to ${maximum}, written in digits alone.`);
  };

/** A decimal number within bounds, with a point. */
export const decimal =
  (minimum: number, maximum: number): Read<number> =>
  (value) => {
    if (/^-?\d+,\d+$/.test(value)) return new Fault(`"${value}" has a decimal comma; write a point.`);
    const number = /^-?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?$/.test(value) ? Number(value) : Number.NaN;
    if (number >= minimum && number <= maximum) return number === 0 ? 0 : number;
    return new Fault(`"${value}" is not a number from ${minimum} to ${maximum}.`);
  };

/** A share of a whole in percent, as exact thousandths. */
export const share: Read<bigint> = (value) => {
  const milli = parseDecimal(value.replace(/ ?%$/, ''), MILLI_DIGITS);
  return milli !== null && isShare(milli) ? milli : new Fault(`"${value}" is not a share in percent: above 0 to 100, with a decimal point and at most 3 decimals.`);
};

/** A calendar day, `YYYY-MM-DD`. */
export const day: Read<string> = (value) => {
  const exists = isDay(value) && Number(value.slice(0, 4)) >= 1000;
  return exists ? value : new Fault(`"${value}" is not a calendar day; write it as 2026-03-01.`);
};

const TRUE = ['true', 'yes', '1'];
const FALSE = ['false', 'no', '0'];

/** Yes or no. */
export const boolean: Read<boolean> = (value) => {
  const lower = value.toLowerCase();
  if (TRUE.includes(lower)) return true;
  return FALSE.includes(lower) ? false : new Fault(`"${value}" is neither ${TRUE.join(', ')} nor ${FALSE.join(', ')}.`);
};

/** ISO 3166-2. */
export const region: Read<string> = (value) =>
  /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(value) ? value : new Fault(`"${value}" is not a region code of ISO 3166-2, such as KZ-39.`);

/** A region of ISO 3166-2, or a whole country of ISO 3166-1. */
export const place: Read<string> = (value) =>
  /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(value) ? value : new Fault(`"${value}" is neither a region code of ISO 3166-2, such as KZ-39, nor a country code of ISO 3166-1, such as KZ.`);

/** The code of a sector in an official table: `10.61`, `B-E`, `31-33`. */
export const sectorCode: Read<string> = (value) =>
  /^[A-Za-z0-9][A-Za-z0-9.+-]{0,39}$/.test(value) ? value : new Fault(`"${value}" is not a code of at most 40 Latin letters and digits, with points, hyphens or pluses between them.`);

/** ISO 3166-1, two letters. */
export const country: Read<string> = (value) =>
  /^[A-Z]{2}$/.test(value) ? value : new Fault(`"${value}" is not a country code of ISO 3166-1, such as KZ.`);

/** An activity code of ISIC or NACE. */
export const sector: Read<string> = (value) =>
  /^[A-Z]?\d{0,4}(\.\d{1,2}){0,2}$/.test(value) ? value : new Fault(`"${value}" is not a sector code of ISIC or NACE, such as 10.61.`);

/** An address on the web. */
export const website: Read<string> = (value) => {
  if (value.length > 300) return new Fault(`The address has ${value.length} characters; at most 300 are kept.`);
  return /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value)
    ? value
    : new Fault(`"${value}" is not an address that begins with http:// or https://.`);
};

/** A cluster's id, as it stands in its address: in lower case; anything but Latin letters, digits and hyphens would not survive. */
export const clusterSlug: Read<string> = (value) => {
  const slug = value.toLowerCase();
  if (slug.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return slug;
  return new Fault(`"${value}" cannot be a cluster's id: at most 80 Latin letters and digits, with single hyphens between them.`);
};
