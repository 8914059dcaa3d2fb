import { reachOf, type Actor } from '../../access/actor.js';
import { isAdministered, organizationVisible, representationRequestVisible } from '../../access/visibility.js';
import type { Locale, RepresentationDecider, RepresentationRequestState, RepresentationRole } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import type { Database, Parameters, Transaction } from '../../neo4j/database.js';
import type { PageRequest } from '../../shared/page.js';
import type { Deciders } from './rules.js';

export type RequestRow = Deciders & {
  id: string;
  personName: string;
  personEmail: string | null;
  organizationId: string;
  organizationName: string;
  identifierScheme: string | null;
  identifier: string | null;
  registers: boolean;
  role: RepresentationRole;
  evidence: string;
  state: RepresentationRequestState;
  decider: RepresentationDecider;
  /** Null where it is not for the actor to know. */
  clusterId: string | null;
  askedAt: string;
  decidedAt: string | null;
  reason: string | null;
  version: number;
};

/** A wish with what is needed to decide it. */
export type LockedRequest = RequestRow & {
  personId: string;
  /** The cluster whose secretariat decides where nobody administers the organization. */
  homeClusterId: string | null;
};

/** The person who asks, as they then are. */
export type AskerRow = { emailVerified: boolean; open: number };

/** An organization that somebody wants to act for. */
export type WantedRow = {
  id: string;
  name: string;
  nameKk: string | null;
  nameRu: string | null;
  nameEn: string | null;
  visible: boolean;
  administered: boolean;
  represented: boolean;
  waiting: boolean;
  /** The cluster whose secretariat would decide: the one asked for where the organization is in it, else its first. */
  clusterId: string | null;
};

export type NewRequest = {
  id: string;
  organizationId: string;
  clusterId: string | null;
  properties: Parameters;
};

/** A wish `r` to act for `o`: who decides follows from how the organization stands now, as long as it waits. */
const FOUND = `OPTIONAL MATCH (u:User {id: r.personId})
  WITH r, o, u, ${isAdministered('o')} AS administered
  WITH r, o, u, administered,
       CASE WHEN r.state <> 'PENDING' THEN r.decider WHEN administered THEN 'ORGANIZATION' ELSE 'SECRETARIAT' END AS decider,
       o.id IN $actor.adminIds AS viewerIsAdmin,
       r.clusterId IN $actor.secretariatIds
         AND EXISTS { (o)<-[:OF]-(home:Membership {clusterId: r.clusterId}) WHERE home.state IN ['ACTIVE', 'APPLIED'] } AS viewerIsSecretariat`;

const FIELDS = `.id, .organizationName, .identifierScheme, .identifier, .registers, .role, .evidence, .state, .askedAt, .decidedAt, .reason, .version,
  organizationId: o.id, personName: coalesce(u.name, ''), administered: administered, decider: decider,
  personEmail: CASE WHEN viewerIsAdmin OR r.clusterId IN $actor.secretariatIds THEN u.email END,
  viewerAsks: coalesce(r.personId = $actor.personId, false), viewerIsAdmin: viewerIsAdmin, viewerIsSecretariat: coalesce(viewerIsSecretariat, false),
  clusterId: CASE WHEN decider = 'SECRETARIAT' AND (r.clusterTold OR r.clusterId IN $actor.secretariatIds) THEN r.clusterId END`;

const ROW = `r {${FIELDS}}`;

