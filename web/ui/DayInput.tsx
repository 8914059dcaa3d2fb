'use client';

import { DateInput, type DateInputProps } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useCalendar } from './useCalendar';

dayjs.extend(customParseFormat);

const SHOWN = 'DD.MM.YYYY';
/** With slashes a day would be read otherwise than some mean it. */
const TYPED = [SHOWN, 'D.M.YYYY', 'D.M.YY', 'YYYY-MM-DD'];
const VALUE = 'YYYY-MM-DD';

type Props = Omit<DateInputProps, 'onChange'> & { onChange?: (day: string | null) => void };

/**
 * A calendar day, chosen or typed as day.month.year; its value is the API's `2026-03-01`. What is no day stays as it was typed, is said, and
 * keeps a form of `useForm` from being sent.
 */
export function DayInput({ error, onChange, ...props }: Props) {
  const t = useTranslations('ui.form');
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const judge = (found: string | null) => {
    input.current?.setCustomValidity(found ?? '');
    setFault(found);
  };
  return (
    <DateInput
      ref={input}
      valueFormat={SHOWN}
      dateParser={dayOf}
      fixOnBlur={fault === null}
      clearable
      {...useCalendar()}
      {...props}
      error={fault ?? error}
      onInput={({ currentTarget: { value } }) => {
        const day = dayOf(value);
        judge(value.trim() === '' || isWithin(day, props) ? null : t(day === null ? 'notADay' : 'dayOutside'));
      }}
      onChange={(day) => {
        judge(null);
        onChange?.(day);
      }}
    />
  );
}

function dayOf(typed: string): string | null {
  const day = dayjs(typed.trim(), TYPED, true);
  return day.isValid() ? day.format(VALUE) : null;
}

function isWithin(day: string | null, { minDate, maxDate }: Pick<DateInputProps, 'minDate' | 'maxDate'>): boolean {
  return day !== null && !(minDate && day < dayjs(minDate).format(VALUE)) && !(maxDate && day > dayjs(maxDate).format(VALUE));
}
