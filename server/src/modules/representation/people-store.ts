import { reachOf, type Actor } from '../../access/actor.js';
import type { RepresentationRole } from '../../generated/schema.js';
import { TODAY } from '../../neo4j/clock.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import type { MandateRow } from '../mandate/store.js';

export type PersonRow = {
  id: string;
  name: string;
  email: string | null;
  role: RepresentationRole;
  since: string;
  mandate: MandateRow | null;
};

/** All Cypher about the people who act for an organization. */
export class PeopleStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  /** Administrators first, then by name; at most so many. */
  async of(organizationId: string, limit: number): Promise<Omit<PersonRow, 'mandate'>[]> {
    const rows = await this.database.read<{ person: Omit<PersonRow, 'mandate'> }>(
      `MATCH (o:Organization {id: $organizationId})<-[r:REPRESENTS]-(u:User) WHERE o.id IN $actor.organizationIds
       RETURN u {.id, .name, email: CASE WHEN o.id IN $actor.adminIds THEN u.email END, role: r.role, since: r.since} AS person
       ORDER BY r.role, u.name, u.id LIMIT $limit`,
      { organizationId, limit, actor: reachOf(this.actor) },
    );
    return rows.map(({ person }) => person);
  }

  /** As what a person acts for an organization; null for one who does not. */
  async roleOf(transaction: Transaction, organizationId: string, personId: string): Promise<RepresentationRole | null> {
    const [found] = await transaction.run<{ role: RepresentationRole }>(
      'MATCH (:User {id: $personId})-[r:REPRESENTS]->(:Organization {id: $organizationId}) RETURN r.role AS role',
      { organizationId, personId },
    );
    return found?.role ?? null;
  }

  /**
   * Lets a person act for an organization; one who does already keeps the greater role. With its first administrator an organization
   * counts as checked. False when the account is gone.
   */
  async welcome(transaction: Transaction, organizationId: string, personId: string, role: RepresentationRole): Promise<boolean> {
    const [found] = await transaction.run<{ role: RepresentationRole }>(
      `MATCH (u:User {id: $personId}), (o:Organization {id: $organizationId})
       MERGE (u)-[r:REPRESENTS]->(o)
       ON CREATE SET r.role = $role, r.since = ${TODAY}
       ON MATCH SET r.role = CASE WHEN $role = 'ADMIN' THEN 'ADMIN' ELSE r.role END
       REMOVE o.unchecked
       RETURN r.role AS role`,
      { organizationId, personId, role },
    );
    return found !== undefined;
  }

  async setRole(transaction: Transaction, organizationId: string, personId: string, role: RepresentationRole): Promise<void> {
    await transaction.run(
      'MATCH (:User {id: $personId})-[r:REPRESENTS]->(:Organization {id: $organizationId}) SET r.role = $role',
      { organizationId, personId, role },
    );
  }

  async part(transaction: Transaction, organizationId: string, personId: string): Promise<void> {
    await transaction.run(
      'MATCH (:User {id: $personId})-[r:REPRESENTS]->(:Organization {id: $organizationId}) DELETE r',
      { organizationId, personId },
    );
  }
}
