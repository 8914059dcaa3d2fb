import neo4j, { type Date as Day } from 'neo4j-driver';
import { Operations, type EntryDraft } from '../../journal/operation.js';
import type { Database, Transaction } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { clusterText, searchText, type Searchable, type SearchableCluster } from '../../shared/search-text.js';
import { sortKeys } from '../../shared/sort-key.js';
import { ALL_SECTORS } from '../specialisation/rules/table.js';
import { agreedStrength, formOf } from '../tie/rules.js';
import type { Referred } from './cross-check.js';
import { regionalFigureKey, sectorKey, sourceKey, tieKey } from './keys.js';
import type { ClusterRow, OrganizationRow, RegionalFigureRow, RowOf, Sheet, TieRow } from './rows.js';
import * as statements from './statements.js';

/** How many rows of a kind were new, different or the same. */
export type Tally = { created: number; updated: number; unchanged: number };

/** Writes a batch; harmless when repeated. */
type Writing = (transaction: Transaction) => Promise<Tally>;

/** What a statement takes for a row: its key, the id of a new node, and what the file says. */
type Write = { key: string; id: string; set: Record<string, unknown> };

/** A batch of some thousand rows takes about a second; the database may be busy. */
export const TIMEOUT_MS = 120_000;

export const NOTHING: Tally = { created: 0, updated: 0, unchanged: 0 };

export const added = (a: Tally, b: Tally): Tally => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
});

/** Only what is said: null means "none", undefined means "not said". */
const said = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** A calendar day as the database keeps it. */
function day(text: string | null | undefined): Day<number> | null | undefined {
  if (text == null) return text;
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return new neo4j.types.Date(year, month, date);
}

/** What a new organization has beside what the file says. */
const FRESH_ORGANIZATION = {
  kind: 'ENTERPRISE',
  nameKnown: true,
  sectors: [],
  profile: 'MEMBERS',
  employeesVisibility: 'OWN',
  outputsVisibility: 'OWN',
};

function organizationWrite(source: string, row: OrganizationRow, before: Searchable | undefined): Write & { sourceId: string } {
  const { id, ...fields } = row;
  const set = said(fields);
  const after = { ...before, ...set, name: row.name };
  return {
    key: sourceKey(source, id),
    id: newId(),
    sourceId: id,
    set: { ...set, ...sortKeys(after), searchText: searchText(after) },
  };
}

/** The side that has not answered yet has said nothing of strength and visibility. */
function bySide<T>(row: TieRow, value: T): { from: T | null; to: T | null } {
  return { from: row.proposedBy === 'to' ? null : value, to: row.proposedBy === 'from' ? null : value };
}

/** What a new tie has beside what the file says, by who vouches for it: a register confirms it, one side only proposes it. */
const FRESH_TIES = {
  register: { mutual: false, strength: 3, visibility: 'MEMBERS', visibilityFrom: 'MEMBERS', visibilityTo: 'MEMBERS', state: 'CONFIRMED', sourceType: 'REGISTER' },
  from: { mutual: false, strength: 3, visibility: 'MEMBERS', visibilityFrom: 'MEMBERS', state: 'PROPOSED', sourceType: 'PARTIES' },
  to: { mutual: false, strength: 3, visibility: 'MEMBERS', visibilityTo: 'MEMBERS', state: 'PROPOSED', sourceType: 'PARTIES' },
};

type TieWrite = Write & { from: string; to: string; cluster: string; by: keyof typeof FRESH_TIES };

function tieWrite(source: string, row: TieRow): TieWrite {
  const { type, mutual, weight, shareMilli, evidence } = row;
  const strength = bySide(row, row.strength ?? null);
  const visibility = bySide(row, row.visibility);
  const strengths = { strengthFrom: strength.from, strengthTo: strength.to, strength: agreedStrength(strength.from, strength.to) };
  const visibilities = { visibilityFrom: visibility.from, visibilityTo: visibility.to, visibility: row.visibility };
  return {
    key: tieKey(source, row),
    id: newId(),
    from: sourceKey(source, row.from),
    to: sourceKey(source, row.to),
    cluster: row.cluster,
    by: row.proposedBy ?? 'register',
    set: said({
      form: formOf(type),
      type,
      mutual,
      weight,
      shareMilli,
      evidence,
      source: row.source,
      validFrom: day(row.validFrom),
      validUntil: day(row.validUntil),
      ...(row.strength === undefined ? {} : strengths),
      ...(row.visibility === undefined ? {} : visibilities),
    }),
  };
}

