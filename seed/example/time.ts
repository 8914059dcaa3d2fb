const DAY_MS = 24 * 60 * 60 * 1000;
/** People agree on the end of a working day: 18:00 in Kostanay is 13:00 in UTC. */
const END_OF_WORK = 13;
const START_OF_WORK = 4;

/** An hour of the day, by default the end of work, so many days after the day of loading. */
export function at(today: Date, days: number, hour = END_OF_WORK): Date {
  const moment = new Date(today.getTime() + days * DAY_MS);
  moment.setUTCHours(hour, 0, 0, 0);
  return moment;
}

/** An hour of work for something with this key: not all is written at one o'clock. */
export const hourOf = (key: string): number => START_OF_WORK + (key.length % (END_OF_WORK - START_OF_WORK));
