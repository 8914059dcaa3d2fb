import { reachOf, type Actor } from '../../access/actor.js';
import { contactVisible, organizationVisible } from '../../access/visibility.js';
import type { ContactVisibility } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import type { Database, Transaction } from '../../neo4j/database.js';

export type ContactRow = {
  name: string;
  position: string | null;
  phone: string | null;
  email: string | null;
  visibility: ContactVisibility;
  consentedAt: string;
};

export type ContactValues = Pick<ContactRow, 'position' | 'phone' | 'email' | 'visibility'>;

/** What stands in the way of erasing an account, and what shows that it is the person. */
export type ErasableRow = {
  email: string;
  /** Null for an account without a password. */
  passwordHash: string | null;
  /** Names of the organizations that would have no administrator left. */
  lastAdminOf: string[];
  /** Names of the clusters in whose council the person sits. */
  seatedIn: string[];
};

const MOST_PEOPLE = 100;

const CONTACT = 'c {.position, .phone, .email, .visibility, .consentedAt, name: u.name}';

/** All Cypher about people's own accounts. */
export class AccountStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  /** What the person shows of themselves; null for nothing. */
  async contactOf(userId: string): Promise<ContactRow | null> {
    const [found] = await this.database.read<{ contact: ContactRow }>(
      `MATCH (c:Contact {userId: $userId})-[:CONTACT_OF]->(u:User) RETURN ${CONTACT} AS contact`,
      { userId },
    );
    return found?.contact ?? null;
  }

  /** The people of each organization as far as they agreed that the actor may know. */
  async contactPeople(organizationIds: readonly string[]): Promise<{ id: string; people: ContactRow[] }[]> {
    return this.database.read(
      `MATCH (o:Organization) WHERE o.id IN $organizationIds AND ${organizationVisible('o')}
       RETURN o.id AS id, COLLECT {
         MATCH (o)<-[:REPRESENTS]-(u:User)<-[:CONTACT_OF]-(c:Contact) WHERE ${contactVisible('c', 'o')}
         WITH u, c ORDER BY u.name, c.id LIMIT $most
         RETURN ${CONTACT}
       } AS people`,
      { organizationIds, actor: reachOf(this.actor), most: MOST_PEOPLE },
    );
  }

  /** Locks the person for a change of what is theirs. */
  async lock(transaction: Transaction, userId: string, key: string): Promise<void> {
    await transaction.run('MATCH (u:User {id: $userId}) SET u.lockedBy = $key', { userId, key });
  }

  /** Stores what the person agreed to show, in place of what they showed before. */
  async setContact(transaction: Transaction, userId: string, id: string, values: ContactValues): Promise<void> {
    await transaction.run(
      `MATCH (u:User {id: $userId})
       MERGE (c:Contact {userId: $userId}) ON CREATE SET c.id = $id
       SET c += $values, c.consentedAt = ${NOW}
       MERGE (c)-[:CONTACT_OF]->(u)`,
      { userId, id, values },
    );
  }

  /** Removes what the person showed; null when it was nothing. */
  async removeContact(transaction: Transaction, userId: string): Promise<string | null> {
    const [removed] = await transaction.run<{ at: string }>(
      `MATCH (c:Contact {userId: $userId}) DETACH DELETE c RETURN toString(${NOW}) AS at`,
      { userId },
    );
    return removed?.at ?? null;
  }

  /**
   * Locks the person and every organization that they act for, and tells what stands in the way of erasing the account: of two last
   * administrators that leave at once the second one sees that the first is gone.
   */
  async lockForErasure(transaction: Transaction, userId: string, key: string): Promise<ErasableRow | null> {
    await this.lock(transaction, userId, key);
    await transaction.run(
      'MATCH (:User {id: $userId})-[:REPRESENTS]->(o:Organization) WITH DISTINCT o ORDER BY o.id SET o.lockedBy = $key',
      { userId, key },
    );
    const [found] = await transaction.run<ErasableRow>(
      `MATCH (u:User {id: $userId})
       OPTIONAL MATCH (a:Account {userId: $userId, providerId: 'credential'})
       RETURN u.email AS email, a.password AS passwordHash,
              COLLECT {
                MATCH (u)-[:REPRESENTS {role: 'ADMIN'}]->(o:Organization)
                WHERE NOT EXISTS { MATCH (o)<-[:REPRESENTS {role: 'ADMIN'}]-(other:User) WHERE other.id <> $userId AND other.suspendedAt IS NULL }
                RETURN DISTINCT o.name ORDER BY o.name
              } AS lastAdminOf,
              COLLECT {
                MATCH (u)-[:HOLDS]->(:Seat)-[:SEAT_IN]->(c:Cluster)
                RETURN DISTINCT c.name ORDER BY c.name
              } AS seatedIn
       LIMIT 1`,
      { userId },
    );
    return found ?? null;
  }
}
