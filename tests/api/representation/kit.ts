import { randomUUID } from 'node:crypto';
import { parseGlobalId } from '../../../server/src/shared/identifier.js';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import type { World } from '../../kit/world.js';

const FIRST_ROW = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** A business number that no other test has, with the right check digit. */
export function newBin(): string {
  for (;;) {
    const stem = `2401${Math.floor(Math.random() * 10_000_000).toString().padStart(7, '0')}`;
    const rest = FIRST_ROW.reduce((sum, weight, index) => sum + weight * Number(stem[index]), 0) % 11;
    if (rest < 10) return `${stem}${rest}`;
  }
}

export const localId = (globalId: string): string => parseGlobalId(globalId)?.id ?? 'none';

/** Who somebody is, as the API calls them. */
export async function whoIs(client: Client): Promise<{ id: string; email: string }> {
  return (await client.ask('{ viewer { id email } }')).data.viewer;
}

/** A registration in a cluster. */
export const registration = (cluster: ClusterKit, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  clusterId: cluster.globalId,
  kind: 'ENTERPRISE',
  names: { name: 'Жаңа шаруа', ru: 'Новое хозяйство' },
  identifierScheme: 'KZ-BIN',
  identifier: newBin(),
  country: 'KZ',
  region: 'KZ-39',
  city: 'Рудный',
  chainRoles: ['PRODUCER', 'SELLER'],
  evidence: 'Director, order 1 of 1 March 2024',
  ...more,
});

export const REQUEST = 'id version state decider role registers organizationName organization { id name } cluster { slug } viewerCanDecide viewerCanWithdraw reason';

export type Wish = { id: string; version: number; organization: { id: string; name: string } | null };

export async function register(client: Client, cluster: ClusterKit, more: Record<string, unknown> = {}): Promise<Wish> {
  const result = await client.change('organizationRegister', registration(cluster, more), `... on OrganizationRegistered { request { ${REQUEST} } }`);
  expect(result.__typename).toBe('OrganizationRegistered');
  return result.request;
}

/** What somebody asks of an organization they see. */
export const wish = (organization: OrganizationKit, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  organizationId: organization.globalId,
  role: 'REPRESENTATIVE',
  evidence: 'Agronomist since 2021',
  ...more,
});

export async function ask(client: Client, organization: OrganizationKit, more: Record<string, unknown> = {}): Promise<Wish> {
  const result = await client.change('representationAsk', wish(organization, more), `... on RepresentationAsked { request { ${REQUEST} } }`);
  expect(result.__typename).toBe('RepresentationAsked');
  return result.request;
}

export const decide = (client: Client, { id, version }: Wish, accept: boolean, more: Record<string, unknown> = {}) =>
  client.change(
    'representationDecide',
    { requestId: id, expectedVersion: version, accept, ...more },
    `... on RepresentationDecided { request { ${REQUEST} } } ... on VersionConflict { currentVersion }`,
  );

/** The people of an organization as they are stored: role by account. */
export async function stored(world: World, organizationId: string): Promise<Record<string, string>> {
  const rows = await world.run<{ id: string; role: string }>('MATCH (u:User)-[r:REPRESENTS]->(:Organization {id: $organizationId}) RETURN u.id AS id, r.role AS role', {
    organizationId,
  });
  return Object.fromEntries(rows.map(({ id, role }) => [id, role]));
}

/** What a journal says was done, in order. */
export async function actions(world: World, journalId: string): Promise<string[]> {
  const rows = await world.run<{ action: string }>('MATCH (e:Entry {journalId: $journalId}) RETURN e.action AS action ORDER BY e.number', { journalId });
  return rows.map(({ action }) => action);
}

export const key = (): string => randomUUID();
