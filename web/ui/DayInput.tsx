'use client';

import { DateInput, type DateInputProps } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useCalendar } from './useCalendar';

dayjs.extend(customParseFormat);

const SHOWN = 'DD.MM.YYYY';
const TYPED = [SHOWN, 'D.M.YYYY', 'D.M.YY', 'DD/MM/YYYY', 'D/M/YYYY', 'YYYY-MM-DD'];

/** A calendar day, chosen or typed as day.month.year; its value is the API's `2026-03-01`. */
export function DayInput(props: DateInputProps) {
  return (
    <DateInput
      valueFormat={SHOWN}
      dateParser={(typed) => {
        const day = dayjs(typed.trim(), TYPED, true);
        return day.isValid() ? day.format('YYYY-MM-DD') : null;
      }}
      clearable
      {...useCalendar()}
      {...props}
    />
  );
}
