import { notFound, type Problem } from './refusal.js';
import { CURRENCIES, parseDecimal } from './money.js';
import { idOf, type NodeType } from './identifier.js';

/** Beyond these a day is a slip of the pen. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';

/** Collects what is wrong with an input, so that a person sees all of it at once. */
export class Checks {
  readonly problems: Problem[] = [];

  add(path: string[], message: string, arguments_: Record<string, string | number> = {}): void {
    this.problems.push({ path: ['input', ...path], message, arguments: arguments_ });
  }

  /** A text without its outer white space; too short, too long or with characters that no person types is a problem. */
  text(path: string[], value: string | null | undefined, minimum: number, maximum: number): string {
    const trimmed = isBlank(value ?? '') ? '' : (value ?? '').normalize('NFC').trim();
    if (hasForbiddenCharacters(trimmed)) this.add(path, 'input.characters');
    else if (trimmed.length < minimum) this.add(path, minimum === 1 ? 'input.required' : 'input.tooShort', { minimum });
    else if (trimmed.length > maximum) this.add(path, 'input.tooLong', { maximum });
    return trimmed;
  }

  /** Like `text`; null for none. */
  optionalText(path: string[], value: string | null | undefined, maximum: number): string | null {
    return this.text(path, value, 0, maximum) || null;
  }

  /** A text on one line: white space in it becomes a space. */
  line(path: string[], value: string | null | undefined, minimum: number, maximum: number): string {
    return this.text(path, value?.replace(/\s+/g, ' '), minimum, maximum);
  }

  /** Like `line`; null for none. */
  optionalLine(path: string[], value: string | null | undefined, maximum: number): string | null {
    return this.line(path, value, 0, maximum) || null;
  }

  /** A day on which something may begin or end. */
  day(path: string[], value: string | null | undefined): void {
    if (value != null && (value < FIRST_DAY || value > LAST_DAY)) this.add(path, 'input.day', { first: FIRST_DAY, last: LAST_DAY });
  }

  /** An exact decimal in smaller units, 0 or more. */
  decimal(path: string[], value: string, digits: number): bigint {
    const units = parseDecimal(value, digits);
    if (units === null) this.add(path, 'input.decimal', { digits });
    else if (units < 0n) this.add(path, 'input.negative');
    return units ?? 0n;
  }

  currency(path: string[], value: string): string {
    if (!(CURRENCIES as readonly string[]).includes(value)) this.add(path, 'input.currency', { known: CURRENCIES.join(', ') });
    return value;
  }

  unit(path: string[], value: string): string {
    if (!/^[A-Z0-9]{2,3}$/.test(value)) this.add(path, 'input.unit');
    return value;
  }

  region(path: string[], value: string | null | undefined): string | null {
    const region = (value ?? '').trim();
    if (region === '') return null;
    if (!/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(region)) this.add(path, 'input.region');
    return region;
  }

  /** A whole number within bounds. */
  integer(path: string[], value: number, minimum: number, maximum: number): number {
    if (!Number.isInteger(value) || value < minimum || value > maximum) this.add(path, 'input.range', { minimum, maximum });
    return value;
  }
}

/**
 * Null bytes, other control characters, lone surrogates, and marks by which letters stand in another order than they were typed: the database
 * or a reader would stumble over them.
 */
export function hasForbiddenCharacters(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text) || /\p{Surrogate}/u.test(text);
}

/** Whether there is nothing to be seen: white space, or characters without a width. */
export const isBlank = (text: string): boolean => /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text) && !hasForbiddenCharacters(text);

/** The id behind a global id of an input; a Refusal when it is of no such object, the same as for one that is hidden. */
export function mustBeId(type: NodeType, text: string, field: string): string {
  const id = idOf(type, text);
  if (id === null) throw notFound(['input', field]);
  return id;
}

/** As much of an e-mail address as can be told without writing to it. */
export const isEmail = (text: string): boolean => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text);
