import { reachOf, type Actor } from '../../access/actor.js';
import { organizationVisible, tieIsOwn, tieVisible, tieVisibleAmongSeen } from '../../access/visibility.js';
import type { ChainRole, OrganizationKind, TieForm, TieSourceType, TieState, TieType, Visibility } from '../../generated/schema.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { newestFirst, type PageRequest } from '../../shared/page.js';
import { card as organizationCard, type OrganizationCard } from '../organization/rows.js';

/** What every list of ties shows, and what decides who may change one. */
export type TieCard = {
  id: string;
  clusterId: string;
  fromId: string;
  toId: string;
  form: TieForm;
  type: TieType;
  mutual: boolean;
  strength: number;
  weight: number | null;
  state: TieState;
  visibility: Visibility;
  sourceType: TieSourceType;
  declaredById: string | null;
  declaredByOrganizationId: string | null;
  version: number;
};

/** What one tie shows beside that; times and days take longer to read than all the rest. */
export type TieDetails = {
  sourceKey: string | null;
  strengthFrom: number | null;
  strengthTo: number | null;
  validFrom: string | null;
  validUntil: string | null;
  visibilityFrom: Visibility;
  visibilityTo: Visibility;
  source: string | null;
  evidence: string | null;
  declaredAt: string;
  confirmedAt: string | null;
};

export type TieRow = TieCard & TieDetails;

/** A tie as far as it was read. */
export type TieSeen = TieCard & Partial<TieDetails>;

/** A tie of an organization with the one that it leads to. */
export type TieToRow = { tie: TieSeen; far: OrganizationCard };

export type TieQuery = {
  clusterId?: string;
  organizationId?: string;
  form?: TieForm;
  types?: TieType[];
  states?: TieState[];
  awaitingActor?: boolean;
};

/** What is needed to tell whether a tie runs along the chain: both ends' kinds and main roles in its cluster. */
export type TieEndsRow = { id: string; kinds: [OrganizationKind, OrganizationKind]; mainRoles: [ChainRole | null, ChainRole | null] };

export type NewTie = {
  id: string;
  clusterId: string;
  fromId: string;
  toId: string;
  declaredByOrganizationId: string;
  properties: Record<string, unknown>;
};

const CARD = '.id, .clusterId, .form, .type, .mutual, .strength, .weight, .state, .visibility, .sourceType, .declaredById, .declaredByOrganizationId, .version';

/** A tie with its ends' ids. */
const card = (tie: string, from: string, to: string, more = ''): string => `${tie} {${CARD}, fromId: ${from}.id, toId: ${to}.id${more}}`;

/** The same with its details; what proves it is for its sides and the council. */
const row = (tie: string, from: string, to: string): string =>
  card(
    tie,
    from,
    to,
    `, .sourceKey, .strengthFrom, .strengthTo, .validFrom, .validUntil, .visibilityFrom, .visibilityTo, .source, .declaredAt, .confirmedAt,
     evidence: CASE WHEN ${from}.id IN $actor.organizationIds OR ${to}.id IN $actor.organizationIds OR ${tie}.clusterId IN $actor.councilIds
                    THEN ${tie}.evidence END`,
  );

const read = (whole: boolean): typeof row => (whole ? row : card);

const AWAITING = `(t.state = 'PROPOSED' AND NOT t.declaredByOrganizationId IN $actor.organizationIds AND ${tieIsOwn('t')})`;
const STANDING = `(t.state IN ['CONFIRMED', 'STALE'] OR (t.state = 'PROPOSED' AND ${tieIsOwn('t')}))`;

function conditions(query: TieQuery, visible = [tieVisible('t')]): string {
  const parts = [...visible];
  if (query.form !== undefined) parts.push('t.form = $form');
  if (query.types !== undefined) parts.push('t.type IN $types');
  if (query.awaitingActor === true) parts.push(AWAITING);
  else parts.push(query.states !== undefined ? 't.state IN $states' : STANDING);
  return parts.join(' AND ');
}

/**
 * Where the search starts: at one organization's ties, at the actor's own, or at a cluster's by the index. Only where a tie
 * may be met twice it says DISTINCT, which would have to read a whole cluster before it gives the first row.
 */
