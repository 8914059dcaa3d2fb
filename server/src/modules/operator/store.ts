import { NOW, TODAY } from '../../neo4j/clock.js';
import type { Parameters, Transaction } from '../../neo4j/database.js';
import type { ParameterChange } from '../nucleus/rules/parameter-log.js';
import { clusterText } from '../../shared/search-text.js';
import type { sortKeys } from '../../shared/sort-key.js';
import type { FoundCluster, GiveSeat } from './arguments.js';

export type PlaceRow = { clusterId: string; userId: string; organizationId: string | null };

/** Founds a cluster, closed until its members open it; false when the name in the address is taken. */
export async function createCluster(transaction: Transaction, id: string, { slug, ...cluster }: Omit<FoundCluster, 'command'>, keys: ReturnType<typeof sortKeys>): Promise<boolean> {
  const [made] = await transaction.run<{ own: boolean }>('MERGE (c:Cluster {slug: $slug}) ON CREATE SET c.id = $id RETURN c.id = $id AS own', { slug, id });
  if (made === undefined || !made.own) return false;
  await transaction.run(
    `MATCH (c:Cluster {id: $id}) SET c += $properties, c.open = false, c.example = false, c.version = 1, c.createdAt = ${NOW}`,
    { id, properties: { ...cluster, ...keys, searchText: clusterText({ slug, ...cluster }) } },
  );
  return true;
}

/** Locks a cluster for a change of it; null when there is none. */
export async function lockCluster(transaction: Transaction, slug: string, key: string): Promise<string | null> {
  const [found] = await transaction.run<{ id: string }>('MATCH (c:Cluster {slug: $slug}) SET c.lockedBy = $key RETURN c.id AS id', { slug, key });
  return found?.id ?? null;
}

/** Locks an account; null when there is none with this address. */
export async function lockAccount(transaction: Transaction, email: string, key: string): Promise<{ id: string; suspended: boolean } | null> {
  await transaction.run('MATCH (u:User {email: $email}) SET u.lockedBy = $key', { email, key });
  const [found] = await transaction.run<{ id: string; suspended: boolean }>('MATCH (u:User {email: $email}) RETURN u.id AS id, u.suspendedAt IS NOT NULL AS suspended', {
    email,
  });
  return found ?? null;
}

/** What stands in the way of a seat, under the cluster's lock. */
export async function seatStanding(transaction: Transaction, clusterId: string, userId: string, organizationId: string | null): Promise<{ seated: boolean; member: boolean; chaired: boolean }> {
  const [found] = await transaction.run<{ seated: boolean; member: boolean; chaired: boolean }>(
    `MATCH (c:Cluster {id: $clusterId})
     RETURN EXISTS { (:User {id: $userId})-[:HOLDS]->(:Seat)-[:SEAT_IN]->(c) } AS seated,
            $organizationId IS NULL OR EXISTS { (:Organization {id: $organizationId})<-[:OF]-(:Membership {clusterId: $clusterId, state: 'ACTIVE'}) } AS member,
            EXISTS { (:User)-[:HOLDS]->(:Seat {chair: true})-[:SEAT_IN]->(c) } AS chaired`,
    { clusterId, userId, organizationId },
  );
  return found ?? { seated: false, member: false, chaired: false };
}

export async function createSeat(transaction: Transaction, seat: Pick<GiveSeat, 'side' | 'chair'> & PlaceRow & { id: string }): Promise<void> {
  await transaction.run(
    `MATCH (c:Cluster {id: $clusterId}), (u:User {id: $userId})
     OPTIONAL MATCH (o:Organization {id: $organizationId})
     CREATE (u)-[:HOLDS]->(s:Seat {id: $id, side: $side, chair: $chair, since: ${TODAY}})-[:SEAT_IN]->(c)
     FOREACH (from IN CASE WHEN o IS NULL THEN [] ELSE [o] END | CREATE (s)-[:FILLED_FROM]->(from))`,
    seat as unknown as Parameters,
  );
}

/** Takes a person from their seats in a cluster, from this moment on: who holds a seat is told by HOLDS alone. Gives the seats' ids. */
export async function endSeats(transaction: Transaction, clusterId: string, userId: string): Promise<string[]> {
  const rows = await transaction.run<{ id: string }>(
    `MATCH (:User {id: $userId})-[holds:HOLDS]->(s:Seat)-[:SEAT_IN]->(:Cluster {id: $clusterId})
     SET s.until = ${TODAY}, s.heldById = $userId
     DELETE holds
     RETURN s.id AS id ORDER BY id`,
    { clusterId, userId },
  );
  return rows.map(({ id }) => id);
}

/** What was changed of a locked cluster's parameters, in that order, and the day that it is. */
export async function parametersKept(transaction: Transaction, clusterId: string): Promise<{ log: ParameterChange[]; today: string }> {
  const [found] = await transaction.run<{ log: string | null; today: string }>(
    `MATCH (c:Cluster {id: $clusterId}) RETURN c.nucleusParameters AS log, toString(${TODAY}) AS today`,
    { clusterId },
  );
  if (found === undefined) throw new Error('the cluster is gone');
  return { log: JSON.parse(found.log ?? '[]') as ParameterChange[], today: found.today };
}

export async function keepParameters(transaction: Transaction, clusterId: string, log: readonly ParameterChange[]): Promise<void> {
  await transaction.run('MATCH (c:Cluster {id: $clusterId}) SET c.nucleusParameters = $log', { clusterId, log: JSON.stringify(log) });
}

/** Suspends an account: its sessions are over at once. */
export async function suspendAccount(transaction: Transaction, userId: string): Promise<void> {
  await transaction.run(`MATCH (u:User {id: $userId}) SET u.suspendedAt = ${NOW}`, { userId });
  await transaction.run('MATCH (s:Session {userId: $userId}) DETACH DELETE s', { userId });
}

export async function restoreAccount(transaction: Transaction, userId: string): Promise<void> {
  await transaction.run('MATCH (u:User {id: $userId}) REMOVE u.suspendedAt', { userId });
}

/** Takes the second step from an account and ends its sessions; false where it has none. */
export async function removeSecondStep(transaction: Transaction, userId: string): Promise<boolean> {
  const factors = await transaction.run<{ id: string }>('MATCH (f:TwoFactor {userId: $userId}) WITH f, f.id AS id DETACH DELETE f RETURN id', { userId });
  if (factors.length === 0) return false;
  await transaction.run('MATCH (u:User {id: $userId}) SET u.twoFactorEnabled = false', { userId });
  await transaction.run('MATCH (s:Session {userId: $userId}) DETACH DELETE s', { userId });
  return true;
}
