import type { Locale } from '@/i18n/routing';

/**
 * Browsers' `Intl` says that it knows Kazakh and does not: Chromium writes "₸ 285,000.50" and "M03". Kazakh numbers are
 * written as Russian ones, so those rules serve for both, and names of months come from the messages.
 */
const numberRules: Record<Locale, string> = { kk: 'ru', ru: 'ru', en: 'en' };

type Exact = Intl.StringNumericLiteral;

/** To make one takes a hundred times as long as to use it, and a page writes many. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const clocks = new Map<string, Intl.DateTimeFormat>();

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const format = formats.get(key) ?? make();
  formats.set(key, format);
  return format;
}

/** A number or decimal string, with every digit it has. */
export function formatNumber(value: string | number, locale: Locale, options: Intl.NumberFormatOptions = {}): string {
  const rules = numberRules[locale];
  const make = () => new Intl.NumberFormat(rules, { maximumFractionDigits: 20, ...options });
  return kept(numberFormats, `${rules} ${JSON.stringify(options)}`, make).format(value as Exact);
}

export function formatMoney(amount: string, currency: string, locale: Locale): string {
  const whole = !/\.0*[1-9]/.test(amount);
  return formatNumber(amount, locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : 2,
  });
}

export type Clock = { year: number; month: number; day: number; time: string; offset: string };

/** What the clock and calendar of a time zone show at an instant. */
export function clockAt(instant: string | number, timeZone: string): Clock {
  const parts = kept(clocks, timeZone, () => clockOf(timeZone)).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    year: Number(part('year')),
    month: Number(part('month')),
    day: Number(part('day')),
    time: `${part('hour')}:${part('minute')}`,
    offset: part('timeZoneName').replace('GMT', 'UTC'),
  };
}

const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  });

export type Span = { unit: 'minutes' | 'hours' | 'days'; n: number };

/** A stretch of time in the largest unit that fits. */
export function spanOf(milliseconds: number): Span {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 60) return { unit: 'minutes', n: minutes };
  if (minutes < 48 * 60) return { unit: 'hours', n: Math.floor(minutes / 60) };
  return { unit: 'days', n: Math.floor(minutes / 1440) };
}
