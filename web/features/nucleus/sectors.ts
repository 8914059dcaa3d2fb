import type { ChainRole } from '@/generated/graphql';

/** A part of the turn in which organizations of one chain role stand. Angles in radians, clockwise from the top. */
export type Sector = { role: ChainRole; middle: number; width: number };

/** Fewer organizations of a role than this do not make a sector worth a name. */
const LEAST_MEMBERS = 3;

/** Where the roles of the chain stand round the picture, the largest first. */
export function sectorsOf({ chainRoles, x, y }: { chainRoles: Array<ChainRole | null>; x: number[]; y: number[] }): Sector[] {
  const sums = new Map<ChainRole, { east: number; north: number; members: number }>();
  chainRoles.forEach((role, place) => {
    const radius = Math.hypot(x[place] ?? 0, y[place] ?? 0);
    if (!role || radius === 0) return;
    const { east, north, members } = sums.get(role) ?? { east: 0, north: 0, members: 0 };
    sums.set(role, {
      east: east + (x[place] ?? 0) / radius,
      north: north + (y[place] ?? 0) / radius,
      members: members + 1,
    });
  });
  return [...sums]
    .filter(([, { members }]) => members >= LEAST_MEMBERS)
    .sort(([, one], [, other]) => other.members - one.members)
    .map(([role, { east, north, members }]) => ({
      role,
      middle: Math.atan2(east, north),
      width: (2 * Math.PI * members) / chainRoles.length,
    }));
}
