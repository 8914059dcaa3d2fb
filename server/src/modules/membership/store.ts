import { reachOf, type Actor } from '../../access/actor.js';
import { membershipVisible, organizationVisible } from '../../access/visibility.js';
import type { ChainRole, Locale, MembershipState } from '../../generated/schema.js';
import { NOW, TODAY } from '../../neo4j/clock.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { rowOf } from '../../neo4j/table.js';
import { found } from '../../shared/full-text.js';
import type { PageRequest } from '../../shared/page.js';
import type { Named } from '../../shared/text.js';
import { conditions, memberFields, membershipFields, membershipsOf, membersOf, membersParameter, newest, SORTED_AS, type MemberQuery, type MemberRow, type MembersAsked, type MembershipRow } from './rows.js';
import type { Open } from './rules.js';

export type { MemberQuery, MembershipRow } from './rows.js';

/** What only whoever decides, or is decided on, looks at. */
export type MembershipDetails = {
  id: string;
  clusterId: string;
  organizationId: string;
  state: MembershipState;
  version: number;
  appliedAt: string | null;
  decidedAt: string | null;
  reason: string | null;
  /** Whether it is known that its people may act for the organization. */
  checked: boolean;
  /** The persons of the secretariat who checked that. */
  checkerIds: string[];
};

/** The membership `m` of the organization `o`; why it was decided so is told to the organization's people and the council. */
const DETAILS = `m {.id, .clusterId, .state, .decidedAt, organizationId: o.id, version: coalesce(m.version, 1),
  appliedAt: coalesce(m.appliedAt, CASE WHEN m.state = 'APPLIED' THEN m.createdAt END),
  reason: CASE WHEN o.id IN $actor.organizationIds OR m.clusterId IN $actor.councilIds THEN m.reason END,
  checked: o.unchecked IS NULL,
  checkerIds: COLLECT { MATCH (o)<-[:TO_ACT_FOR]-(wish:RepresentationRequest {state: 'ACCEPTED', decider: 'SECRETARIAT'}) RETURN wish.decidedById }}`;

/** Those that the actor sees, of some that are told by their ids. */
const SEEN_DETAILS = `MATCH (m:Membership)-[:OF]->(o:Organization) WHERE m.id IN $ids AND ${membershipVisible('m')} AND ${organizationVisible('o')}
  RETURN ${DETAILS} AS membership`;

/** The joint action `i` of the cluster can still be called off, and commitments to it taken back. */
const OPEN = "i.clusterId = $clusterId AND i.state = 'COLLECTING' AND i.deadlineAt > now";

