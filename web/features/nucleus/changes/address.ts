/** The two days that the address asks for. */
export type Days = { from: string | null; to: string | null };

export type Params = Record<string, string | string[] | undefined>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function readDays({ from, to }: Params): Days {
  return { from: readDay(from), to: readDay(to) };
}

/** A calendar day, or null for anything else. */
export function readDay(said: string | string[] | undefined): string | null {
  if (typeof said !== 'string' || !DAY.test(said)) return null;
  const time = Date.parse(said);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== said ? null : said;
}
