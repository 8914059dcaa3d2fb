/** To make one takes a hundred times as long as to use it, and a page writes many. */
const clocks = new Map<string, Intl.DateTimeFormat>();

export type Clock = { year: number; month: number; day: number; time: string; offset: string };

/** What the clock and calendar of a time zone show at an instant; those of the device for null. */
export function clockAt(instant: string | number, timeZone: string | null): Clock {
  if (timeZone === null) return clockOfDevice(new Date(instant));
  const clock = clocks.get(timeZone) ?? clockOf(timeZone);
  clocks.set(timeZone, clock);
  const parts = clock.formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    year: Number(part('year')),
    month: Number(part('month')),
    day: Number(part('day')),
    time: `${part('hour')}:${part('minute')}`,
    offset: part('timeZoneName').replace(/^GMT(\+0$)?/, 'UTC'),
  };
}

/** The device knows its own zone; `Intl` has to load what it knows of the zones of the world, and would have to be asked for the reader's. */
function clockOfDevice(date: Date): Clock {
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  const minutesEast = -date.getTimezoneOffset();
  const [hours, minutes] = [Math.trunc(Math.abs(minutesEast) / 60), Math.abs(minutesEast) % 60];
  const offset = `${minutesEast < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${twoDigits(minutes)}`}`;
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    time: `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`,
    offset: minutesEast === 0 ? 'UTC' : `UTC${offset}`,
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
