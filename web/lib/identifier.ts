/** Register numbers of organizations, judged as far as their own form and check digits allow: a hint before the server is asked. */

export const identifierSchemes = ['KZ-BIN', 'VAT', 'LEI', 'ROR'] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];

/** `unchecked`: the form fits; check digits of this kind differ from country to country and are left to the server. */
type IdentifierVerdict = 'holds' | 'unchecked' | 'digits' | 'malformed';

const forms: Record<IdentifierScheme, RegExp> = {
  'KZ-BIN': /^\d{2}(0[1-9]|1[0-2])\d{8}$/,
  VAT: /^[A-Z]{2}[0-9A-Z+*]{2,12}$/,
  LEI: /^[0-9A-Z]{18}\d{2}$/,
  ROR: /^0[0-9abcdefghjkmnpqrstvwxyz]{6}\d{2}$/,
};

const checks: Record<IdentifierScheme, ((number: string) => boolean) | null> = {
  'KZ-BIN': binHolds,
  VAT: null,
  LEI: leiHolds,
  ROR: rorHolds,
};

export function schemeOf(code: string | null | undefined): IdentifierScheme | null {
  return identifierSchemes.find((scheme) => scheme === code) ?? null;
}

/** A number as its register writes it: without what people write for the eye, and without the address they copy along. */
export function tidyIdentifier(scheme: IdentifierScheme, typed: string): string {
  const bare = typed.replace(/\s/g, '');
  if (scheme === 'ROR') return bare.toLowerCase().replace(/^(?:https?:\/\/)?ror\.org\//, '');
  return bare.toUpperCase().replace(/[.\-/]/g, '');
}

export function judgeIdentifier(scheme: IdentifierScheme, typed: string): IdentifierVerdict {
  const number = tidyIdentifier(scheme, typed);
  if (!forms[scheme].test(number)) return 'malformed';
  const holds = checks[scheme];
  if (!holds) return 'unchecked';
  return holds(number) ? 'holds' : 'digits';
}

/** The 12th digit is the rest of the weighted sum by 11; where that is 10, of the sum with weights two places on. */
function binHolds(number: string): boolean {
  const digits = [...number].map(Number);
  const rest = (shift: number) =>
    digits.slice(0, 11).reduce((sum, digit, place) => sum + digit * (((place + shift) % 11) + 1), 0) % 11;
  const first = rest(0);
  return (first === 10 ? rest(2) : first) === digits[11];
}

/** ISO 17442: letters count from 10, and the whole leaves 1 by 97. */
function leiHolds(number: string): boolean {
  const written = [...number].map((sign) => Number.parseInt(sign, 36)).join('');
  return BigInt(written) % 97n === 1n;
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** The last two digits bring what the letters before them count, in base 32, to 1 by 97. */
function rorHolds(number: string): boolean {
  const value = [...number.slice(0, 7)].reduce((sum, sign) => sum * 32n + BigInt(CROCKFORD.indexOf(sign)), 0n);
  return 98n - ((value * 100n) % 97n) === BigInt(number.slice(7));
}
