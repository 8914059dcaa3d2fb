import type { Picture } from '../picture';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const VECTOR: Record<Direction, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/** A partner counts as so much nearer than a stranger at the same distance. */
const PULL_OF_PARTNERS = 0.5;

export function isDirection(key: string): key is Direction {
  return key in VECTOR;
}

/** Where a walk begins: at the strongest of the innermost label that is shown. */
export function startOfWalk(picture: Picture, shown: boolean[]): number | null {
  const heart = shown.some((is, place) => is && picture.labels[place] === 'NUCLEUS');
  return strongest(picture, (place) => Boolean(shown[place]) && (!heart || picture.labels[place] === 'NUCLEUS'));
}

/** The next point in a direction: near, little off the way, a partner rather than a stranger. */
export function step(picture: Picture, from: number, partners: number[], shown: boolean[], key: Direction): number | null {
  const near = new Set(partners);
  const { x, y } = VECTOR[key];
  let best: number | null = null;
  let leastCost = Infinity;
  picture.ids.forEach((_, place) => {
    if (place === from || !shown[place]) return;
    const dx = (picture.x[place] ?? 0) - (picture.x[from] ?? 0);
    const dy = (picture.y[place] ?? 0) - (picture.y[from] ?? 0);
    const ahead = dx * x + dy * y;
    const aside = Math.abs(dx * y - dy * x);
    if (ahead <= 0 || aside > ahead) return;
    const cost = (ahead + 2 * aside) * (near.has(place) ? PULL_OF_PARTNERS : 1);
    if (cost < leastCost) [best, leastCost] = [place, cost];
  });
  return best;
}

function strongest(picture: Picture, wanted: (place: number) => boolean): number | null {
  return picture.strengths.reduce<number | null>(
    (best, strength, place) =>
      wanted(place) && (best === null || strength > (picture.strengths[best] ?? 0)) ? place : best,
    null,
  );
}
