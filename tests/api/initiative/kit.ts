import { parseGlobalId } from '../../../server/src/shared/identifier.js';
import type { Client } from '../../kit/client.js';
import type { ClusterKit, OrganizationKit } from '../../kit/cluster.js';
import type { World } from '../../kit/world.js';

export const DAY_SECONDS = 86_400;

/** So many days ahead, as a client sends it. */
export const inDays = (days: number): string => new Date(Date.now() + days * DAY_SECONDS * 1_000).toISOString();

export const localId = (globalId: string): string => parseGlobalId(globalId)?.id ?? 'none';

export const DIESEL = { product: 'Diesel fuel', unit: 'TNE', pack: '0.5', minimum: '100' };

/** A purchase of diesel that is open for three days. */
export const purchase = (cluster: ClusterKit, organizer: OrganizationKit, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  clusterId: cluster.globalId,
  organizationId: organizer.globalId,
  title: 'Diesel for the harvest',
  description: 'Delivered to the farms in August.',
  deadlineAt: inDays(3),
  timeZone: 'Asia/Qostanay',
  currency: 'KZT',
  lines: [DIESEL],
  ...more,
});

export type Purchase = { id: string; version: number; lines: { id: string }[] };

/** Proposes and gives what a commitment needs. */
export async function propose(client: Client, input: Record<string, unknown>): Promise<Purchase> {
  const result = await client.change('initiativePropose', input, '... on InitiativeProposed { initiative { id version lines { id } } }');
  expect(result.__typename).toBe('InitiativeProposed');
  return result.initiative;
}

/** A commitment to the first line. */
export const promise = (to: Purchase, organization: OrganizationKit, firm: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  lineId: to.lines[0]?.id,
  organizationId: organization.globalId,
  expectedTermsVersion: to.version,
  firm,
  flexible: '0',
  ...more,
});

/** Commits and gives what a later change needs. */
export async function commit(client: Client, input: Record<string, unknown>): Promise<{ id: string; version: number }> {
  const result = await client.change('commitmentMake', input, '... on CommitmentMade { commitment { id version } }');
  expect(result.__typename).toBe('CommitmentMade');
  return result.commitment;
}

/** What of a joint action somebody is shown. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look at it field by field
export async function look(client: Client, id: string, fields: string): Promise<Record<string, any> | null> {
  const { data, errors } = await client.ask(`query ($id: ID!) { node(id: $id) { ... on Initiative { ${fields} } } }`, { id });
  expect(errors).toBeUndefined();
  return data.node;
}

/** Firm and flexible quantity of the first line as somebody is told. */
export async function told(client: Client, id: string): Promise<[firm: string | null, flexible: string | null]> {
  const initiative = await look(client, id, 'lines { progress { firm { value } flexible { value } } }');
  const progress = initiative?.['lines'][0].progress;
  return [progress.firm?.value ?? null, progress.flexible?.value ?? null];
}

/** One person who administers all of these organizations, and one of their own that stands by. */
export async function adminOfAll(world: World, cluster: ClusterKit, organizations: readonly OrganizationKit[]): Promise<Client> {
  const office = await cluster.member();
  const client = await office.admin();
  await world.run(
    `MATCH (u:User)-[:REPRESENTS]->(:Organization {id: $officeId}) MATCH (o:Organization) WHERE o.id IN $ids
     CREATE (u)-[:REPRESENTS {role: 'ADMIN', since: date('2024-01-01')}]->(o)`,
    { officeId: office.id, ids: organizations.map(({ id }) => id) },
  );
  return client;
}

export const members = async (cluster: ClusterKit, count: number): Promise<OrganizationKit[]> => {
  const made: OrganizationKit[] = [];
  for (let n = 0; n < count; n++) made.push(await cluster.member());
  return made;
};

export type Stored = { state: string; version: number; participants: number; firm: number; live: number };

/** What is stored of a joint action and of the live commitments to it, in whole units. */
export async function stored(world: World, globalId: string): Promise<Stored | undefined> {
  const [row] = await world.run<Stored>(
    `MATCH (i:Initiative {id: $id})
     OPTIONAL MATCH (i)<-[:LINE_OF]-(:Line)<-[:FOR]-(c:Commitment {state: 'LIVE'})
     RETURN i.state AS state, i.version AS version, i.participants AS participants, sum(c.firmMilli) / 1000 AS firm, count(c) AS live`,
    { id: localId(globalId) },
  );
  return row;
}

/** What the journal of a cluster says was done, in order. */
export async function actions(world: World, cluster: ClusterKit): Promise<string[]> {
  const rows = await world.run<{ action: string }>('MATCH (e:Entry {journalId: $id}) RETURN e.action AS action ORDER BY e.number', { id: cluster.id });
  return rows.map(({ action }) => action);
}
