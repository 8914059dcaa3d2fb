import { reachOf, type Actor } from '../../access/actor.js';
import { figureVisible, organizationVisible, tieVisibleAmongSeen } from '../../access/visibility.js';
import type { ChainRole, FigureVisibility, OrganizationKind } from '../../generated/schema.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { newestFirst, type PageRequest } from '../../shared/page.js';

export type OrganizationRow = {
  id: string;
  sourceKey: string | null;
  source: string | null;
  sourceId: string | null;
  kind: OrganizationKind;
  name: string;
  nameKk: string | null;
  nameRu: string | null;
  nameEn: string | null;
  shortName: string | null;
  nameKnown: boolean;
  sortKey: string;
  country: string | null;
  region: string | null;
  city: string | null;
  latitude: number | null;
  longitude: number | null;
  sectors: string[];
  leadingProduct: string | null;
  identifierScheme: string | null;
  identifier: string | null;
  website: string | null;
  description: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  employees: number | null;
  employeesVisibility: FigureVisibility;
  outputsVisibility: FigureVisibility;
  version: number;
  /** Relevance to a search, 0 or more; null without one. */
  relevance: number | null;
};

export type ProjectRow = { id: string; name: string; validFrom: string | null; validUntil: string | null };
export type ParticipationRow = { project: ProjectRow; role: string | null };
export type OutputsRow = { id: string; outputs: { year: number; value: number }[] | null };
export type NeighbourRow = { organization: OrganizationRow; distance: number };

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

/** An organization as the actor may see it: figures at the level that it chose. */
const row = (o: string, relevance = 'null'): string =>
  `${o} {.id, .sourceKey, .source, .sourceId, .kind, .name, .nameKk, .nameRu, .nameEn, .shortName, .sortKey, .country, .region, .city,
    .latitude, .longitude, .leadingProduct, .identifierScheme, .identifier, .website, .description, .contactEmail, .contactPhone, .version,
    nameKnown: coalesce(${o}.nameKnown, true), sectors: coalesce(${o}.sectors, []), relevance: ${relevance},
    employeesVisibility: coalesce(${o}.employeesVisibility, 'OWN'), outputsVisibility: coalesce(${o}.outputsVisibility, 'OWN'),
    employees: CASE WHEN ${figureVisible(o, 'employeesVisibility')} THEN ${o}.employees END}`;

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

/** All Cypher about organizations and their projects. */
export class OrganizationStore {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  async byIds(ids: readonly string[]): Promise<OrganizationRow[]> {
    return this.rows(`MATCH (o:Organization) WHERE o.id IN $ids AND ${organizationVisible('o')} RETURN ${row('o')} AS organization`, { ids });
  }

  /** By name, in Kazakh alphabetical order. */
  async pageByName(query: OrganizationQuery, page: PageRequest): Promise<OrganizationRow[]> {
    const [sortKey = '', id = ''] = page.after ?? [];
    return this.rows(
      `MATCH (o:Organization) WHERE o.sortKey >= $sortKey AND o.id IS NOT NULL
       WITH o WHERE (o.sortKey > $sortKey OR o.id > $id) AND ${conditions(query)}
       RETURN ${row('o')} AS organization ORDER BY o.sortKey, o.id LIMIT $rows`,
      { ...query, sortKey, id, rows: page.limit + 1 },
    );
  }

  /** The latest first. */
  async pageByAge(query: OrganizationQuery, page: PageRequest): Promise<OrganizationRow[]> {
    return this.rows(
      `MATCH (o:Organization) WHERE o.id < $beforeId AND ${conditions(query)}
       RETURN ${row('o')} AS organization ORDER BY o.id DESC LIMIT $rows`,
      { ...query, ...newestFirst(page) },
    );
  }

  /** Best match of a full-text query first. */
  async search(query: OrganizationQuery, fullText: string, page: PageRequest): Promise<OrganizationRow[]> {
    const [relevance = Number.MAX_VALUE, id = ''] = page.after ?? [];
    return this.rows(
      `CALL db.index.fulltext.queryNodes('organization_search', $fullText) YIELD node AS o, score
       WITH o, score WHERE (score < $relevance OR (score = $relevance AND o.id > $id)) AND ${conditions(query)}
       RETURN ${row('o', 'score')} AS organization ORDER BY score DESC, o.id LIMIT $rows`,
      { ...query, fullText, relevance, id, rows: page.limit + 1 },
    );
  }