/** All Cypher about memberships. */
export class MembershipStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<MembershipRow[]> {
    return this.rows(
      `MATCH (m:Membership)-[:OF]->(o:Organization) WHERE m.id IN $ids AND ${membershipVisible('m')} AND ${organizationVisible('o')}
       RETURN ${rowOf(membershipFields('null'))} AS membership`,
      { ids },
    );
  }

  /** Active members of each cluster by name in a language. */
  async pagesOf(clusterIds: readonly string[], asked: MembersAsked): Promise<{ id: string; members: MemberRow[] }[]> {
    return this.database.read(
      `MATCH (c:Cluster) WHERE c.id IN $clusterIds RETURN c.id AS id, ${membersOf(asked)} AS members`,
      { clusterIds, members: membersParameter(asked), actor: reachOf(this.actor) },
    );
  }

  /** Active members of a cluster that match a full-text query, best first. */
  async search(clusterId: string, query: MemberQuery, fullText: string, page: PageRequest): Promise<MembershipRow[]> {
    const [relevance = Number.MAX_VALUE, id = ''] = page.after ?? [];
    return this.rows(
      `MATCH (c:Cluster {id: $clusterId})
       ${newest(query)}
       ${found('organization_search', '$fullText', 'o')}, score
       MATCH (o)<-[:OF]-(m:Membership {clusterId: $clusterId})
       WHERE (score < $relevance OR (score = $relevance AND o.id > $id)) AND ${conditions(query, '$members')}
       RETURN ${rowOf(memberFields('score'))} AS membership ORDER BY score DESC, o.id LIMIT $rows`,
      { clusterId, members: query, fullText, relevance, id, rows: page.limit + 1 },
    );
  }

  /** The memberships of each organization, as far as the actor sees them, the oldest first. */
  async ofOrganizations(organizationIds: readonly string[]): Promise<{ id: string; memberships: MembershipRow[] }[]> {
    return this.database.read(
      `MATCH (o:Organization) WHERE o.id IN $organizationIds RETURN o.id AS id, ${membershipsOf('o')} AS memberships`,
      { organizationIds, actor: reachOf(this.actor) },
    );
  }

  async details(ids: readonly string[]): Promise<MembershipDetails[]> {
    const rows = await this.database.read<{ membership: MembershipDetails }>(SEEN_DETAILS, { ids, actor: reachOf(this.actor) });
    return rows.map(({ membership }) => membership);
  }

  /** Applications to a cluster of organizations whose people were checked, the oldest first. */
  async applications(clusterId: string, page: PageRequest): Promise<MembershipRow[]> {
    return this.rows(
      `MATCH (m:Membership)-[:OF]->(o:Organization)
       WHERE m.clusterId = $clusterId AND $clusterId IN $actor.councilIds AND m.state = 'APPLIED' AND m.id > $afterId
         AND o.unchecked IS NULL AND ${organizationVisible('o')}
       WITH m, o ORDER BY m.id LIMIT $rows
       RETURN ${rowOf(memberFields('null'))} AS membership ORDER BY m.id`,
      { clusterId, afterId: String(page.after?.[0] ?? ''), rows: page.limit + 1 },
    );
  }

  /** Locks an organization of the actor's and tells how it stands in a cluster; null where there is no such cluster. */
  async lockStanding(
    transaction: Transaction,
    { organizationId, clusterId }: { organizationId: string; clusterId: string },
    key: string,
  ): Promise<{ id: string | null; state: MembershipState | null } | null> {
    await transaction.run('MATCH (o:Organization {id: $organizationId}) SET o.lockedBy = $key', { organizationId, key });
    const [found] = await transaction.run<{ id: string | null; state: MembershipState | null }>(
      `MATCH (:Cluster {id: $clusterId})
       OPTIONAL MATCH (m:Membership {key: $clusterId + ':' + $organizationId}) SET m.lockedBy = $requestKey
       RETURN m.id AS id, m.state AS state`,
      { organizationId, clusterId, requestKey: key },
    );
    return found ?? null;
  }

  /** Writes an application: a new membership, or an earlier one that is over. */
  async apply(transaction: Transaction, application: { id: string; organizationId: string; clusterId: string; chainRoles: ChainRole[]; locale: Locale }): Promise<void> {
    await transaction.run(
      `MATCH (o:Organization {id: $organizationId}), (c:Cluster {id: $clusterId})
       WITH o, c, ${NOW} AS now
       MERGE (m:Membership {key: $clusterId + ':' + $organizationId})
       ON CREATE SET m.id = $id, m.clusterId = $clusterId, m.version = 0, m.createdAt = now, ${SORTED_AS}
       MERGE (m)-[:OF]->(o)
       MERGE (m)-[:IN]->(c)
       SET m.state = 'APPLIED', m.chainRoles = $chainRoles, m.locale = $locale, m.appliedAt = now, m.version = m.version + 1
       REMOVE m.since, m.decidedAt, m.decidedById, m.reason`,
      application,
    );
  }

  /** Locks a membership and gives it as it then is; null when there is none that the actor may see. */
  async lock(transaction: Transaction, id: string, key: string): Promise<MembershipDetails | null> {
    await transaction.run('MATCH (m:Membership {id: $id}) SET m.lockedBy = $key', { id, key });
    const [found] = await transaction.run<{ membership: MembershipDetails }>(SEEN_DETAILS, { ids: [id], actor: reachOf(this.actor) });
    return found?.membership ?? null;
  }

  async withdraw(transaction: Transaction, id: string): Promise<void> {
    await transaction.run("MATCH (m:Membership {id: $id}) SET m.state = 'LEFT', m.version = coalesce(m.version, 1) + 1", { id });
  }

  /**
   * Tells what the organization of a locked membership has open in the cluster. Whoever proposes or publishes locks the organization, whoever
   * gives a seat the cluster, whoever commits the membership.
   */
  async lockOpen(transaction: Transaction, { organizationId, clusterId }: Pick<MembershipDetails, 'organizationId' | 'clusterId'>, key: string): Promise<Open> {
    await transaction.run('MATCH (o:Organization {id: $organizationId}) SET o.lockedBy = $key', { organizationId, key });
    await transaction.run('MATCH (c:Cluster {id: $clusterId}) SET c.lockedBy = $key', { clusterId, key });
    const [open] = await transaction.run<Open>(
      `MATCH (o:Organization {id: $organizationId})
       WITH o, ${NOW} AS now
       RETURN head(COLLECT { MATCH (o)<-[:PROPOSED_BY]-(i:Initiative) WHERE ${OPEN} RETURN i.title ORDER BY i.deadlineAt, i.id LIMIT 1 }) AS organizes,
              head(COLLECT { MATCH (o)<-[:MADE_BY]-(:Commitment {state: 'LIVE'})-[:FOR]->(:Line)-[:LINE_OF]->(i:Initiative) WHERE ${OPEN}
                             RETURN i.title ORDER BY i.deadlineAt, i.id LIMIT 1 }) AS committedTo,
              head(COLLECT { MATCH (o)<-[:FILLED_FROM]-(s:Seat)-[:SEAT_IN]->(:Cluster {id: $clusterId})
                             WHERE EXISTS { (s)<-[:HOLDS]-(:User) }
                             RETURN CASE WHEN s.chair THEN 'CHAIR' ELSE 'OTHER' END AS seat ORDER BY seat LIMIT 1 }) AS seat`,
      { organizationId, clusterId },
    );
    if (open === undefined) throw new Error(`the organization ${organizationId} is gone in spite of its lock`);
    return open;
  }

  /** Since when it was a member stays in the journal. */
  async leave(transaction: Transaction, id: string, reason: string | null): Promise<void> {
    await transaction.run(
      `MATCH (m:Membership {id: $id})
       SET m.state = 'LEFT', m.reason = $reason, m.decidedAt = ${NOW}, m.version = coalesce(m.version, 1) + 1
       REMOVE m.since, m.decidedById`,
      { id, reason },
    );
  }

  /** Whoever is let in belongs to the cluster from today on. */
  async decide(transaction: Transaction, id: string, decision: { state: MembershipState; reason: string | null }): Promise<void> {
    await transaction.run(
      `MATCH (m:Membership {id: $id})
       SET m += $decision, m.decidedAt = ${NOW}, m.decidedById = $actorId, m.version = coalesce(m.version, 1) + 1,
           m.since = CASE WHEN $decision.state = 'REJECTED' THEN null ELSE ${TODAY} END`,
      { id, decision, actorId: this.actor.personId },
    );
  }

  private async rows(text: string, parameters: Record<string, unknown>): Promise<MembershipRow[]> {
    const rows = await this.database.read<{ membership: MembershipRow }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ membership }) => membership);
  }
}

