/**
 * Browsers' `Intl` says that it knows Kazakh and does not: Chromium writes "₸ 285,000.50" and "M03". Kazakh numbers are
 * written as Russian ones, so those rules serve for both, and names of months come from the messages.
 */
const numberRules = { kk: 'ru', ru: 'ru', en: 'en' };

type Locale = keyof typeof numberRules;

type Exact = Intl.StringNumericLiteral;

/** To make one takes a hundred times as long as to use it, and a page writes many. */
const numberFormats = new Map<string, Intl.NumberFormat>();

const SMALL_AND_WHOLE = /^(0|[1-9]\d{0,2})$/;

/** A number or decimal string, with every digit it has. */
export function formatNumber(value: string | number, locale: Locale, options?: Intl.NumberFormatOptions): string {
  // The first format of a page takes 16 ms and on a phone several times that, for digits that are the same in all languages.
  if (options === undefined && SMALL_AND_WHOLE.test(String(value))) return String(value);
  const rules = numberRules[locale];
  const key = `${rules} ${JSON.stringify(options ?? {})}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(rules, { maximumFractionDigits: 20, ...options });
  numberFormats.set(key, format);
  return format.format(value as Exact);
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