function regionalWrite(row: Omit<RegionalFigureRow, 'jobs'>): { key: string; sector: string | null; set: object } {
  return { key: regionalFigureKey(row), sector: row.sector === ALL_SECTORS ? null : sectorKey(row.classification, row.sector), set: row };
}

/** The one cluster that the rows belong to; null when they name none, or several. */
function clusterOf<S extends Sheet>(sheet: S, rows: RowOf[S][]): string | null {
  const named = new Set(rows.map((row) => ('cluster' in row ? row.cluster : sheet === 'clusters' && 'id' in row ? row.id : null)));
  const [only = null] = named.size === 1 ? named : [];
  return only;
}

/**
 * All Cypher of the import: each batch is written in one transaction with its entry in the journal and may be repeated, so that a run which
 * died can be run again. Rows refer to what is there already.
 */
export class ImportStore {
  private readonly operations: Operations;
  private batches = 0;

  /**
   * @param run id of the run: what the nodes are locked by while they are written, and the object of the journal's entries
   * @param cluster whose journal takes what belongs to no one cluster; null for the platform's
   */
  constructor(
    private readonly database: Database,
    private readonly source: string,
    private readonly run: string,
    private readonly cluster: string | null = null,
  ) {
    this.operations = new Operations(database);
  }

  /** Which of these clusters (by slug), sectors (by key), organizations or projects (by source key) exist. */
  async existing(kind: Referred, keys: string[]): Promise<Set<string>> {
    const rows = await this.database.read<{ key: string }>(statements.FIND_KEYS[kind], { keys }, TIMEOUT_MS);
    return new Set(rows.map(({ key }) => key));
  }

  /** The ids of clusters by their slugs. */
  async clusterIds(slugs: string[]): Promise<string[]> {
    const rows = await this.database.read<{ id: string }>('MATCH (c:Cluster) WHERE c.slug IN $slugs RETURN c.id AS id ORDER BY id', { slugs });
    return rows.map(({ id }) => id);
  }

  /** The ids of clusters with a member of this source, whichever files made it one, or in one of these regions. */
  async clustersOfMembers(regions: string[] = []): Promise<string[]> {
    const rows = await this.database.read<{ id: string }>(
      `MATCH (c:Cluster)
       WHERE EXISTS { (c)<-[:IN]-(:Membership {state: 'ACTIVE'})-[:OF]->(o:Organization) WHERE o.source = $source OR o.region IN $regions }
       RETURN c.id AS id`,
      { source: this.source, regions },
      TIMEOUT_MS,
    );
    return rows.map(({ id }) => id);
  }

  /** Makes a cluster that is not there yet; of one that is there only what is given is changed. */
  async ensureCluster(slug: string, open: boolean | undefined): Promise<Tally> {
    return this.record('clusters', slug, this.clusters([{ id: slug, open }], slug));
  }

  /** Makes rows of one sheet ready, and gives what writes them: the one can be done while the database writes the rows before. */
  prepare<S extends Sheet>(sheet: S, rows: RowOf[S][]): () => Promise<Tally> {
    const cluster = clusterOf(sheet, rows) ?? this.cluster;
    const write = this.writers[sheet](rows);
    return () => this.record(sheet, cluster, write);
  }

  /** Writes a batch together with its entry; one that changes nothing leaves none. */
  private async record(sheet: Sheet, cluster: string | null, write: Writing): Promise<Tally> {
    this.batches += 1;
    const batch = this.batches;
    const request = { author: { kind: 'operator' as const, id: 'import' }, name: 'importBatch', key: `${this.run}:${batch}`, input: { batch }, requestId: this.run };
    return this.operations.perform(
      request,
      async (transaction) => {
        const tally = await write(transaction);
        const entries = tally.created + tally.updated === 0 ? [] : [await this.entry(transaction, cluster, { sheet, batch, ...tally })];
        return { answer: tally, entries };
      },
      TIMEOUT_MS,
    );
  }