function start(query: TieQuery): string {
  const inCluster = query.clusterId === undefined ? 'true' : 't.clusterId = $clusterId';
  if (query.organizationId !== undefined) {
    return `MATCH (:Organization {id: $organizationId})<-[:FROM|TO]-(t:Tie) WHERE t.id < $beforeId AND ${inCluster} WITH t`;
  }
  if (query.awaitingActor === true) {
    return `MATCH (own:Organization)<-[:FROM|TO]-(t:Tie)
            WHERE own.id IN $actor.organizationIds AND t.id < $beforeId AND ${inCluster}
            WITH DISTINCT t`;
  }
  return `MATCH (t:Tie) USING INDEX t:Tie(clusterId, id) WHERE t.clusterId = $clusterId AND t.id < $beforeId WITH t`;
}

/** Newest first. Within a cluster in the words of its index, so that the database stops after a page instead of sorting all. */
const order = ({ organizationId, awaitingActor }: TieQuery): string =>
  organizationId === undefined && awaitingActor !== true ? 't.clusterId DESC, t.id DESC' : 't.id DESC';

/** All Cypher about ties. */
export class TieStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<TieRow[]> {
    const rows = await this.database.read<{ tie: TieRow }>(
      `MATCH (from:Organization)<-[:FROM]-(t:Tie)-[:TO]->(to:Organization) WHERE t.id IN $ids AND ${tieVisible('t')}
       RETURN ${row('t', 'from', 'to')} AS tie`,
      { ids, actor: reachOf(this.actor) },
    );
    return rows.map(({ tie }) => tie);
  }

  /** Newest first, with their details or without. */
  async page(query: TieQuery, page: PageRequest, whole = true): Promise<TieSeen[]> {
    const rows = await this.database.read<{ tie: TieSeen }>(
      `${start(query)} WHERE ${conditions(query)}
       WITH t ORDER BY ${order(query)} LIMIT $rows
       MATCH (from:Organization)<-[:FROM]-(t)-[:TO]->(to:Organization)
       RETURN ${read(whole)('t', 'from', 'to')} AS tie ORDER BY t.id DESC`,
      { ...query, ...newestFirst(page), actor: reachOf(this.actor) },
    );
    return rows.map(({ tie }) => tie);
  }

  /** The same for each of several organizations that the actor sees; an organization in the query is the other end. Each tie comes with it. */
  async pagesOf(organizationIds: readonly string[], query: TieQuery, page: PageRequest, whole: boolean): Promise<{ id: string; ties: TieToRow[] }[]> {
    return this.database.read(
      `UNWIND $organizationIds AS organizationId
       MATCH (end:Organization {id: organizationId})
       CALL (end) {
         MATCH (end)<-[near:FROM|TO]-(t:Tie) WHERE t.id < $beforeId ${query.clusterId === undefined ? '' : 'AND t.clusterId = $clusterId'}
         WITH t, near ORDER BY t.id DESC // the dear conditions after the sorting: only so many are asked as fill the page
         MATCH (t)-[away:FROM|TO]->(far:Organization) WHERE away <> near ${query.organizationId === undefined ? '' : 'AND far.id = $organizationId'}
         WITH t, near, far ORDER BY t.id DESC // already so; it keeps what follows from being asked of both ends
         WITH * WHERE ${conditions(query, [tieVisibleAmongSeen('t'), organizationVisible('far')])}
         WITH t, far, type(near) = 'FROM' AS given LIMIT $rows
         WITH t, far, CASE WHEN given THEN end ELSE far END AS from, CASE WHEN given THEN far ELSE end END AS to
         RETURN collect({tie: ${read(whole)('t', 'from', 'to')}, far: ${organizationCard('far')}}) AS ties
       }
       RETURN organizationId AS id, ties`,
      { organizationIds, ...query, ...newestFirst(page), actor: reachOf(this.actor) },
    );
  }

  /** The visible, standing ties with both ends among the given organizations of a cluster, strongest first. */
  async among(clusterId: string, organizationIds: readonly string[], limit: number): Promise<TieCard[]> {
    const rows = await this.database.read<{ tie: TieCard }>(
      `MATCH (from:Organization)<-[:FROM]-(t:Tie {clusterId: $clusterId})-[:TO]->(to:Organization)
       WHERE from.id IN $organizationIds AND to.id IN $organizationIds AND ${STANDING} AND ${tieVisible('t')}
       RETURN ${card('t', 'from', 'to')} AS tie ORDER BY coalesce(t.weight, t.strength / 5.0) DESC, t.id LIMIT $limit`,
      { clusterId, organizationIds, limit, actor: reachOf(this.actor) },
    );
    return rows.map(({ tie }) => tie);
  }

  /** For each tie the kinds and main roles of its two ends, from first. */
  async ends(ids: readonly string[]): Promise<TieEndsRow[]> {
    return this.database.read<TieEndsRow>(
      `MATCH (from:Organization)<-[:FROM]-(t:Tie)-[:TO]->(to:Organization) WHERE t.id IN $ids
       RETURN t.id AS id, [from.kind, to.kind] AS kinds,
              [end IN [from, to] | head([(end)<-[:OF]-(m:Membership {clusterId: t.clusterId}) | head(m.chainRoles)])] AS mainRoles`,
      { ids },
    );
  }

  /**
   * Writes a declared tie between two active members of its cluster; locks both organizations, in the order of their ids, so that the
   * same tie declared from both sides at once is seen. Gives what stands in the way instead of writing.
   */
  async declare(transaction: Transaction, tie: NewTie): Promise<'declared' | 'notMembers' | 'exists'> {
    const [found] = await transaction.run<{ members: number }>(
      `MATCH (o:Organization) WHERE o.id IN $ids
       WITH o ORDER BY o.id
       SET o.lockedBy = $tieId
       WITH o WHERE EXISTS { (o)<-[:OF]-(:Membership {clusterId: $clusterId, state: 'ACTIVE'}) }
                AND $clusterId IN $actor.memberClusterIds
       RETURN count(o) AS members`,
      { ids: [tie.fromId, tie.toId], tieId: tie.id, clusterId: tie.clusterId, actor: reachOf(this.actor) },
    );
    if (found?.members !== 2) return 'notMembers';
    const created = await transaction.run<{ id: string }>(
      `MATCH (c:Cluster {id: $clusterId}), (from:Organization {id: $fromId}), (to:Organization {id: $toId})
       WHERE NOT EXISTS {
         (from)<-[:FROM|TO]-(same:Tie {clusterId: $clusterId})-[:FROM|TO]->(to)
         WHERE same.type = $properties.type AND same.state IN ['PROPOSED', 'CONFIRMED', 'STALE']
           AND (same.mutual OR $properties.mutual OR EXISTS { (same)-[:FROM]->(from) })
       }
       CREATE (t:Tie {id: $id, clusterId: $clusterId, state: 'PROPOSED', sourceType: 'PARTIES', version: 1})
       SET t += $properties, t.declaredByOrganizationId = $declaredByOrganizationId,
           t.validFrom = date($validFrom), t.validUntil = date($validUntil),
           t.declaredAt = datetime.realtime() + duration({seconds: $clockShift}), t.createdAt = datetime.realtime() + duration({seconds: $clockShift})
       CREATE (from)<-[:FROM]-(t), (t)-[:TO]->(to), (t)-[:DECLARED_IN]->(c)
       RETURN t.id AS id`,
      { ...tie, validFrom: tie.properties['validFrom'] ?? null, validUntil: tie.properties['validUntil'] ?? null },
    );
    return created.length === 1 ? 'declared' : 'exists';
  }

  /** Locks a tie for a change and gives it as it then is; null when there is none that the actor may see. */
  async lock(transaction: Transaction, id: string, key: string): Promise<TieRow | null> {
    await transaction.run('MATCH (t:Tie {id: $id}) SET t.lockedBy = $key', { id, key });
    const [found] = await transaction.run<{ tie: TieRow }>(
      `MATCH (from:Organization)<-[:FROM]-(t:Tie {id: $id})-[:TO]->(to:Organization) WHERE ${tieVisible('t')}
       RETURN ${row('t', 'from', 'to')} AS tie`,
      { id, actor: reachOf(this.actor) },
    );
    return found?.tie ?? null;
  }

  /** Sets what a step changed and when; raises the version. */
  async update(
    transaction: Transaction,
    id: string,
    properties: Record<string, unknown>,
    stamp: 'confirmedAt' | 'endedAt',
    validUntil: string | null = null,
  ): Promise<void> {
    await transaction.run(
      `MATCH (t:Tie {id: $id})
       SET t += $properties, t.version = t.version + 1, t.${stamp} = datetime.realtime() + duration({seconds: $clockShift}),
           t.validUntil = coalesce(date($validUntil), t.validUntil)`,
      { id, properties, validUntil },
    );
  }
}
