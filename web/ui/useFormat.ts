import { useLocale, useTranslations } from 'next-intl';
import { clockAt, spanOf, type Clock } from './clock';
import { formatMoney, formatNumber } from './format';

type Month = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10' | '11' | '12';

/** Numbers, money, quantities and times in the reader's language; the same on the server and in every browser. */
export function useFormat() {
  const locale = useLocale();
  const t = useTranslations('ui');
  const unitName = useTranslations('terms.unit');

  const calendar = ({ year, month, day }: Pick<Clock, 'year' | 'month' | 'day'>) =>
    t('date.long', { year: String(year), day: String(day), month: t(`date.month.${String(month) as Month}`) });

  /** For messages that say how many: the number, by which they choose the form of their words, and as it is written. */
  const howMany = (n: number) => ({ n, nText: formatNumber(n, locale) });

  const unit = (code: string) => (unitName.has(code as 'TNE') ? unitName(code as 'TNE') : code);

  return {
    number: (value: string | number, options?: Intl.NumberFormatOptions) => formatNumber(value, locale, options),
    howMany,
    unit,
    quantity: (quantity: { value: string; unit: string }) =>
      t('quantity', { value: formatNumber(quantity.value, locale), unit: unit(quantity.unit) }),
    money: ({ amount, currency }: { amount: string; currency: string }) => formatMoney(amount, currency, locale),
    /** A calendar day as the API gives it: 2026-03-01. */
    day: (date: string) => {
      const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
      return calendar({ year, month, day });
    },
    instant: (at: string, timeZone: string | null) => {
      const clock = clockAt(at, timeZone);
      return t('date.withTime', { date: calendar(clock), time: clock.time, zone: clock.offset });
    },
    dayOf: (at: string, timeZone: string | null) => calendar(clockAt(at, timeZone)),
    ago: (at: string, now: number) => {
      const { unit: step, n } = spanOf(Math.max(0, now - Date.parse(at)));
      return n < 1 ? t('ago.now') : t(`ago.${step}`, howMany(n));
    },
    left: (at: string, now: number) => {
      const rest = Date.parse(at) - now;
      if (rest <= 0) return t('left.over');
      const { unit: step, n } = spanOf(rest);
      return t(`left.${step}`, howMany(Math.max(1, n)));
    },
  };
}
