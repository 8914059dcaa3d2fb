import type { ActingOrganizationsQuery } from '@/generated/graphql';

type Representing = Pick<NonNullable<ActingOrganizationsQuery['viewer']>, 'representations'>;
export type Acting = { id: string; name: string };

/** The organizations that the viewer acts for and that are members of the cluster. */
export function actingOrganizations(viewer: Representing | null | undefined, slug: string): Acting[] {
  return (viewer?.representations ?? [])
    .map(({ organization }) => organization)
    .filter(({ memberships }) => memberships.some(({ cluster, state }) => cluster.slug === slug && state === 'ACTIVE'))
    .map(({ id, name }) => ({ id, name }));
}
