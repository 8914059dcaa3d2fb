import type { useTranslations } from 'next-intl';
import type { Locale } from '@/i18n/routing';
import { formatNumber } from '@/ui/format';
import { isTooMuch, MOST_QUANTITY, nearestPacks, typedMilli } from '@/lib/decimal';
import { LEAST_HOURS, MOST_DAYS, type Proposal } from './proposal';
import { hoursUntil } from './zone';

type Words = ReturnType<typeof useTranslations<'procurement.new.fault'>>;

/** What the server would refuse, said beside the field before it is sent. */
export function validation(t: Words, locale: Locale) {
  const quantity = (milli: bigint | null) => {
    if (!milli) return t('aboveZero');
    return isTooMuch(milli) ? t('tooMuch', { most: formatNumber(MOST_QUANTITY, locale) }) : null;
  };
  return {
    title: (title: string) => (title.trim().length < 3 ? t('title') : null),
    description: (text: string) => (text.trim().length < 1 ? t('description') : null),
    deadlineAt: (clock: string | null, { timeZone }: Proposal) => {
      if (!clock) return t('deadline');
      const hours = hoursUntil(clock, timeZone);
      if (hours < LEAST_HOURS) return t('tooSoon', { hours: LEAST_HOURS });
      return hours > MOST_DAYS * 24 ? t('tooLate') : null;
    },
    minimumParticipants: (number: number | string) => {
      const least = Number(number);
      return Number.isInteger(least) && least >= 1 && least <= 1000 ? null : t('participants');
    },
    lines: {
      product: (product: string) => (product.trim().length < 2 ? t('product') : null),
      pack: (pack: string) => quantity(typedMilli(pack, locale)),
      minimum: (minimum: string, { lines }: Proposal, path: string) => {
        const milli = typedMilli(minimum, locale);
        const pack = typedMilli(lines[Number(path.split('.')[1])]?.pack ?? '', locale);
        return quantity(milli) ?? (milli && pack && nearestPacks(milli, pack) ? t('packs') : null);
      },
    },
  };
}
