/** Whether a text is a day of the calendar, written as 2026-03-01. */
export function isDay(text: string): boolean {
  // 31 February would silently become a day of March.
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day that it is now by UTC. */
export const todayInUtc = (): string => new Date().toISOString().slice(0, 10);
