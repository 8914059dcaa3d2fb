import { cookies } from 'next/headers';
import type { ActingOrganizationsQuery, MandateFiguresFragment } from '@/generated/graphql';
import { ACTING_COOKIE } from './acting-cookie';

type Viewer = Pick<NonNullable<ActingOrganizationsQuery['viewer']>, 'id' | 'representations'>;

/** An organization that the viewer acts for, and how far they may bind it: without a limit, within a mandate, or not at all. */
export type Acting = { id: string; name: string; binding: 'unlimited' | MandateFiguresFragment | null };

/** The organization that the viewer last chose to act for. */
export async function rememberedActing(): Promise<string | null> {
  return (await cookies()).get(ACTING_COOKIE)?.value ?? null;
}

/**
 * The organizations that the viewer acts for and that are members of the cluster; first the one they chose to act for,
 * with which every form begins.
 */
export async function actingOrganizations(viewer: Viewer | null | undefined, slug: string): Promise<Acting[]> {
  const chosen = await rememberedActing();
  return (viewer?.representations ?? [])
    .filter(({ organization: { memberships } }) => memberships.some(({ cluster, state }) => cluster.slug === slug && state === 'ACTIVE'))
    .map(({ role, organization: { id, name, mandates } }) => ({
      id,
      name,
      binding: role === 'ADMIN' ? ('unlimited' as const) : (mandates?.find(({ holderId }) => holderId === viewer?.id) ?? null),
    }))
    .sort((one, other) => Number(other.id === chosen) - Number(one.id === chosen));
}
