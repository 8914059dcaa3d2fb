import { reachOf, type Actor } from '../../access/actor.js';
import { organizationVisible, tieVisibleBetween } from '../../access/visibility.js';
import type { ChainRole, Locale, OrganizationKind } from '../../generated/schema.js';
import { NOW } from '../../neo4j/clock.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { table } from '../../neo4j/table.js';
import { found } from '../../shared/full-text.js';
import { newestFirst, type PageRequest } from '../../shared/page.js';
import { SORT_KEY_IN, type Sorted } from '../../shared/sort-key.js';
import { membershipsOf, SORTED_AS, SORTED_OTHERWISE, type MembershipRow } from '../membership/rows.js';
import { tiesAmong, tiesOf, tiesParameter, type TieExtent, type TiesAsked, type TieSeen, type TieToRow } from '../tie/rows.js';
import { card, cardFields, details, figure, row, sortedCard, type OrganizationCard, type OrganizationDetails, type OrganizationRow } from './rows.js';

export type { OrganizationCard, OrganizationDetails, OrganizationRow, OrganizationSeen } from './rows.js';

export type ProjectRow = { id: string; name: string; validFrom: string | null; validUntil: string | null };
export type ParticipationRow = { project: ProjectRow; role: string | null };
export type OutputRow = { year: number; value: number };
export type OutputsRow = { id: string; outputs: OutputRow[] | null };
/** A locked organization with its yearly outputs, oldest first: those are its own people's to change. */
export type LockedOrganization = { organization: OrganizationRow; outputs: OutputRow[] };
/** In which cluster and how far is looked around one organization, and how much is read of it. */
export type Surroundings = { clusterId: string; depth: 1 | 2; most: number; extent: TieExtent };
export type NeighbourhoodRow = { organizations: { organization: OrganizationCard; distance: number }[]; ties: TieSeen[]; truncated: boolean };

/** What is read along with one organization. */
export type Along = { outputs: boolean; memberships: boolean; ties: TiesAsked | null; surroundings: Surroundings | null };
export type WholeOrganization = {
  organization: OrganizationRow;
  outputs?: OutputRow[] | null;
  memberships?: MembershipRow[];
  ties?: TieToRow[];
  neighbourhood?: NeighbourhoodRow;
};

export type OrganizationQuery = {
  clusterId?: string;
  kinds?: OrganizationKind[];
  chainRoles?: ChainRole[];
  country?: string;
  region?: string;
  sector?: string;
};

export type NewOrganization = {
  id: string;
  clusterId: string;
  membershipId: string;
  chainRoles: ChainRole[];
  properties: { identifierScheme: string; identifier: string } & Record<string, unknown>;
};

const OUTPUTS = 'COLLECT { MATCH (o)-[:PRODUCED]->(y:Output) RETURN y {.year, .value} ORDER BY y.year }';

/** Null where they are not for the actor to see. */
const OUTPUTS_SEEN = figure('o', 'outputsVisibility', OUTPUTS);

const NEAR = table('UNWIND kept AS one WITH one.o AS near, one.distance AS distance', { organization: cardFields('near'), distance: 'distance' });

/**
 * The organizations within so many steps of `o` in a cluster over ties that the actor may see, the nearest and then the strongest tied to
 * the step before first, and the strongest ties among them; the one in the middle, which the actor sees, comes first, at distance 0. In Cypher,
 * as `neighbourhood`, for the parameters of `Surroundings`.
 */
