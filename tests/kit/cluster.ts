import { createHmac, randomUUID } from 'node:crypto';
import type { Scope } from '../../server/src/access/actor.js';
import { globalId, newId } from '../../server/src/shared/identifier.js';
import { searchText } from '../../server/src/shared/search-text.js';
import { sortKeys } from '../../server/src/shared/sort-key.js';
import { Client } from './client.js';
import { SECRET, type World } from './world.js';

export type OrganizationProperties = {
  name?: string;
  names?: { nameKk?: string; nameRu?: string; nameEn?: string };
  kind?: string;
  chainRoles?: string[];
  employees?: number;
  employeesVisibility?: string;
  outputsVisibility?: string;
  profile?: string;
  city?: string;
  region?: string;
  outputs?: [year: number, value: number][];
};

export type TieProperties = {
  type?: string;
  form?: string;
  state?: string;
  visibility?: string;
  strength?: number;
  mutual?: boolean;
  declaredBy?: 'from' | 'to' | null;
};

/** A cluster in a test, and what is put into it. */
export class ClusterKit {
  readonly globalId: string;

  constructor(
    private readonly world: World,
    readonly id: string,
    readonly slug: string,
  ) {
    this.globalId = globalId('Cluster', id);
  }

  /** An organization that is an active member. */
  async member(properties: OrganizationProperties = {}): Promise<OrganizationKit> {
    return this.organization(properties, 'ACTIVE');
  }

  /** An organization whose membership is in any state. */
  async organization(properties: OrganizationProperties, state: string): Promise<OrganizationKit> {
    const id = newId();
    const { chainRoles = ['PRODUCER'], outputs = [], name = `organization ${id}`, names = {}, ...rest } = properties;
    await this.world.run(
      `MATCH (c:Cluster {id: $clusterId})
       CREATE (o:Organization {id: $id, sourceKey: 'test:' + $id, source: 'test', sourceId: $id, kind: 'ENTERPRISE', name: $name,
                               searchText: $searchText, profile: 'MEMBERS', version: 1,
                               employeesVisibility: 'OWN', outputsVisibility: 'OWN', createdAt: datetime(), updatedAt: datetime()})
       SET o += $rest, o += $keys
       CREATE (o)<-[:OF]-(m:Membership {id: $membershipId, clusterId: $clusterId, key: $clusterId + ':' + $id, chainRoles: $chainRoles,
                                        since: date('2020-01-01'), state: $state, version: 1})-[:IN]->(c)
       SET m += $keys
       FOREACH (output IN $outputs | CREATE (o)-[:PRODUCED]->(:Output {key: $id + ':' + output[0], year: output[0], value: toFloat(output[1])}))`,
      {
        clusterId: this.id,
        id,
        membershipId: newId(),
        name,
        keys: sortKeys({ name, ...names }),
        searchText: searchText({ name, ...names, city: properties.city ?? null }),
        rest: { ...rest, ...names },
        chainRoles,
        state,
        outputs,
      },
    );
    return new OrganizationKit(this.world, id, name);
  }

  /** A tie between two of its organizations; confirmed and shown to the members unless said otherwise. */
  async tie(from: OrganizationKit, to: OrganizationKit, properties: TieProperties = {}): Promise<TieKit> {
    const id = newId();
    const { declaredBy = 'from', visibility = 'MEMBERS', ...rest } = properties;
    await this.world.run(
      `MATCH (c:Cluster {id: $clusterId}), (from:Organization {id: $fromId}), (to:Organization {id: $toId})
       CREATE (from)<-[:FROM]-(t:Tie {id: $id, clusterId: $clusterId, type: 'SUPPLY_CONTRACT', form: 'FORMAL', mutual: false, strength: 3,
                                      state: 'CONFIRMED', visibilityFrom: $visibility, visibilityTo: $visibility, visibility: $visibility,
                                      validFrom: date('2024-01-01'), sourceType: 'PARTIES', declaredByOrganizationId: $declaredBy,
                                      declaredById: 'somebody', declaredAt: datetime(), createdAt: datetime(), version: 1})-[:TO]->(to)
       CREATE (t)-[:DECLARED_IN]->(c)
       SET t += $rest`,
      { clusterId: this.id, id, fromId: from.id, toId: to.id, visibility, declaredBy: declaredBy === null ? null : { from: from.id, to: to.id }[declaredBy], rest },
    );
    return { id, globalId: globalId('Tie', id) };
  }

