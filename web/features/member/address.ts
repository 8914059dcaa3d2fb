import type { ChainRole, MemberFilter, OrganizationKind } from '@/generated/graphql';
import { chainRoles, kinds } from '@/features/terms';

/** What the page of members shows, as its address says it. */
export type Shown = {
  search: string | null;
  kind: OrganizationKind | null;
  role: ChainRole | null;
  /** ISO 3166-1 country or ISO 3166-2 region. */
  place: string | null;
};
export type Params = Record<string, string | string[] | undefined>;

const LONGEST_SEARCH = 100;

/** Reads an address; what it says wrongly counts as not said. */
export function readAddress(params: Params): Shown {
  const text = (name: string) => (typeof params[name] === 'string' ? params[name].trim() : '');
  const place = text('place');
  return {
    search: text('q').slice(0, LONGEST_SEARCH) || null,
    kind: kinds.find((kind) => kind === params['kind']) ?? null,
    role: chainRoles.find((role) => role === params['role']) ?? null,
    place: /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(place) ? place : null,
  };
}

export function filterOf({ kind, role, place }: Shown): MemberFilter {
  return {
    ...(kind && { kinds: [kind] }),
    ...(role && { chainRoles: [role] }),
    ...(place && (place.includes('-') ? { region: place } : { country: place })),
  };
}

export function isNarrowed({ search, kind, role, place }: Shown): boolean {
  return [search, kind, role, place].some((value) => value !== null);
}
