/** How many steps over the lines each point is from one of them; one that no line leads to is not in it. */
export function stepsFrom(partners: number[][], from: number): Map<number, number> {
  const steps = new Map([[from, 0]]);
  for (const [place, taken] of steps) {
    for (const next of partners[place] ?? []) if (!steps.has(next)) steps.set(next, taken + 1);
  }
  return steps;
}

/** The points within so many steps. */
export function within(steps: Map<number, number>, most: number): Set<number> {
  return new Set([...steps].filter(([, taken]) => taken <= most).map(([place]) => place));
}
