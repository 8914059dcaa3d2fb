import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { nucleusIsDue } from '../../jobs/schedule.js';
import { Operations } from '../../journal/operation.js';
import type { Database } from '../../neo4j/database.js';
import { newId } from '../../shared/identifier.js';
import { CrossCheck, type Numbered } from './cross-check.js';
import { ProjectNetwork } from './joint-projects.js';
import { jointProjectsId } from './keys.js';
import type { Progress } from './progress.js';
import type { Report } from './report.js';
import { ImportRefused, SHEETS, type ImportSettings, type RowOf, type Sheet, type SheetRow, type Source, type TieRow } from './rows.js';
import { added, ImportStore, NOTHING, TIMEOUT_MS, type Tally } from './store.js';
import { forEachSheet, survey, usableRows, type Survey } from './survey.js';

/** What a run is asked for. */
export type RunRequest = {
  /** The format's name, for the journal. */
  format: string;
  settings: ImportSettings;
  /** Imports the good rows although there are bad ones. */
  skipBad: boolean;
  /** Checks only. */
  dryRun: boolean;
};

/** What came of a run. */
export type Outcome = {
  kind: 'imported' | 'checked' | 'refused';
  /** Of each sheet; all 0 unless imported. */
  tallies: Record<Sheet, Tally>;
  usable: Record<Sheet, number>;
  bad: Record<Sheet, number>;
  /** The files' own ids of what was written. */
  ids: Record<Numbered, string[]>;
};

/** Rows in one transaction. */
const BATCH = 5_000;

/** One hash over all files of a run, in the order of their names. */
async function hashOf(paths: string[]): Promise<string> {
  const all = createHash('sha256');
  for (const path of [...paths].sort()) {
    const one = createHash('sha256');
    for await (const chunk of createReadStream(path)) one.update(chunk as Buffer);
    all.update(`${basename(path)} ${one.digest('hex')}\n`);
  }
  return all.digest('hex');
}

/** Collects rows of all sheets and writes them in batches, those that others refer to first: one at a time, while the next one is read. */
class Batches {
  readonly tallies = forEachSheet(() => NOTHING);
  private writing: Promise<void> = Promise.resolve();
  private readonly waiting: { [S in Sheet]: RowOf[S][] } = forEachSheet((): never[] => []);

  constructor(
    private readonly store: ImportStore,
    private readonly progress: Progress,
  ) {}

  async add<S extends Sheet>(sheet: S, row: RowOf[S]): Promise<void> {
    const waiting: RowOf[S][] = this.waiting[sheet];
    waiting.push(row);
    if (waiting.length >= BATCH) await this.begin();
  }

  /** Writes what is left, and waits until all is written. */
  async flush(): Promise<void> {
    await this.begin();
    await this.writing;
  }

  private async begin(): Promise<void> {
    for (const sheet of SHEETS) await this.beginSheet(sheet);
  }

  private async beginSheet<S extends Sheet>(sheet: S): Promise<void> {
    const rows: RowOf[S][] = this.waiting[sheet].splice(0);
    if (rows.length === 0) return;
    const write = this.store.prepare(sheet, rows);
    await this.writing;
    this.writing = this.write(sheet, rows.length, write);
    // A failure is told to whoever waits next; until then rows are read.
    this.writing.catch(() => undefined);
  }

  private async write(sheet: Sheet, rows: number, write: () => Promise<Tally>): Promise<void> {
    this.tallies[sheet] = added(this.tallies[sheet], await write());
    this.progress.advance(rows);
  }
}

/** The ties of a cluster that follow from joint projects. */
function projectTies(network: ProjectNetwork, cluster: string, { source, visibility }: Source['projectTies']): TieRow[] {
  return network.pairs().map(({ ends, weight, since }) => ({
    id: jointProjectsId(cluster, ends),
    cluster,
    from: ends[0],
    to: ends[1],
    type: 'RD_PROJECT',
    mutual: true,
    strength: 5,
    weight,
    validFrom: since,
    validUntil: null,
    source,
    visibility,
  }));
}

