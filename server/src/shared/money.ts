/** Exact decimals: `digits` fraction digits kept as a bigint of that many smaller units. No binary float on the way. */
const DECIMAL = /^-?\d{1,15}(?:\.\d+)?$/;

/** The number of smaller units in a decimal text; null when it is no number or has more fraction digits than are kept. */
export function parseDecimal(text: string, digits: number): bigint | null {
  if (!DECIMAL.test(text)) return null;
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  if (fraction.replace(/0+$/, '').length > digits) return null;
  const units = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return negative ? -units : units;
}

/** The decimal text of a number of smaller units, with all `digits` fraction digits. */
export function formatDecimal(units: bigint, digits: number): string {
  const sign = units < 0n ? '-' : '';
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The same without needless zeros. */
export const plainDecimal = (units: bigint, digits: number): string => formatDecimal(units, digits).replace(/\.?0+$/, '');

/** Fraction digits of money: the currencies of the platform have 2. */
export const MINOR_DIGITS = 2;
/** Fraction digits of a quantity. */
export const MILLI_DIGITS = 3;

/** Currencies that amounts may be given in, ISO 4217, all with 2 fraction digits. */
export const CURRENCIES = ['KZT', 'RUB', 'USD', 'EUR', 'CNY', 'UZS', 'KGS'] as const;

/** Money as the API gives it. */
export function money(minor: bigint, currency: string): { amount: string; currency: string } {
  return { amount: formatDecimal(minor, MINOR_DIGITS), currency };
}

/** A quantity as the API gives it, without needless zeros. */
export function quantity(milli: bigint, unit: string): { value: string; unit: string } {
  return { value: plainDecimal(milli, MILLI_DIGITS), unit };
}
