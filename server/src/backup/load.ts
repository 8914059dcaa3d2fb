import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Driver } from 'neo4j-driver';
import { FORMAT } from './export.js';
import { digestOf, schemaOf, type NodeLine, type RelationshipLine } from './graph.js';
import { ExportRefused, readProperties } from './values.js';

type Line = { kind: 'graph'; format: string; schema: string[] } | NodeLine | RelationshipLine | { kind: 'end'; nodes: number; relationships: number; digest: string };

const BATCH = 2_000;
/** What the migrations leave in a database that holds nothing else; the export brings its own. */
const OF_MIGRATIONS = ['Migration', 'MigrationLock'];

const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

async function* linesOf(file: string): AsyncGenerator<Line> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
  for await (const line of lines) yield JSON.parse(line) as Line;
}

/** Puts the lines of an export into an empty database, many at a time; knows what inner id each node has got. */
class Loader {
  private readonly ids = new Map<string, string>();
  private batch: (NodeLine | RelationshipLine)[] = [];
  private batchKind = '';

  constructor(
    private readonly driver: Driver,
    private readonly database: string,
  ) {}

  async add(line: NodeLine | RelationshipLine): Promise<void> {
    const kind = line.kind === 'node' ? line.labels.map((label) => `:${quoted(label)}`).join('') : `[:${quoted(line.type)}]`;
    if (kind !== this.batchKind || this.batch.length === BATCH) await this.flush();
    this.batchKind = kind;
    this.batch.push(line);
  }

  async flush(): Promise<void> {
    const lines = this.batch.splice(0);
    if (lines[0]?.kind === 'node') await this.createNodes(lines as NodeLine[]);
    else if (lines.length > 0) await this.createRelationships(lines as RelationshipLine[]);
  }

  private async createNodes(lines: NodeLine[]): Promise<void> {
    const rows = lines.map(({ properties }) => readProperties(properties));
    const { records } = await this.driver.executeQuery(
      `UNWIND range(0, size($rows) - 1) AS i CREATE (n${this.batchKind}) SET n = $rows[i] RETURN i, elementId(n) AS id`,
      { rows },
      { database: this.database },
    );
    for (const record of records) {
      const line = lines[Number(record.get('i'))];
      if (line !== undefined) this.ids.set(line.id, record.get('id') as string);
    }
  }

  private async createRelationships(lines: RelationshipLine[]): Promise<void> {
    const rows = lines.map(({ from, to, properties }) => ({ from: this.ids.get(from), to: this.ids.get(to), properties: readProperties(properties) }));
    await this.driver.executeQuery(
      `UNWIND $rows AS row
       MATCH (a) WHERE elementId(a) = row.from
       MATCH (b) WHERE elementId(b) = row.to
       CREATE (a)-[r:${this.batchKind.slice(2, -1)}]->(b) SET r = row.properties`,
      { rows },
      { database: this.database },
    );
  }
}

async function mustBeEmpty(driver: Driver, database: string): Promise<void> {
  const { records } = await driver.executeQuery('MATCH (n) WHERE NOT any(label IN labels(n) WHERE label IN $known) RETURN 1 LIMIT 1', { known: OF_MIGRATIONS }, { database });
  if (records.length > 0) throw new ExportRefused('The database holds data already, and an export goes into an empty one: choose a new folder with --data.');
}

function mustHaveSchema(line: Line | undefined, schema: string[]): void {
  if (line?.kind !== 'graph' || line.format !== FORMAT) throw new ExportRefused('The file is not an export of this program.');
  if (JSON.stringify(line.schema) === JSON.stringify(schema)) return;
  throw new ExportRefused('The export was made by another version, with other constraints and indexes: restore it with that version, then update.');
}

/**
 * Puts an export into an empty database to which the migrations have been applied, and reads all of it again to see that it is the same.
 * Throws ExportRefused when the database is not empty, was made by another version, or differs afterwards.
 */
export async function loadGraph(driver: Driver, database: string, file: string): Promise<{ nodes: number; relationships: number }> {
  await mustBeEmpty(driver, database);
  const schema = await schemaOf(driver, database);
  const loader = new Loader(driver, database);
  let first = true;
  let told: Extract<Line, { kind: 'end' }> | undefined;
  for await (const line of linesOf(file)) {
    if (first) {
      mustHaveSchema(line, schema);
      await driver.executeQuery('MATCH (n) WHERE any(label IN labels(n) WHERE label IN $known) DELETE n', { known: OF_MIGRATIONS }, { database });
      first = false;
    } else if (line.kind === 'end') told = line;
    else if (line.kind !== 'graph') await loader.add(line);
  }
  await loader.flush();
  if (told === undefined) throw new ExportRefused('The file ends in the middle.');
  const digest = await digestOf(driver, database);
  if (digest.value !== told.digest) throw new ExportRefused('What was restored is not what was exported; the database must not be used.');
  return { nodes: told.nodes, relationships: told.relationships };
}
