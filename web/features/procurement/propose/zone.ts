import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** The instant at which the clock of a zone shows this. */
export function instantOf(clock: string, timeZone: string): string {
  return dayjs.tz(clock, timeZone).toISOString();
}

/** What the clock of a zone shows so many days from now, at an hour when people are at work. */
export function clockInDays(days: number, timeZone: string): string {
  return dayjs().tz(timeZone).add(days, 'day').hour(18).minute(0).second(0).format('YYYY-MM-DD HH:mm:ss');
}

/** The day that the calendar of a zone shows so many days from now. */
export function dayInDays(days: number, timeZone: string): string {
  return dayjs().tz(timeZone).add(days, 'day').format('YYYY-MM-DD');
}

export function hoursUntil(clock: string, timeZone: string): number {
  return dayjs.tz(clock, timeZone).diff(dayjs(), 'hour', true);
}