function around({ depth, extent }: Surroundings): string {
  // Who is reached is looked at once, however many ties lead there, and only as many as are wanted; with enough at one step nobody is looked
  // for at the second.
  const reached = (from: string, weight: string, others: string): string =>
    `MATCH (${from})<-[:FROM|TO]-(t:Tie {clusterId: $clusterId})-[:FROM|TO]->(far:Organization)
     WHERE t.state IN ['CONFIRMED', 'STALE'] AND far <> ${from} ${others} AND ${tieVisibleBetween('t', from, 'far')}
     WITH far, ${weight}(coalesce(t.weight, t.strength / 5.0)) AS weight ORDER BY weight DESC, far.id
     WITH far, weight WHERE ${organizationVisible('far')}
     WITH far, weight LIMIT $most + 1`;
  const second = `CALL (o, first) {
      WITH o, [one IN first | one.o] AS known WHERE size(known) <= $most
      UNWIND known AS n
      ${reached('n', 'max', 'AND far <> o AND NOT far IN known')}
      RETURN collect({o: far, distance: 2, weight: weight}) AS second
    }
    WITH first + second AS first`;
  return `CALL (o) {
    CALL (o) {
      ${reached('o', 'sum', '')}
      RETURN collect({o: far, distance: 1, weight: weight}) AS first
    }
    ${depth === 2 ? second : ''}
    CALL (first) {
      UNWIND first AS one
      WITH one ORDER BY one.distance, one.weight DESC, one.o.id LIMIT $most + 1
      RETURN collect(one) AS nearest
    }
    WITH [{o: o, distance: 0}] + nearest[..$most] AS kept, size(nearest) > $most AS truncated
    WITH kept, truncated, [one IN kept | one.o] AS nodes
    RETURN {organizations: ${NEAR}, truncated: truncated, ties: ${tiesAmong('nodes', extent)}} AS neighbourhood
  }`;
}

function conditions(query: OrganizationQuery): string {
  const parts = [organizationVisible('o')];
  if (query.kinds !== undefined) parts.push('o.kind IN $kinds');
  if (query.country !== undefined) parts.push('o.country = $country');
  if (query.region !== undefined) parts.push('o.region = $region');
  if (query.sector !== undefined) parts.push('$sector IN o.sectors');
  if (query.clusterId !== undefined) {
    parts.push(`$clusterId IN $actor.clusterIds AND EXISTS { (o)<-[:OF]-(:Membership {clusterId: $clusterId, state: 'ACTIVE'}) }`);
  }
  if (query.chainRoles !== undefined) {
    parts.push(`EXISTS { (o)<-[:OF]-(r:Membership {state: 'ACTIVE'})
                         WHERE r.clusterId IN $actor.clusterIds AND any(role IN r.chainRoles WHERE role IN $chainRoles) }`);
  }
  return parts.join(' AND ');
}

const SEEN = `MATCH (o:Organization) WHERE o.id IN $ids AND ${organizationVisible('o')}`;