  /** Yearly outputs, oldest first; null where they are not for the actor to see. */
  async outputs(ids: readonly string[]): Promise<OutputsRow[]> {
    return this.database.read<OutputsRow>(
      `MATCH (o:Organization) WHERE o.id IN $ids
       RETURN o.id AS id, CASE WHEN ${figureVisible('o', 'outputsVisibility')}
         THEN COLLECT { MATCH (o)-[:PRODUCED]->(y:Output) RETURN y {.year, .value} ORDER BY y.year } END AS outputs`,
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

  /**
   * The organizations within so many steps in a cluster over ties that the actor may see, the strongest tied first; the one in the
   * middle, which the actor sees, at distance 0. Gives one more than `limit` when there are more.
   */
  async neighbours(organizationId: string, clusterId: string, depth: 1 | 2, limit: number): Promise<NeighbourRow[]> {
    const step = (near: string, tie: string, far: string): string =>
      `MATCH (${near})<-[:FROM|TO]-(${tie}:Tie {clusterId: $clusterId})-[:FROM|TO]->(${far}:Organization)
       WHERE ${tie}.state IN ['CONFIRMED', 'STALE'] AND ${far} <> ${near} AND ${tieVisibleAmongSeen(tie)} AND ${organizationVisible(far)}`;
    const second = `CALL (middle, o) {
        ${step('o', 't2', 'o2')} AND o2 <> middle
        RETURN o2, max(coalesce(t2.weight, t2.strength / 5.0)) AS weight2
      }
      WITH middle, collect(DISTINCT {o: o, d: 1, w: weight}) + collect({o: o2, d: 2, w: weight2}) AS found
      UNWIND found AS one
      WITH one.o AS o, min(one.d) AS distance, max(one.w) AS weight`;
    return this.database.read<NeighbourRow>(
      `MATCH (middle:Organization {id: $organizationId})
       ${step('middle', 't', 'o')}
       WITH middle, o, sum(coalesce(t.weight, t.strength / 5.0)) AS weight
       ${depth === 2 ? second : 'WITH o, 1 AS distance, weight'}
       RETURN ${row('o')} AS organization, distance ORDER BY distance, weight DESC, o.id LIMIT $limit`,
      { organizationId, clusterId, limit: limit + 1, actor: reachOf(this.actor) },
    );
  }

  /** Locks an organization for a change and gives its version; null when there is none that the actor acts for. */
  async lock(transaction: Transaction, id: string, key: string): Promise<OrganizationRow | null> {
    const [found] = await transaction.run<{ organization: OrganizationRow }>(
      `MATCH (o:Organization {id: $id}) WHERE ${organizationVisible('o')} SET o.lockedBy = $key RETURN ${row('o')} AS organization`,
      { id, key, actor: reachOf(this.actor) },
    );
    return found?.organization ?? null;
  }

  /** Sets what changed; an output list replaces all years. Raises the version. */
  async update(transaction: Transaction, id: string, properties: Record<string, unknown>, outputs: { year: number; value: number }[] | null): Promise<void> {
    await transaction.run(
      'MATCH (o:Organization {id: $id}) SET o += $properties, o.version = o.version + 1, o.updatedAt = datetime.realtime()',
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
       WITH c, o, datetime.realtime() + duration({seconds: $clockShift}) AS now
       SET o += $properties, o.profile = 'MEMBERS', o.employeesVisibility = 'OWN', o.outputsVisibility = 'OWN', o.version = 1,
           o.createdAt = now, o.updatedAt = now
       CREATE (o)<-[:OF]-(:Membership {id: $membershipId, clusterId: $clusterId, key: $clusterId + ':' + $id, chainRoles: $chainRoles,
                                       state: 'APPLIED', version: 1, createdAt: now})-[:IN]->(c)
       RETURN o.id AS id`,
      organization,
    );
    return applied === undefined ? 'noCluster' : 'registered';
  }

  private async rows(text: string, parameters: Record<string, unknown>): Promise<OrganizationRow[]> {
    const rows = await this.database.read<{ organization: OrganizationRow }>(text, { ...parameters, actor: reachOf(this.actor) });
    return rows.map(({ organization }) => organization);
  }
}
