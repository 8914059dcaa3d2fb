/** Exact quantities and prices as the API counts them: decimal strings of at most 3 decimals, here as whole thousandths. */

const DECIMAL = /^(\d{1,30})(?:\.(\d{1,3}))?$/;
/** The largest quantity that the API takes. */
const MOST_MILLI = 1_000_000_000_000n;
const SPACES = /[\s\u00A0\u202F]/g;
/** 80,000 or 1,500.5: a comma before three digits groups them where the language writes numbers so. */
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Thousandths of a number as the API writes it; null when it is none. */
export function toMilli(written: string): bigint | null {
  const [, whole, decimals = ''] = DECIMAL.exec(written) ?? [];
  return whole === undefined ? null : BigInt(whole) * 1000n + BigInt(decimals.padEnd(3, '0'));
}

/** The same of a number as a person types it, who writes in that language. */
export function typedMilli(typed: string, locale: string): bigint | null {
  const written = typed.replace(SPACES, '');
  return toMilli(locale === 'en' && GROUPED.test(written) ? written.replaceAll(',', '') : written.replace(',', '.'));
}

/** Whether it is more than the API takes of a quantity. */
export function isTooMuch(milli: bigint): boolean {
  return milli > MOST_MILLI;
}

export const MOST_QUANTITY = toDecimal(MOST_MILLI);

/** Whether an amount of money as a person types it is one: above 0, of at most two decimals. */
export function isMoney(typed: string, locale: string): boolean {
  const milli = typedMilli(typed, locale);
  return milli !== null && milli > 0n && milli % 10n === 0n;
}

/** The decimal string that the API takes. */
export function toDecimal(milli: bigint): string {
  const decimals = (milli % 1000n).toString().padStart(3, '0').replace(/0+$/, '');
  return decimals ? `${milli / 1000n}.${decimals}` : `${milli / 1000n}`;
}

/** What a person typed, as the API takes it; an empty field is 0. */
export function typedDecimal(typed: string, locale: string): string {
  return toDecimal(typedMilli(typed || '0', locale) ?? 0n);
}

/** A number as typed in one language, so that another reads the same; what is no number stays as it is. */
export function retyped(typed: string, from: string, to: string): string {
  const milli = from === to ? null : typedMilli(typed, from);
  return milli === null ? typed : toDecimal(milli);
}

/** The whole packs just below and just above a quantity that is none; null when it is. */
export function nearestPacks(milli: bigint, pack: bigint): { below: bigint; above: bigint } | null {
  const over = milli % pack;
  return over === 0n ? null : { below: milli - over, above: milli - over + pack };
}

/** The part that one quantity is of another, for drawing only. */
export function shareOf(part: string, whole: string): number {
  const [of, all] = [toMilli(part) ?? 0n, toMilli(whole) ?? 0n];
  return all === 0n ? 1 : Number(of) / Number(all);
}

export function sum(values: string[]): string {
  return toDecimal(values.reduce((total, value) => total + (toMilli(value) ?? 0n), 0n));
}