/** The clusters that all these organizations are active members of, whoever asks: for what must follow a change of them. */
export async function activeClusters(transaction: Transaction, ...organizationIds: string[]): Promise<string[]> {
  const rows = await transaction.run<{ clusterId: string }>(
    `MATCH (o:Organization)<-[:OF]-(m:Membership {state: 'ACTIVE'}) WHERE o.id IN $organizationIds
     WITH m.clusterId AS clusterId, count(*) AS members WHERE members = size($organizationIds)
     RETURN clusterId`,
    { organizationIds },
  );
  return rows.map(({ clusterId }) => clusterId);
}

/** An administrator of an organization that applied, with what a mail about it needs. */
export type Applicant = { email: string; locale: Locale; organization: Named; cluster: Named & { slug: string } };

/**
 * The administrators of the organization that applied, in the language it applied or they asked to act for it in; nobody where that is not
 * known: people who are made up have no post box.
 */
export const applicantsOf = (transaction: Transaction, id: string): Promise<Applicant[]> =>
  transaction.run<Applicant>(
    `MATCH (c:Cluster)<-[:IN]-(m:Membership {id: $id})-[:OF]->(o:Organization)<-[:REPRESENTS {role: 'ADMIN'}]-(u:User)
     WHERE u.emailVerified AND u.suspendedAt IS NULL
     WITH c, o, u, coalesce(m.locale, head(COLLECT { MATCH (u)-[:ASKS]->(r:RepresentationRequest)-[:TO_ACT_FOR]->(o) RETURN r.locale ORDER BY r.id DESC })) AS locale
     WHERE locale IS NOT NULL
     RETURN u.email AS email, locale, o {.name, .nameKk, .nameRu, .nameEn} AS organization, c {.slug, .name, .nameKk, .nameRu, .nameEn} AS cluster
     ORDER BY email`,
    { id },
  );
