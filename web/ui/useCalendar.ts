import 'dayjs/locale/kk';
import 'dayjs/locale/ru';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';

/** What every calendar needs to speak the reader's language, to eye and ear. */
export function useCalendar() {
  const t = useTranslations('ui.calendar');
  // The calendar is named after its field by their common id.
  const id = useId();
  return {
    id,
    popoverProps: { id, trapFocus: true, returnFocus: true },
    locale: useLocale(),
    firstDayOfWeek: 1 as const,
    // Days of the next and the last month would be too pale to read.
    hideOutsideDates: true,
    // Nor is Mantine's red for Saturdays and Sundays dark enough.
    weekendDays: [],
    ariaLabels: {
      previousMonth: t('previousMonth'),
      nextMonth: t('nextMonth'),
      previousYear: t('previousYear'),
      nextYear: t('nextYear'),
      previousDecade: t('previousDecade'),
      nextDecade: t('nextDecade'),
      monthLevelControl: t('chooseMonth'),
      yearLevelControl: t('chooseYear'),
    },
  };
}