/** All Cypher about organizations and their projects. */
export class OrganizationStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  /** All that the actor may see of them. */
  async byIds(ids: readonly string[]): Promise<OrganizationRow[]> {
    return this.rows(`${SEEN} RETURN ${row('o')} AS organization`, { ids });
  }

  /** One of them with what else is asked for along with it, in one reading; null for one that is absent or hidden. */
  async whole(id: string, { outputs, memberships, ties, surroundings }: Along): Promise<WholeOrganization | null> {
    const parts = [
      `${row('o')} AS organization`,
      ...(outputs ? [`${OUTPUTS_SEEN} AS outputs`] : []),
      ...(memberships ? [`${membershipsOf('o')} AS memberships`] : []),
      ...(ties === null ? [] : [`${tiesOf('o', ties)} AS ties`]),
      ...(surroundings === null ? [] : ['neighbourhood']),
    ];
    const [found] = await this.database.read<WholeOrganization>(
      `MATCH (o:Organization {id: $id}) WHERE ${organizationVisible('o')}
       ${surroundings === null ? '' : around(surroundings)}
       RETURN ${parts.join(', ')}`,
      { id, ...surroundings, ...(ties === null ? {} : { ties: tiesParameter(ties) }), actor: reachOf(this.actor) },
    );
    return found ?? null;
  }

  async cards(ids: readonly string[]): Promise<OrganizationCard[]> {
    return this.rows(`${SEEN} RETURN ${card('o')} AS organization`, { ids });
  }

  async details(ids: readonly string[]): Promise<(OrganizationDetails & { id: string })[]> {
    return this.rows(`${SEEN} RETURN ${details('o')} AS organization`, { ids });
  }

  /** By name in a language. */
  async pageByName(query: OrganizationQuery, page: PageRequest, locale: Locale): Promise<(OrganizationCard & Sorted)[]> {
    const [sortKey = '', id = ''] = page.after ?? [];
    const key = `o.${SORT_KEY_IN[locale]}`;
    // Where there are few, the database would rather sort all, and go on so when there are many.
    return this.rows(
      `MATCH (o:Organization) USING INDEX o:Organization(${SORT_KEY_IN[locale]}, id) WHERE ${key} >= $sortKey AND o.id IS NOT NULL
       WITH o WHERE (${key} > $sortKey OR o.id > $id) AND ${conditions(query)}
       RETURN ${sortedCard(key)} AS organization ORDER BY ${key}, o.id LIMIT $rows`,
      { ...query, sortKey, id, rows: page.limit + 1 },
    );
  }

  /** The latest first. */
  async pageByAge(query: OrganizationQuery, page: PageRequest): Promise<OrganizationCard[]> {
    return this.rows(
      `MATCH (o:Organization) WHERE o.id < $beforeId AND ${conditions(query)}
       RETURN ${card('o')} AS organization ORDER BY o.id DESC LIMIT $rows`,
      { ...query, ...newestFirst(page) },
    );
  }

  /** Best match of a full-text query first. */
  async search(query: OrganizationQuery, fullText: string, page: PageRequest): Promise<OrganizationCard[]> {
    const [relevance = Number.MAX_VALUE, id = ''] = page.after ?? [];
    return this.rows(
      `${found('organization_search', '$fullText', 'o')}, score
       WITH o, score WHERE (score < $relevance OR (score = $relevance AND o.id > $id)) AND ${conditions(query)}
       RETURN ${card('o', 'score')} AS organization ORDER BY score DESC, o.id LIMIT $rows`,
      { ...query, fullText, relevance, id, rows: page.limit + 1 },
    );
  }

  /** Yearly outputs, oldest first; null where they are not for the actor to see. */
  async outputs(ids: readonly string[]): Promise<OutputsRow[]> {
    return this.database.read<OutputsRow>(
      `MATCH (o:Organization) WHERE o.id IN $ids
       RETURN o.id AS id, ${OUTPUTS_SEEN} AS outputs`,
      { ids, actor: reachOf(this.actor) },
    );
  }

  /** Joint projects, newest first, at most 50. */
  async projects(organizationId: string): Promise<ParticipationRow[]> {
    return this.database.read<ParticipationRow>(
      `MATCH (:Organization {id: $organizationId})-[part:TAKES_PART_IN]->(p:Project)
       RETURN p {.id, .name, .validFrom, .validUntil} AS project, part.role AS role
       ORDER BY p.validFrom DESC, p.id LIMIT 50`,
      { organizationId },
    );
  }

  async projectsByIds(ids: readonly string[]): Promise<ProjectRow[]> {
    const rows = await this.database.read<{ project: ProjectRow }>(
      `MATCH (p:Project) WHERE p.id IN $ids
         AND EXISTS { (o:Organization)-[:TAKES_PART_IN]->(p) WHERE ${organizationVisible('o')} }
       RETURN p {.id, .name, .validFrom, .validUntil} AS project`,
      { ids, actor: reachOf(this.actor) },
    );
    return rows.map(({ project }) => project);
  }

  /** What is around an organization that the actor sees. */
  async neighbourhood(id: string, surroundings: Surroundings): Promise<NeighbourhoodRow> {
    const [found] = await this.database.read<{ neighbourhood: NeighbourhoodRow }>(
      `MATCH (o:Organization {id: $id}) ${around(surroundings)} RETURN neighbourhood`,
      { id, ...surroundings, actor: reachOf(this.actor) },
    );
    return found?.neighbourhood ?? { organizations: [], ties: [], truncated: false };
  }

  /** Locks an organization for a change and gives it as it then is; null when there is none that the actor may see. */
  async lock(transaction: Transaction, id: string, key: string): Promise<LockedOrganization | null> {
    const [found] = await transaction.run<LockedOrganization>(
      `MATCH (o:Organization {id: $id}) WHERE ${organizationVisible('o')}
       SET o.lockedBy = $key
       RETURN ${row('o')} AS organization, ${OUTPUTS} AS outputs`,
      { id, key, actor: reachOf(this.actor) },
    );
    return found ?? null;
  }

  /** Sets what changed; an output list replaces all years. Raises the version. */
  async update(transaction: Transaction, id: string, properties: Record<string, unknown>, outputs: OutputRow[] | null): Promise<void> {
    await transaction.run(
      `MATCH (o:Organization {id: $id}) SET o += $properties, o.version = o.version + 1, o.updatedAt = ${NOW}
       WITH o MATCH (o)<-[:OF]-(m:Membership) WHERE ${SORTED_OTHERWISE} SET ${SORTED_AS}`,
      { id, properties },
    );
    if (outputs === null) return;
    await transaction.run('MATCH (:Organization {id: $id})-[:PRODUCED]->(y:Output) DETACH DELETE y', { id });
    await transaction.run(
      `MATCH (o:Organization {id: $id})
       UNWIND $outputs AS output
       CREATE (o)-[:PRODUCED]->(:Output {key: $id + ':' + output.year, year: output.year, value: toFloat(output.value)})`,
      { id, outputs },
    );
  }

  /**
   * Writes an organization that somebody registers, with its application to a cluster. Its identifier is unique by a constraint, so of two
   * at once the second waits for the first and then finds it taken.
   */
  async register(transaction: Transaction, organization: NewOrganization): Promise<'registered' | 'taken' | 'noCluster'> {
    const { id, properties } = organization;
    const { identifierScheme: scheme, identifier } = properties;
    const [made] = await transaction.run<{ own: boolean }>(
      `MERGE (o:Organization {identifierKey: $scheme + ':' + $identifier}) ON CREATE SET o.id = $id, o.unchecked = true
       RETURN o.id = $id AND NOT EXISTS {
         MATCH (other:Organization {identifier: $identifier})
         WHERE other.identifierScheme = $scheme AND other.id <> $id AND (other.unchecked IS NULL OR other.identifierKey IS NOT NULL)
       } AS own`,
      { id, scheme, identifier },
    );
    if (made === undefined || !made.own) return 'taken';
    const [applied] = await transaction.run<{ id: string }>(
      `MATCH (c:Cluster {id: $clusterId}), (o:Organization {id: $id})
       WITH c, o, ${NOW} AS now
       SET o += $properties, o.profile = 'MEMBERS', o.employeesVisibility = 'OWN', o.outputsVisibility = 'OWN', o.version = 1,
           o.createdAt = now, o.updatedAt = now
       CREATE (o)<-[:OF]-(m:Membership {id: $membershipId, clusterId: $clusterId, key: $clusterId + ':' + $id, chainRoles: $chainRoles,
                                        state: 'APPLIED', version: 1, createdAt: now, appliedAt: now})-[:IN]->(c)
       SET ${SORTED_AS}
       RETURN o.id AS id`,
      organization,
    );
    return applied === undefined ? 'noCluster' : 'registered';
  }

  private async rows<Row>(text: string, parameters: Record<string, unknown>): Promise<Row[]> {
    const rows = await this.database.read<{ organization: Row }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ organization }) => organization);
  }
}
