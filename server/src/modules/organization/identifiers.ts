import { vatProblem } from './vat.js';

/** The schemes in which an organization can be registered. */
export const SCHEMES = ['KZ-BIN', 'LEI', 'ROR', 'VAT'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** What is wrong with an identifier: its form, or its check digits. */
export type IdentifierProblem = 'form' | 'check';

/** Kazakhstan's business number; a farm of a single person has that person's number, which is made by the same rule. */
function binProblem(value: string): IdentifierProblem | null {
  if (!/^\d{2}(0[1-9]|1[0-2])\d{8}$/.test(value)) return 'form';
  const digits = [...value].map(Number);
  const rest = (weights: readonly number[]): number => weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11;
  const first = rest([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const check = first === 10 ? rest([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) : first;
  // A number for which the second row gives 10 too is never issued.
  return check === digits[11] ? null : 'check';
}

/** ISO 17442: letters count as 10 to 35, and the whole leaves 1 by 97. */
function leiProblem(value: string): IdentifierProblem | null {
  if (!/^[A-Z0-9]{18}\d{2}$/.test(value)) return 'form';
  const digits = [...value].map((letter) => parseInt(letter, 36).toString()).join('');
  return BigInt(digits) % 97n === 1n ? null : 'check';
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** The research registry's: a number in Crockford's base 32, then what completes a hundred times it to 98 by 97. */
function rorProblem(value: string): IdentifierProblem | null {
  if (!/^0[0-9a-hj-km-np-tv-z]{6}\d{2}$/.test(value)) return 'form';
  const number = [...value.slice(0, 7)].reduce((total, letter) => total * 32 + CROCKFORD.indexOf(letter), 0);
  return 98 - ((number * 100) % 97) === Number(value.slice(7)) ? null : 'check';
}

/** The canonical form: what people write for the eye is taken away. */
function canonical(scheme: Scheme, text: string): string {
  const bare = text.normalize('NFKC').trim();
  if (scheme === 'ROR') return bare.toLowerCase().replace(/^(https?:\/\/)?ror\.org\//, '');
  return bare.toUpperCase().replace(/[\s.\-/]/g, '');
}

const PROBLEMS: Record<Scheme, (value: string) => IdentifierProblem | null> = {
  'KZ-BIN': binProblem,
  LEI: leiProblem,
  ROR: rorProblem,
  VAT: vatProblem,
};

export const isScheme = (text: string): text is Scheme => (SCHEMES as readonly string[]).includes(text);

/** An identifier in its canonical form, and what is wrong with it. */
export function readIdentifier(scheme: Scheme, text: string): { value: string; problem: IdentifierProblem | null } {
  const value = canonical(scheme, text);
  return { value, problem: PROBLEMS[scheme](value) };
}