/** All Cypher about wishes to act for an organization. */
export class RepresentationRequestStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<RequestRow[]> {
    return this.rows(
      `MATCH (r:RepresentationRequest)-[:TO_ACT_FOR]->(o:Organization) WHERE r.id IN $ids AND ${representationRequestVisible('r', 'o')}
       ${FOUND} RETURN ${ROW} AS request`,
      { ids },
    );
  }

  /** The actor's own, newest first. */
  async own(limit: number): Promise<RequestRow[]> {
    return this.rows(
      `MATCH (:User {id: $actor.personId})-[:ASKS]->(r:RepresentationRequest)-[:TO_ACT_FOR]->(o:Organization)
       WITH r, o ORDER BY r.id DESC LIMIT $limit
       ${FOUND} RETURN ${ROW} AS request ORDER BY r.id DESC`,
      { limit },
    );
  }

  /** Those that wait for an organization's administrators, oldest first. */
  async waitingAt(organizationId: string, limit: number): Promise<RequestRow[]> {
    return this.rows(
      `MATCH (o:Organization {id: $organizationId})<-[:TO_ACT_FOR]-(r:RepresentationRequest {state: 'PENDING'}) WHERE o.id IN $actor.adminIds
       WITH r, o ORDER BY r.id LIMIT $limit
       ${FOUND} RETURN ${ROW} AS request ORDER BY r.id`,
      { organizationId, limit },
    );
  }

  /** Those that wait for a cluster's secretariat, oldest first. */
  async waitingIn(clusterId: string, page: PageRequest): Promise<RequestRow[]> {
    return this.rows(
      `MATCH (r:RepresentationRequest) WHERE r.clusterId = $clusterId AND r.id > $afterId AND r.state = 'PENDING'
       MATCH (r)-[:TO_ACT_FOR]->(o:Organization) WHERE $clusterId IN $actor.secretariatIds AND NOT ${isAdministered('o')}
       WITH r, o ORDER BY r.id LIMIT $rows
       ${FOUND} RETURN ${ROW} AS request ORDER BY r.id`,
      { clusterId, afterId: String(page.after?.[0] ?? ''), rows: page.limit + 1 },
    );
  }

  /** The organizations that the actor waits to act for. */
  async openWishes(organizationIds: readonly string[]): Promise<{ id: string }[]> {
    return this.database.read(
      `UNWIND $organizationIds AS organizationId
       MATCH (r:RepresentationRequest {openKey: $personId + ':' + organizationId})
       RETURN organizationId AS id`,
      { organizationIds, personId: this.actor.personId },
    );
  }

  /** Locks the person who asks, so that their open wishes can be counted; null when the account is gone. */
  async lockAsker(transaction: Transaction, key: string): Promise<AskerRow | null> {
    const [found] = await transaction.run<AskerRow>(
      `MATCH (u:User {id: $personId}) SET u.lockedBy = $key
       WITH u RETURN coalesce(u.emailVerified, false) AS emailVerified,
                     COUNT { (u)-[:ASKS]->(:RepresentationRequest {state: 'PENDING'}) } AS open`,
      { personId: this.actor.personId, key },
    );
    return found ?? null;
  }

  /** Locks the organization with an id, or that which is on the platform with an identifier; null when there is none. */
  async lockWanted(transaction: Transaction, wanted: { organizationId: string | null; scheme: string; identifier: string; clusterId: string | null }, key: string): Promise<WantedRow | null> {
    const [found] = await transaction.run<{ id: string }>(
      wanted.organizationId === null
        ? `MATCH (o:Organization {identifier: $identifier}) WHERE o.identifierScheme = $scheme AND (o.unchecked IS NULL OR o.identifierKey IS NOT NULL)
           WITH o ORDER BY o.identifierKey, o.id LIMIT 1 SET o.lockedBy = $key RETURN o.id AS id`
        : 'MATCH (o:Organization {id: $organizationId}) SET o.lockedBy = $key RETURN o.id AS id',
      { ...wanted, key },
    );
    if (found === undefined) return null;
    const [row] = await transaction.run<{ wanted: WantedRow }>(
      `MATCH (o:Organization {id: $id})
       RETURN o {.id, .name, .nameKk, .nameRu, .nameEn, visible: ${organizationVisible('o')}, administered: ${isAdministered('o')},
                 represented: EXISTS { (:User {id: $actor.personId})-[:REPRESENTS]->(o) },
                 waiting: EXISTS { MATCH (r:RepresentationRequest {openKey: $actor.personId + ':' + o.id}) },
                 clusterId: head(COLLECT {
                   MATCH (o)<-[:OF]-(m:Membership) WHERE m.state IN ['ACTIVE', 'APPLIED']
                   RETURN m.clusterId ORDER BY m.clusterId = $clusterId DESC, m.since, m.id
                 })} AS wanted`,
      { id: found.id, clusterId: wanted.clusterId ?? '', actor: reachOf(this.actor) },
    );
    return row?.wanted ?? null;
  }

  async ask(transaction: Transaction, request: NewRequest): Promise<void> {
    await transaction.run(
      `MATCH (u:User {id: $personId}), (o:Organization {id: $organizationId})
       CREATE (u)-[:ASKS]->(r:RepresentationRequest {id: $id, personId: $personId, organizationId: $organizationId, clusterId: $clusterId,
                                                     openKey: $personId + ':' + $organizationId, state: 'PENDING', version: 1, askedAt: ${NOW}})-[:TO_ACT_FOR]->(o)
       SET r += $properties`,
      { ...request, personId: this.actor.personId },
    );
  }

  /** Locks a wish with its organization and gives it as it then is; null when there is none that the actor may see. */
  async lock(transaction: Transaction, id: string, key: string): Promise<LockedRequest | null> {
    await transaction.run(
      'MATCH (r:RepresentationRequest {id: $id})-[:TO_ACT_FOR]->(o:Organization) SET o.lockedBy = $key SET r.lockedBy = $key',
      { id, key },
    );
    const [found] = await transaction.run<{ request: LockedRequest }>(
      `MATCH (r:RepresentationRequest {id: $id})-[:TO_ACT_FOR]->(o:Organization)
       WHERE ${representationRequestVisible('r', 'o')} OR (r.clusterId IN $actor.secretariatIds AND r.decider = 'SECRETARIAT')
       ${FOUND} RETURN r {${FIELDS}, .personId, homeClusterId: r.clusterId} AS request`,
      { id, actor: reachOf(this.actor) },
    );
    return found?.request ?? null;
  }

  /** Ends a wish: it is decided or taken back. */
  async close(transaction: Transaction, id: string, properties: { state: RepresentationRequestState; role?: RepresentationRole; decider?: RepresentationDecider; reason: string | null }): Promise<void> {
    await transaction.run(
      `MATCH (r:RepresentationRequest {id: $id})
       SET r += $properties, r.decidedAt = ${NOW}, r.decidedById = $actorId, r.version = r.version + 1
       REMOVE r.openKey`,
      { id, properties, actorId: this.actor.personId },
    );
  }

  /** Removes a person's wishes with what they said of themselves; gives the organizations that they still waited for. */
  async forgetOf(transaction: Transaction, personId: string): Promise<string[]> {
    const rows = await transaction.run<{ organizationId: string | null }>(
      `MATCH (:User {id: $personId})-[:ASKS]->(r:RepresentationRequest)
       WITH r, CASE WHEN r.state = 'PENDING' THEN r.organizationId END AS organizationId
       DETACH DELETE r
       RETURN organizationId`,
      { personId },
    );
    return rows.flatMap(({ organizationId }) => organizationId ?? []);
  }

  /** An organization whose mandate nobody checked and that nobody waits to act for any more is given up: its identifier is free again. */
  async giveUpUnchecked(transaction: Transaction, organizationId: string): Promise<void> {
    await transaction.run(
      `MATCH (o:Organization {id: $organizationId})<-[:OF]-(m:Membership {state: 'APPLIED'})
       WHERE o.unchecked AND NOT EXISTS { (o)<-[:TO_ACT_FOR]-(:RepresentationRequest {state: 'PENDING'}) }
       SET m.state = 'LEFT', m.version = m.version + 1
       REMOVE o.identifierKey`,
      { organizationId },
    );
  }

  private async rows(text: string, parameters: Parameters): Promise<RequestRow[]> {
    const rows = await this.database.read<{ request: RequestRow }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ request }) => request);
  }
}

/** Somebody who asked to act for an organization, with what a mail about it needs. */
export type Asker = { email: string; locale: Locale; organization: string; registers: boolean };

/** Who asked, in the language they asked in; nobody where it is not known: people who are made up have no post box. */
export const askersOf = (transaction: Transaction, id: string): Promise<Asker[]> =>
  transaction.run<Asker>(
    `MATCH (u:User)-[:ASKS]->(r:RepresentationRequest {id: $id})
     WHERE r.locale IS NOT NULL AND u.emailVerified AND u.suspendedAt IS NULL
     RETURN u.email AS email, r.locale AS locale, r.organizationName AS organization, r.registers AS registers`,
    { id },
  );