  /** A person who sits in the council, on a seat that an organization may fill. */
  async councillor(side = 'BUSINESS', from?: OrganizationKit): Promise<Client> {
    const { client, userId } = await signUp(this.world);
    await this.world.run(
      `MATCH (u:User {id: $userId}), (c:Cluster {id: $clusterId})
       CREATE (u)-[:HOLDS]->(s:Seat {id: $id, side: $side, chair: false, since: date('2024-01-01')})-[:SEAT_IN]->(c)
       WITH s MATCH (o:Organization {id: $fromId}) CREATE (s)-[:FILLED_FROM]->(o)`,
      { userId, clusterId: this.id, id: newId(), side, fromId: from?.id ?? null },
    );
    return client;
  }
}

export type TieKit = { id: string; globalId: string };

/** An organization in a test, and the people who act for it. */
export class OrganizationKit {
  readonly globalId: string;

  constructor(
    private readonly world: World,
    readonly id: string,
    readonly name: string,
  ) {
    this.globalId = globalId('Organization', id);
  }

  async admin(): Promise<Client> {
    return this.representative('ADMIN');
  }

  /** A person who acts for it. */
  async representative(role = 'REPRESENTATIVE'): Promise<Client> {
    const { client, userId } = await signUp(this.world);
    await this.letRepresent(userId, role);
    return client;
  }

  /** Has an account that is there act for it. */
  async letRepresent(userId: string, role: string): Promise<void> {
    await this.world.run(
      `MATCH (u:User {id: $userId}), (o:Organization {id: $id}) CREATE (u)-[:REPRESENTS {role: $role, since: date('2024-01-01')}]->(o)`,
      { userId, id: this.id, role },
    );
  }

  /** A program with an API key of one of its people. */
  async integrator(scopes: Scope[] = ['read']): Promise<Client> {
    const { userId } = await signUp(this.world);
    await this.letRepresent(userId, 'REPRESENTATIVE');
    return this.keyOf(userId, scopes);
  }

  /** A program with an API key that somebody made who acts for it. */
  async keyOf(userId: string, scopes: Scope[]): Promise<Client> {
    const { key } = await this.world.auth.createApiKey({ userId, organizationId: this.id, name: 'test', scopes, expiresInDays: 365 });
    return new Client(this.world.app, { 'x-api-key': key });
  }
}

/**
 * A person with a session, as the sign-in library stores both. Hashing a password twice for each of hundreds of people would take longer
 * than all that the tests are about; signing in by password has its own tests in api/sign-in.
 */
export async function signUp(world: World): Promise<{ client: Client; userId: string }> {
  const [userId, token] = [newId(), randomUUID()];
  await world.run(
    `CREATE (:User {id: $userId, email: $email, name: 'Somebody', emailVerified: true, createdAt: datetime(), updatedAt: datetime()})
     CREATE (:Session {id: $sessionId, userId: $userId, token: $token, createdAt: datetime(), updatedAt: datetime(),
                       expiresAt: datetime() + duration({days: 1})})`,
    { userId, sessionId: newId(), token, email: `${userId}@test.example` },
  );
  const signature = createHmac('sha256', SECRET).update(token).digest('base64');
  return { client: new Client(world.app, { cookie: `ozek.session_token=${encodeURIComponent(`${token}.${signature}`)}` }), userId };
}
