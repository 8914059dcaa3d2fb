import type { Transaction } from '../neo4j/database.js';
import { notFound, Refusal } from '../shared/refusal.js';
import { reachOf, type SignedIn } from './actor.js';
import { mayActFor } from './rights.js';
import { organizationVisible } from './visibility.js';

/** An organization as its own administration is changed. */
export type Administered = {
  name: string;
  nameKk: string | null;
  nameRu: string | null;
  nameEn: string | null;
  /** Its administrators who can act. */
  adminIds: string[];
};

/**
 * Locks an organization for a change of its people, invitations, mandates or keys, and tells its administrators as they then are: of two
 * who remove each other at once, the second finds that they are none any more. Throws NOT_FOUND where the actor sees no such organization.
 */
export async function lockOrganization(transaction: Transaction, actor: SignedIn, organizationId: string, key: string, path: string[]): Promise<Administered> {
  await transaction.run('MATCH (o:Organization {id: $organizationId}) SET o.lockedBy = $key', { organizationId, key });
  const [found] = await transaction.run<{ organization: Administered }>(
    `MATCH (o:Organization {id: $organizationId}) WHERE ${organizationVisible('o')}
     RETURN o {.name, .nameKk, .nameRu, .nameEn, adminIds: COLLECT {
       MATCH (admin:User)-[:REPRESENTS {role: 'ADMIN'}]->(o) WHERE admin.suspendedAt IS NULL RETURN admin.id
     }} AS organization`,
    { organizationId, actor: reachOf(actor) },
  );
  if (found === undefined) throw notFound(path);
  return found.organization;
}

/** Like `lockOrganization`, for its administrators alone; throws FORBIDDEN for others. */
export async function lockAsAdmin(transaction: Transaction, actor: SignedIn, organizationId: string, key: string, path: string[]): Promise<Administered> {
  const organization = await lockOrganization(transaction, actor, organizationId, key, path);
  if (!mayActFor(actor, organizationId, 'manageOrganization') || !organization.adminIds.includes(actor.id)) {
    throw new Refusal('FORBIDDEN', 'error.forbidden.manageOrganization', path);
  }
  return organization;
}
