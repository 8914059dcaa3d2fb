import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../../../server/src/modules/import/arguments.js';
import { silent } from '../../../server/src/modules/import/progress.js';
import { Report } from '../../../server/src/modules/import/report.js';
import { ImportRun, type Outcome } from '../../../server/src/modules/import/run.js';
import { Database, type DatabaseSettings } from '../../../server/src/neo4j/database.js';

export function databaseSettings(): DatabaseSettings {
  const { NEO4J_URI: uri, NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password, NEO4J_DATABASE: database = 'neo4j' } = process.env;
  if (uri === undefined || password === undefined) throw new Error('NEO4J_URI and NEO4J_PASSWORD are not set: run the tests by npm test');
  return { uri, username, password, database };
}

export const openDatabase = (): Database => new Database(databaseSettings());

/** A database that dies before a write, as a process does that is killed. */
export class DyingDatabase extends Database {
  constructor(private writesLeft: number) {
    super(databaseSettings());
  }

  override async write<Result>(...args: Parameters<Database['write']>): Promise<Result> {
    this.writesLeft--;
    if (this.writesLeft < 0) throw new Error('killed');
    return (await super.write(...args)) as Result;
  }
}

/** A database before each of whose writes something else happens. */
export class DisturbedDatabase extends Database {
  constructor(private readonly disturb: () => Promise<void>) {
    super(databaseSettings());
  }

  override async write<Result>(...args: Parameters<Database['write']>): Promise<Result> {
    await this.disturb();
    return (await super.write(...args)) as Result;
  }
}

export type Files = Record<string, string>;

/** Imports of one test: files in a folder of its own, under a cluster and a source that no other test uses. */
export class ImportKit {
  readonly cluster = `import-${randomUUID()}`;
  private folder = '';

  constructor(readonly database: Database) {}

  async files(files: Files): Promise<string> {
    this.folder = await mkdtemp(join(tmpdir(), 'ozek-import-test-'));
    for (const [name, content] of Object.entries(files)) await writeFile(join(this.folder, name), content);
    return this.folder;
  }

  /** Runs the command with options; the folder is that of the last files. */
  async run(format: string, options: string[] = [], { folder = this.folder, database = this.database } = {}): Promise<Outcome> {
    const command = readArguments([format, folder, '--cluster', this.cluster, '--report', this.reportPath, ...options]);
    if (command === null) throw new Error('help is not what was asked for');
    const source = await command.open();
    try {
      return await new ImportRun(database, source, command, silent).run(new Report(command.report));
    } finally {
      await source.close();
    }
  }

  /** Imports files in the platform's own layout. */
  async csv(files: Files, options: string[] = []): Promise<Outcome> {
    await this.files(files);
    return this.run('csv', options);
  }

  get reportPath(): string {
    return join(this.folder, 'import-report.csv');
  }

  async report(): Promise<string[]> {
    return (await readFile(this.reportPath, 'utf8')).trimEnd().split('\n');
  }

  /** What is stored of the cluster, by the files' ids. */
  async organization(id: string): Promise<Record<string, unknown> | null> {
    const rows = await this.database.read<{ found: Record<string, unknown> }>('MATCH (o:Organization {sourceKey: $key}) RETURN properties(o) AS found', {
      key: `${this.cluster}:${id}`,
    });
    return rows[0]?.found ?? null;
  }

  async ties(): Promise<Record<string, unknown>[]> {
    const rows = await this.database.read<{ found: Record<string, unknown> }>(
      `MATCH (:Cluster {slug: $cluster})<-[:DECLARED_IN]-(t:Tie), (a)<-[:FROM]-(t)-[:TO]->(b)
       RETURN t {.*, fromId: a.sourceId, toId: b.sourceId} AS found ORDER BY t.sourceKey`,
      { cluster: this.cluster },
    );
    return rows.map(({ found }) => found);
  }

  async memberships(): Promise<{ organization: string; chainRoles: string[]; state: string; version: number; since: string | null; sortKeyKk: string; sortKeyRu: string; sortKeyEn: string }[]> {
    return this.database.read(
      `MATCH (:Cluster {slug: $cluster})<-[:IN]-(m:Membership)-[:OF]->(o)
       RETURN o.sourceId AS organization, m.chainRoles AS chainRoles, m.state AS state, m.version AS version, m.since AS since,
              m.sortKeyKk AS sortKeyKk, m.sortKeyRu AS sortKeyRu, m.sortKeyEn AS sortKeyEn ORDER BY organization`,
      { cluster: this.cluster },
    );
  }

  /** The entries of the runs as wholes, or of their batches. */
  async entries(action: 'import.run' | 'import.batch' = 'import.run'): Promise<Record<string, unknown>[]> {
    const rows = await this.database.read<{ found: Record<string, unknown> }>(
      `MATCH (c:Cluster {slug: $cluster}) MATCH (e:Entry {action: $action})-[:RECORDED_IN]->(:Journal {id: c.id})
       RETURN properties(e) AS found ORDER BY e.number`,
      { cluster: this.cluster, action },
    );
    return rows.map(({ found }) => found);
  }

  /** Everything of this test that is stored, without what a lock leaves behind: to see that nothing changed. */
  async everything(): Promise<unknown[]> {
    const starts = [
      'MATCH (n:Cluster {slug: $cluster})',
      'MATCH (n:Organization) WHERE n.sourceKey STARTS WITH $prefix',
      'MATCH (n:Project) WHERE n.sourceKey STARTS WITH $prefix',
      'MATCH (n:Tie) WHERE n.sourceKey STARTS WITH $prefix',
      'MATCH (o:Organization)-[:PRODUCED]->(n:Output) WHERE o.sourceKey STARTS WITH $prefix',
      'MATCH (:Cluster {slug: $cluster})<-[:IN]-(n:Membership)',
    ];
    const found: unknown[] = [];
    for (const start of starts) {
      const rows = await this.database.read<{ node: unknown }>(
        `${start} RETURN {properties: n {.*, lockedBy: null}, relationships: COLLECT { MATCH (n)-[r]->(m) RETURN [type(r), m.id, r.role] ORDER BY type(r), m.id }} AS node
         ORDER BY coalesce(n.id, n.key)`,
        { cluster: this.cluster, prefix: `${this.cluster}:` },
      );
      found.push(...rows.map(({ node }) => node));
    }
    return found;
  }

  /** Takes away what this test brought, where it is much. */
  async remove(): Promise<void> {
    const starts = [
      'MATCH (n:Tie) WHERE n.sourceKey STARTS WITH $prefix',
      'MATCH (:Cluster {slug: $cluster})<-[:IN]-(n:Membership)',
      'MATCH (n:Organization) WHERE n.sourceKey STARTS WITH $prefix',
      'MATCH (n:Project) WHERE n.sourceKey STARTS WITH $prefix',
      'MATCH (n:Cluster {slug: $cluster})',
    ];
    for (const start of starts) {
      await this.database.runOnce(`${start} CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS`, { cluster: this.cluster, prefix: `${this.cluster}:` });
    }
  }
}
