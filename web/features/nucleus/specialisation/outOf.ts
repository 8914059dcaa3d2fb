const CROWDS = [100, 1000, 10_000, 100_000];

/** So few of a crowd are told that rounding them to whole ones changes the comparison by a tenth at most. */
const FEWEST = 5;

/** Two shares, 0 to 1, as whole numbers out of a crowd that is just large enough to compare them by. */
export function outOf(here: number, there: number): { of: number; here: number; there: number } {
  const of = CROWDS.find((crowd) => Math.min(here, there) * crowd >= FEWEST) ?? 100_000;
  return { of, here: Math.round(here * of), there: Math.round(there * of) };
}

/** How many times as much, as one says it: 2.4 times, but 13 times. */
export const times = (quotient: number): number => (quotient < 10 ? Math.round(quotient * 10) / 10 : Math.round(quotient));
