import { notFound, type Problem } from './refusal.js';
import { CURRENCIES, parseDecimal } from './money.js';
import { idOf, type NodeType } from './identifier.js';

/** Collects what is wrong with an input, so that a person sees all of it at once. */
export class Checks {
  readonly problems: Problem[] = [];

  add(path: string[], message: string, arguments_: Record<string, string | number> = {}): void {
    this.problems.push({ path: ['input', ...path], message, arguments: arguments_ });
  }

  /** A text without its outer white space; too short, too long or with characters that no person types is a problem. */
  text(path: string[], value: string | null | undefined, minimum: number, maximum: number): string {
    const trimmed = (value ?? '').normalize('NFC').trim();
    if (hasForbiddenCharacters(trimmed)) this.add(path, 'input.characters');
    else if (trimmed.length < minimum) this.add(path, minimum === 1 ? 'input.required' : 'input.tooShort', { minimum });
    else if (trimmed.length > maximum) this.add(path, 'input.tooLong', { maximum });
    return trimmed;
  }

  /** Like `text`; null for none. */
  optionalText(path: string[], value: string | null | undefined, maximum: number): string | null {
    const text = this.text(path, value, 0, maximum);
    return text === '' ? null : text;
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

/** Null bytes, other control characters and lone surrogates: the database or a reader would stumble over them. */
export function hasForbiddenCharacters(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) || /\p{Surrogate}/u.test(text);
}

/** The id behind a global id of an input; a Refusal when it is of no such object, the same as for one that is hidden. */
export function mustBeId(type: NodeType, text: string, field: string): string {
  const id = idOf(type, text);
  if (id === null) throw notFound(['input', field]);
  return id;
}

/** As much of an e-mail address as can be told without writing to it. */
export const isEmail = (text: string): boolean => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text);