/** One import from the opened files to the journal's entry. */
export class ImportRun {
  private readonly id = newId();
  private readonly store: ImportStore;
  private readonly check: CrossCheck;
  private readonly ids: Record<Numbered, string[]> = { clusters: [], organizations: [], projects: [] };
  /** The clusters that rows were written for, by their slugs. */
  private readonly touched = new Set<string>();
  /** The regions whose output the files tell: members' growth is measured against it. */
  private readonly regions = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly source: Source,
    private readonly request: RunRequest,
    private readonly progress: Progress,
  ) {
    this.store = new ImportStore(database, request.settings.source, this.id, request.settings.cluster);
    this.check = new CrossCheck(request.settings, source.columnOf, (kind, keys) => this.store.existing(kind, keys));
  }

  /**
   * Checks all rows, then writes them. Every batch may be written again, so that a run which died is simply started anew. The entry of the
   * whole comes last, with the hash of the files and what was done. Throws ImportRefused, after all was written, when the files were not the
   * same from beginning to end.
   */
  async run(report: Report): Promise<Outcome> {
    const hash = await hashOf(this.source.paths);
    await report.begin();
    const found = await survey(this.source, this.check, report);
    await report.close();
    const outcome = { usable: found.usable, bad: found.bad, tallies: forEachSheet(() => NOTHING), ids: this.ids };
    if (found.unreadable || (report.problems > 0 && !this.request.skipBad)) return { ...outcome, kind: 'refused' };
    if (this.request.dryRun) return { ...outcome, kind: 'checked' };
    const tallies = await this.write(found);
    const clusterIds = await this.store.clusterIds([...this.touched]);
    // What the files say of an organization counts in each cluster that it is a member of.
    const concerned = [...new Set([...clusterIds, ...(await this.store.clustersOfMembers([...this.regions]))])];
    if ((await hashOf(this.source.paths)) !== hash) {
      await this.database.write((transaction) => nucleusIsDue(transaction, concerned), TIMEOUT_MS);
      throw new ImportRefused('A file was changed while it was read. What was written stays; run the import again.');
    }
    await this.record(hash, clusterIds, concerned, tallies, found);
    return { ...outcome, tallies, kind: 'imported' };
  }

  private async write(found: Survey): Promise<Record<Sheet, Tally>> {
    const batches = new Batches(this.store, this.progress);
    const network = new ProjectNetwork();
    const { cluster } = this.request.settings;
    await this.ensureCluster(batches);
    this.progress.begin('Rows', Object.values(found.usable).reduce((sum, rows) => sum + rows, 0));
    for await (const item of usableRows(this.source, found, this.check)) {
      this.note(item, network);
      await batches.add(item.sheet, item.row);
    }
    await batches.flush();
    this.progress.end();
    const ties = cluster === null ? [] : projectTies(network, cluster, this.source.projectTies);
    if (ties.length > 0) this.progress.begin('Ties by joint projects', ties.length);
    for (const tie of ties) await batches.add('ties', tie);
    await batches.flush();
    if (ties.length > 0) this.progress.end();
    return batches.tallies;
  }

  /** The cluster of the run is made if it is missing, unless the files tell it themselves. */
  private async ensureCluster(batches: Batches): Promise<void> {
    const { cluster, open } = this.request.settings;
    if (cluster === null || this.check.isSaid({ sheet: 'clusters', row: { id: cluster, name: cluster } })) return;
    batches.tallies.clusters = await this.store.ensureCluster(cluster, open);
    this.ids.clusters.push(cluster);
    this.touched.add(cluster);
  }

  private note({ sheet, row }: SheetRow, network: ProjectNetwork): void {
    if (sheet === 'clusters' || sheet === 'organizations' || sheet === 'projects') this.ids[sheet].push(row.id);
    if (sheet === 'clusters') this.touched.add(row.id);
    if (sheet === 'memberships' || sheet === 'ties') this.touched.add(row.cluster);
    if (sheet === 'regional_outputs') this.regions.add(row.region);
    if (sheet === 'projects') network.addProject(row);
    if (sheet === 'participations') network.addParticipation(row);
  }

  /**
   * What the run was, after the entries of its batches: in the journal of its cluster when there is just one, else in the platform's. The
   * nuclei are then computed anew.
   */
  private async record(hash: string, clusterIds: string[], concerned: string[], tallies: Record<Sheet, Tally>, { bad }: Survey): Promise<void> {
    const { format, settings } = this.request;
    const [only] = clusterIds.length === 1 ? clusterIds : [];
    const skipped = Object.values(bad).reduce((sum, rows) => sum + rows, 0);
    const change = { format, source: settings.source, cluster: settings.cluster, sha256: hash, skipped, counts: tallies };
    await new Operations(this.database).perform(
      { author: { kind: 'operator', id: 'import' }, name: 'import', key: this.id, input: change, requestId: this.id },
      async (transaction) => {
        await nucleusIsDue(transaction, concerned);
        const entry = { journalId: only ?? 'platform', action: 'import.run', organizationId: null, objectType: 'Import', objectId: this.id, change };
        return { answer: null, entries: [entry] };
      },
      // Another run may be writing a batch to the same journal.
      TIMEOUT_MS,
    );
  }
}