  private async entry(transaction: Transaction, cluster: string | null, change: Record<string, unknown>): Promise<EntryDraft> {
    const [found] = await transaction.run<{ id: string }>('MATCH (c:Cluster {slug: $cluster}) RETURN c.id AS id', { cluster });
    return { journalId: found?.id ?? 'platform', action: 'import.batch', organizationId: null, objectType: 'Import', objectId: this.run, change };
  }

  private readonly writers: { [S in Sheet]: (rows: RowOf[S][]) => Writing } = {
    clusters: (rows) => this.clusters(rows),
    organizations: (rows) => this.organizations(rows),
    projects: (rows) =>
      this.writing(statements.WRITE_PROJECTS, rows.map(({ id, name, validFrom, validUntil }) => ({
        key: sourceKey(this.source, id),
        id: newId(),
        set: said({ name, validFrom: day(validFrom), validUntil: day(validUntil) }),
      }))),
    outputs: (rows) => this.writing(statements.WRITE_OUTPUTS, rows.map((row) => ({ ...row, organization: sourceKey(this.source, row.organization) }))),
    memberships: (rows) =>
      this.writing(statements.WRITE_MEMBERSHIPS, rows.map(({ cluster, organization, chainRoles, since }) => ({
        id: newId(),
        cluster,
        organization: sourceKey(this.source, organization),
        set: said({ chainRoles, since: day(since) }),
      }))),
    participations: (rows) =>
      this.writing(statements.WRITE_PARTICIPATIONS, rows.map(({ project, organization, role }) => ({
        project: sourceKey(this.source, project),
        organization: sourceKey(this.source, organization),
        set: { role: role ?? null },
      }))),
    sectors: (rows) => this.writing(statements.WRITE_SECTORS, rows.map((row) => ({ key: sectorKey(row.classification, row.code), set: said(row) }))),
    regional_figures: (rows) => this.writing(statements.WRITE_REGIONAL_FIGURES, rows.map(regionalWrite)),
    regional_outputs: (rows) => this.writing(statements.WRITE_REGIONAL_OUTPUTS, rows.map(regionalWrite)),
    ties: (rows) => this.writing(statements.WRITE_TIES, rows.map((row) => tieWrite(this.source, row)), { fresh: FRESH_TIES }),
  };

  /** Order and search text rest on all of a profile, of which a file may say a part: the rest is read under the lock. */
  private clusters(rows: (Omit<ClusterRow, 'name'> & { name?: string })[], nameOfNew?: string): Writing {
    return async (transaction) => {
      const found = await transaction.run<{ cluster: SearchableCluster }>(statements.LOCK_CLUSTERS, { keys: rows.map(({ id }) => id), run: this.run });
      const before = new Map(found.map(({ cluster }) => [cluster.slug, cluster]));
      const writes = rows.map(({ id, ...fields }) => {
        const set = said(fields);
        const fresh = { form: 'AGGREGATE', open: false, example: false, ...(nameOfNew === undefined ? {} : { name: nameOfNew }) };
        const after = { name: nameOfNew ?? id, ...before.get(id), ...set, slug: id };
        return { key: id, id: newId(), set: { ...set, ...sortKeys(after), searchText: clusterText(after) }, fresh };
      });
      return this.writing(statements.WRITE_CLUSTERS, writes)(transaction);
    };
  }

  /** As of clusters. */
  private organizations(rows: OrganizationRow[]): Writing {
    const keys = rows.map(({ id }) => sourceKey(this.source, id));
    return async (transaction) => {
      const found = await transaction.run<{ organization: Searchable & { sourceKey: string } }>(statements.LOCK_ORGANIZATIONS, { keys, run: this.run });
      const before = new Map(found.map(({ organization }) => [organization.sourceKey, organization]));
      const writes = rows.map((row) => organizationWrite(this.source, row, before.get(sourceKey(this.source, row.id))));
      return this.writing(statements.WRITE_ORGANIZATIONS, writes, { fresh: FRESH_ORGANIZATION, source: this.source })(transaction);
    };
  }

  private writing(text: string, rows: object[], beside: Record<string, unknown> = {}): Writing {
    return async (transaction) => {
      const [tally] = await transaction.run<Tally>(text, { rows, run: this.run, ...beside });
      return tally ?? NOTHING;
    };
  }
}
