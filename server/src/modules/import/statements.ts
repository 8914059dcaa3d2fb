import { NOW } from '../../neo4j/clock.js';
import { SORTED_AS, SORTED_OTHERWISE } from '../membership/rows.js';

/**
 * The writing statements of the import. Each takes `$rows` and gives how many were created, updated and left as they were.
 *
 * All work alike. The node is found or made by MERGE under its constraint; a new one carries the row's own `id`, and that tells it from one
 * that was there, also when the driver runs the work again. To one that was there `lockedBy` is written before anything of it is read, so
 * that what is compared is what was committed last. `row.set` holds what the file says: where nothing of it differs, neither version nor
 * time is touched. `$fresh`, of a cluster `row.fresh`, holds what a new node has beside it.
 */

const differs = (node: string): string =>
  `any(name IN keys(row.set) WHERE coalesce(${node}[name] <> row.set[name], (${node}[name] IS NULL) <> (row.set[name] IS NULL)))`;

const TALLY = `RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created,
                      sum(CASE WHEN changed AND NOT created THEN 1 ELSE 0 END) AS updated,
                      sum(CASE WHEN created OR changed THEN 0 ELSE 1 END) AS unchanged`;

const when = (condition: string, change: string): string => `FOREACH (_ IN CASE WHEN ${condition} THEN [1] ELSE [] END | ${change})`;

/** The organization `o` may have another name now. */
const MEMBERSHIPS_SORTED = `WITH o, created, changed
  CALL (o, created, changed) {
    MATCH (o)<-[:OF]-(m:Membership) WHERE changed AND NOT created AND ${SORTED_OTHERWISE}
    SET ${SORTED_AS}
  }`;

export const LOCK_CLUSTERS = `
  MATCH (c:Cluster) WHERE c.slug IN $keys
  SET c.lockedBy = $run
  RETURN c {.slug, .name, .nameKk, .nameRu, .nameEn, .leadingProduct, .leadingProductKk, .leadingProductRu, .leadingProductEn} AS cluster`;

export const WRITE_CLUSTERS = `
  UNWIND $rows AS row
  MERGE (c:Cluster {slug: row.key})
  ON CREATE SET c.id = row.id, c += row.fresh, c.version = 0, c.createdAt = ${NOW}
  SET c.lockedBy = $run
  WITH c, row, c.id = row.id AS created, ${differs('c')} AS changed
  ${when('created OR changed', 'SET c += row.set, c.version = c.version + 1')}
  ${TALLY}`;

export const LOCK_ORGANIZATIONS = `
  MATCH (o:Organization) WHERE o.sourceKey IN $keys
  SET o.lockedBy = $run
  RETURN o {.sourceKey, .name, .nameKk, .nameRu, .nameEn, .shortName, .city, .leadingProduct, .identifier} AS organization`;

export const WRITE_ORGANIZATIONS = `
  UNWIND $rows AS row
  MERGE (o:Organization {sourceKey: row.key})
  ON CREATE SET o.id = row.id, o.source = $source, o.sourceId = row.sourceId, o += $fresh, o.version = 0, o.createdAt = ${NOW}
  ON MATCH SET o.lockedBy = $run
  WITH o, row, o.id = row.id AS created
  WITH o, row, created, created OR ${differs('o')} AS changed
  ${when('changed', `SET o += row.set, o.version = o.version + 1, o.updatedAt = ${NOW}`)}
  ${MEMBERSHIPS_SORTED}
  ${TALLY}`;

export const WRITE_PROJECTS = `
  UNWIND $rows AS row
  MERGE (p:Project {sourceKey: row.key})
  ON CREATE SET p.id = row.id
  ON MATCH SET p.lockedBy = $run
  WITH p, row, p.id = row.id AS created, ${differs('p')} AS changed
  SET p += row.set
  ${TALLY}`;

/** The yearly output belongs to the profile: a change of it raises the organization's version, once. */
export const WRITE_OUTPUTS = `
  UNWIND $rows AS row
  MATCH (o:Organization {sourceKey: row.organization})
  SET o.lockedBy = $run
  MERGE (y:Output {key: o.id + ':' + toString(row.year)})
  ON CREATE SET y.year = row.year
  WITH o, y, row, y.value IS NULL AS created, coalesce(y.value <> row.value, true) AS changed
  SET y.value = toFloat(row.value)
  ${when('created', 'CREATE (o)-[:PRODUCED]->(y)')}
  WITH o, count(CASE WHEN created THEN 1 END) AS created, count(CASE WHEN changed AND NOT created THEN 1 END) AS updated, count(y) AS total
  ${when('created + updated > 0', `SET o.version = o.version + 1, o.updatedAt = ${NOW}`)}
  RETURN sum(created) AS created, sum(updated) AS updated, sum(total - created - updated) AS unchanged`;

