import { ALL_SECTORS } from '../specialisation/rules/table.js';
import { regionalFigureKey, sectorKey, sourceKey, tieKey } from './keys.js';
import type { ImportSettings, Problem, Reading, Sheet, SheetRow, Source } from './rows.js';

/** What has an id in the numbering of the files. */
export type Numbered = 'clusters' | 'organizations' | 'projects';

/** What rows refer to. */
export type Referred = Numbered | 'sectors';

/** `value` is what the cell holds, where that is not the id alone. */
type Reference = { to: Referred; id: string; field: string; value?: string };
type Identity = { key: string; field: string; value: string };

/** Says which of these keys (a cluster's slug, a sector's key, else a source key) the database holds. */
export type Lookup = (kind: Referred, keys: string[]) => Promise<Set<string>>;

const WHAT: Record<Referred, string> = { clusters: 'cluster', organizations: 'organization', projects: 'project', sectors: 'sector' };
const REFERRED = Object.keys(WHAT) as Referred[];

/** What makes a row one of a kind within its sheet, and the field that shows it. */
function identityOf({ sheet, row }: SheetRow, source: string): Identity {
  switch (sheet) {
    case 'clusters':
    case 'organizations':
    case 'projects':
      return { key: row.id, field: 'id', value: row.id };
    case 'outputs':
      return { key: JSON.stringify([row.organization, row.year]), field: 'year', value: String(row.year) };
    case 'memberships':
      return { key: JSON.stringify([row.cluster, row.organization]), field: 'organization', value: row.organization };
    case 'participations':
      return { key: JSON.stringify([row.project, row.organization]), field: 'organization', value: row.organization };
    case 'sectors':
      return { key: sectorKey(row.classification, row.code), field: 'code', value: row.code };
    case 'regional_figures':
    case 'regional_outputs':
      return { key: regionalFigureKey(row), field: 'sector', value: row.sector };
    case 'ties':
      return { key: tieKey(source, row), field: row.id === null ? 'to' : 'id', value: row.id ?? row.to };
  }
}

function referencesOf({ sheet, row }: SheetRow): Reference[] {
  const organization = (id: string, field = 'organization'): Reference => ({ to: 'organizations', id, field });
  const cluster = (id: string): Reference => ({ to: 'clusters', id, field: 'cluster' });
  switch (sheet) {
    case 'clusters':
    case 'organizations':
    case 'projects':
    case 'sectors':
      return [];
    case 'outputs':
      return [organization(row.organization)];
    case 'memberships':
      return [cluster(row.cluster), organization(row.organization)];
    case 'participations':
      return [{ to: 'projects', id: row.project, field: 'project' }, organization(row.organization)];
    case 'regional_figures':
    case 'regional_outputs':
      return row.sector === ALL_SECTORS ? [] : [{ to: 'sectors', id: sectorKey(row.classification, row.sector), field: 'sector', value: row.sector }];
    case 'ties':
      return [cluster(row.cluster), organization(row.from, 'from'), organization(row.to, 'to')];
  }
}

const isReferred = (sheet: Sheet): sheet is Referred => Object.hasOwn(WHAT, sheet);

const forEach = <T>(make: () => T): Record<Referred, T> => Object.fromEntries(REFERRED.map((kind) => [kind, make()])) as Record<Referred, T>;

/**
 * What one row alone does not show: ids that stand twice, and references to what is neither in the files nor in the database. Rows come in
 * the order of the sheets; of each only its id is kept.
 */
export class CrossCheck {
  /** The line of each row that was met, by what makes it one of a kind. */
  private readonly lines = new Map<Sheet, Map<string, number>>();
  private readonly usable = forEach(() => new Set<string>());
  private readonly stored = forEach(() => new Map<string, boolean>());

  constructor(
    private readonly settings: ImportSettings,
    private readonly columnOf: Source['columnOf'],
    private readonly lookup: Lookup,
  ) {
    if (settings.cluster !== null) this.usable.clusters.add(settings.cluster);
  }

  /** Adds to each reading of a chunk the problems that it has with the rows before it and with the database. */
  async check(chunk: Reading[]): Promise<void> {
    for (const reading of chunk) this.register(reading);
    await this.lookUp(chunk);
    for (const reading of chunk) {
      const problems = new Map(reading.rows.flatMap((row) => this.unknownReferences(row)).map((problem) => [problem.column, problem]));
      reading.problems = [...reading.problems, ...problems.values()];
    }
  }

  /** Whether a row of the files says this by itself, so that what follows from another sheet has to yield. */
  isSaid(row: SheetRow): boolean {
    return this.linesOf(row.sheet).has(identityOf(row, this.settings.source).key);
  }

  /** Notes what the row is; a second one of the same is a problem. The first of a reading's rows is its own, the others follow from it. */
  private register(reading: Reading): void {
    const [own] = reading.rows;
    if (own === undefined) return;
    const { key, field, value } = identityOf(own, this.settings.source);
    const lines = this.linesOf(own.sheet);
    const first = lines.get(key);
    if (first !== undefined) {
      const reason = `The same ${isReferred(own.sheet) ? 'id' : 'row'} stands in line ${first} already.`;
      reading.problems = [...reading.problems, { column: this.columnOf(own.sheet, field), value, reason }];
      return;
    }
    lines.set(key, reading.place.line);
    if (isReferred(own.sheet)) this.usable[own.sheet].add(key);
  }

  private linesOf(sheet: Sheet): Map<string, number> {
    const lines = this.lines.get(sheet) ?? new Map<string, number>();
    this.lines.set(sheet, lines);
    return lines;
  }

  private async lookUp(chunk: Reading[]): Promise<void> {
    const references = chunk.flatMap(({ rows }) => rows.flatMap(referencesOf));
    for (const kind of REFERRED) {
      const open = references.filter(({ to, id }) => to === kind && !this.usable[kind].has(id) && !this.stored[kind].has(id));
      const ids = [...new Set(open.map(({ id }) => id))];
      if (ids.length === 0) continue;
      const known = await this.lookup(kind, ids.map((id) => this.keyOf(kind, id)));
      for (const id of ids) this.stored[kind].set(id, known.has(this.keyOf(kind, id)));
    }
  }

  private keyOf(kind: Referred, id: string): string {
    return kind === 'clusters' || kind === 'sectors' ? id : sourceKey(this.settings.source, id);
  }

  private unknownReferences(row: SheetRow): Problem[] {
    return referencesOf(row)
      .filter(({ to, id }) => !this.usable[to].has(id) && this.stored[to].get(id) !== true)
      .map(({ to, id, field, value = id }) => ({ column: this.columnOf(row.sheet, field), value, reason: reasonFor(to, id) }));
  }
}

function reasonFor(kind: Referred, id: string): string {
  if (id === '') return 'The tie has no cluster: give the column "cluster", or --cluster for the whole run.';
  return `No ${WHAT[kind]} "${id}" stands in a usable row of the files, nor in the database.`;
}