export const WRITE_MEMBERSHIPS = `
  UNWIND $rows AS row
  MATCH (c:Cluster {slug: row.cluster})
  MATCH (o:Organization {sourceKey: row.organization})
  MERGE (m:Membership {key: c.id + ':' + o.id})
  ON CREATE SET m.id = row.id, m.clusterId = c.id, ${SORTED_AS}, m.state = 'ACTIVE', m.chainRoles = [], m.version = 0, m.createdAt = ${NOW}
  ON MATCH SET m.lockedBy = $run
  WITH c, o, m, row, m.id = row.id AS created
  WITH c, o, m, row, created, created OR ${differs('m')} AS changed
  ${when('created', 'CREATE (m)-[:OF]->(o) CREATE (m)-[:IN]->(c)')}
  ${when('changed', 'SET m += row.set, m.version = m.version + 1')}
  ${TALLY}`;

/** A relationship has no key: the project is locked first, so that of two writers the second sees what the first made. */
export const WRITE_PARTICIPATIONS = `
  UNWIND $rows AS row
  MATCH (p:Project {sourceKey: row.project})
  SET p.lockedBy = $run
  WITH p, row
  MATCH (o:Organization {sourceKey: row.organization})
  OPTIONAL MATCH (o)-[there:TAKES_PART_IN]->(p)
  WITH o, p, row, there IS NULL AS created, there,
       there IS NOT NULL AND row.set.role IS NOT NULL AND coalesce(there.role <> row.set.role, true) AS changed
  ${when('changed', 'SET there.role = row.set.role')}
  ${when('created', 'CREATE (o)-[:TAKES_PART_IN {role: row.set.role}]->(p)')}
  ${TALLY}`;

/**
 * A tie that its parties have ended, rejected or confirmed in the meantime is theirs: the file does not change it any more. One whose ends the
 * file names otherwise than before is taken off them and joined anew. `$fresh` depends on who vouches for the tie: `row.by` is a register, or
 * the side that proposed it.
 */
export const WRITE_TIES = `
  UNWIND $rows AS row
  MATCH (from:Organization {sourceKey: row.from})
  MATCH (to:Organization {sourceKey: row.to})
  MATCH (c:Cluster {slug: row.cluster})
  MERGE (t:Tie {sourceKey: row.key})
  ON CREATE SET t.id = row.id, t += $fresh[row.by], t.version = 0, t.createdAt = ${NOW}, t.declaredAt = ${NOW},
                t.confirmedAt = CASE row.by WHEN 'register' THEN ${NOW} END,
                t.declaredByOrganizationId = CASE row.by WHEN 'from' THEN from.id WHEN 'to' THEN to.id END
  ON MATCH SET t.lockedBy = $run
  WITH from, to, c, t, row, t.id = row.id AS created
  CALL (from, to, c, t, row, created) {
    WITH * WHERE NOT created AND t.state = $fresh[row.by].state
    MATCH (t)-[oldFrom:FROM]->(a), (t)-[oldTo:TO]->(b), (t)-[oldIn:DECLARED_IN]->(k)
    WHERE a <> from OR b <> to OR k <> c
    DELETE oldFrom, oldTo, oldIn
  }
  WITH from, to, c, t, row, created, created OR NOT EXISTS { (t)-[:FROM]->() } AS unjoined
  WITH from, to, c, t, row, created, unjoined, unjoined OR (t.state = $fresh[row.by].state AND ${differs('t')}) AS changed
  ${when('unjoined', 'SET t.clusterId = c.id CREATE (t)-[:FROM]->(from) CREATE (t)-[:TO]->(to) CREATE (t)-[:DECLARED_IN]->(c)')}
  ${when('changed', 'SET t += row.set, t.weight = toFloat(row.set.weight), t.version = t.version + 1')}
  ${TALLY}`;

export const WRITE_SECTORS = `
  UNWIND $rows AS row
  MERGE (s:Sector {key: row.key})
  SET s.lockedBy = $run
  WITH s, row, s.name IS NULL AS created, ${differs('s')} AS changed
  SET s += row.set
  ${TALLY}`;

/** A newer table says anew what a figure is, and whose. */
const writeFigures = (label: string, value: string): string => `
  UNWIND $rows AS row
  MERGE (f:${label} {key: row.key})
  SET f.lockedBy = $run
  WITH f, row, f.${value} IS NULL AS created, ${differs('f')} AS changed
  SET f += row.set, f.${value} = toFloat(row.set.${value})
  WITH f, row, created, changed
  CALL (f, row, created) {
    WITH * WHERE created AND row.sector IS NOT NULL
    MATCH (s:Sector {key: row.sector})
    CREATE (f)-[:FIGURE_OF]->(s)
  }
  ${TALLY}`;

export const WRITE_REGIONAL_FIGURES = writeFigures('RegionalFigure', 'jobs');
export const WRITE_REGIONAL_OUTPUTS = writeFigures('RegionalOutput', 'output');

export const FIND_KEYS = {
  clusters: 'MATCH (c:Cluster) WHERE c.slug IN $keys RETURN c.slug AS key',
  organizations: 'MATCH (o:Organization) WHERE o.sourceKey IN $keys RETURN o.sourceKey AS key',
  projects: 'MATCH (p:Project) WHERE p.sourceKey IN $keys RETURN p.sourceKey AS key',
  sectors: 'MATCH (s:Sector) WHERE s.key IN $keys RETURN s.key AS key',
} as const;
