import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './database.js';
import { whileRenewed } from './renewal.js';

export type Migration = { number: number; name: string; checksum: string; statements: string[] };
type Applied = { number: number; name: string; checksum: string };

/** Why the database cannot be brought to the state that this program needs; the message is for the operator. */
export class MigrationRefused extends Error {}

/** Nobody waits for an answer here, and the first statements of a database that has just started on a busy machine may take long. */
const PATIENCE_MS = 120_000;

/** A data migration of a large database takes longer than a lease. */
const RENEW_MS = 30_000;

const FILE = /^(\d{4})-([a-z0-9-]+)\.cypher$/;

/** Splits a file at semicolons that end a line; comment lines are dropped. */
function statementsOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('//'))
    .join('\n')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

/** Reads the numbered files of a folder, in order; numbers start at 1 and leave no gap. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.cypher')).sort();
  return Promise.all(
    files.map(async (file, index) => {
      const [, number, name] = FILE.exec(file) ?? [];
      if (number === undefined || name === undefined || Number(number) !== index + 1) {
        throw new MigrationRefused(`The migration file ${file} is out of order: 0001-what.cypher, 0002-… without a gap.`);
      }
      const text = await readFile(join(folder, file), 'utf8');
      const checksum = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
      return { number: Number(number), name, checksum, statements: statementsOf(text) };
    }),
  );
}

function assertSameHistory(migrations: Migration[], applied: Applied[]): void {
  for (const row of applied) {
    const known = migrations.find((migration) => migration.number === row.number);
    if (known === undefined) {
      throw new MigrationRefused(
        `The database is newer than this program: it has migration ${row.number} (${row.name}). Start the newer version, or restore an older backup.`,
      );
    }
    if (known.checksum !== row.checksum) {
      throw new MigrationRefused(
        `Migration ${row.number} (${known.name}) was altered after it had been applied to this database. Put the file back; write a new one for a new change.`,
      );
    }
  }
}

/** Neo4j changes the schema in transactions of its own, so a repeated step must find its work done: `IF NOT EXISTS` makes it so. */
function repeatable(statement: string): string {
  return statement.replace(/^(CREATE (?:FULLTEXT |RANGE |TEXT |POINT )?(?:CONSTRAINT|INDEX) \w+) FOR/, '$1 IF NOT EXISTS FOR');
}

/**
 * Applies the migrations that this database lacks, in order, and records each with its checksum. Safe when several servers start at once:
 * the lock node is taken by one transaction at a time and held by its name until it is done, its lease renewed; a server that dies lets it go.
 * Throws MigrationRefused when an applied one was altered or the database is newer than the program.
 */
export async function migrate(database: Database, folder: string, renewMs = RENEW_MS): Promise<number[]> {
  const migrations = await readMigrations(folder);
  await database.runOnce('CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (n:Migration) REQUIRE n.number IS UNIQUE');
  await database.runOnce('CREATE CONSTRAINT migration_lock IF NOT EXISTS FOR (n:MigrationLock) REQUIRE n.name IS UNIQUE');
  const holder = crypto.randomUUID();
  await takeLock(database, holder);
  try {
    return await whileRenewed(() => askForLock(database, holder), renewMs, () => applyMissing(database, migrations));
  } finally {
    await database.write(
      (tx) => tx.run('MATCH (lock:MigrationLock {name: $name, holder: $holder}) REMOVE lock.holder, lock.leasedUntil', { name: LOCK, holder }),
      PATIENCE_MS,
    );
  }
}

async function applyMissing(database: Database, migrations: Migration[]): Promise<number[]> {
  const applied = await database.read<Applied>(
    'MATCH (m:Migration) RETURN m.number AS number, m.name AS name, m.checksum AS checksum ORDER BY number',
    {},
    PATIENCE_MS,
  );
  assertSameHistory(migrations, applied);
  const missing = migrations.filter((migration) => !applied.some((row) => row.number === migration.number));
  for (const migration of missing) {
    for (const statement of migration.statements) await database.runOnce(repeatable(statement));
    await database.write(
      (tx) =>
        tx.run(
          `MERGE (m:Migration {number: $number})
           SET m.name = $name, m.checksum = $checksum, m.appliedAt = datetime.realtime()`,
          { number: migration.number, name: migration.name, checksum: migration.checksum },
        ),
      PATIENCE_MS,
    );
  }
  await database.runOnce('CALL db.awaitIndexes(120)');
  return missing.map((migration) => migration.number);
}

const LOCK = 'migrations';
const LEASE_SECONDS = 120;

/** Waits its turn: at most as long as a lease lasts, so that a server that died while holding it stops nobody for good. */
async function takeLock(database: Database, holder: string): Promise<void> {
  while (!(await askForLock(database, holder))) await new Promise((resolve) => setTimeout(resolve, 500));
}

/** Takes the lock where it is free, and renews the lease of whoever has it already; false where it is another's. */
async function askForLock(database: Database, holder: string): Promise<boolean> {
  const rows = await database.write(
    (tx) =>
      tx.run<{ mine: boolean }>(
        `MERGE (lock:MigrationLock {name: $name})
         SET lock.asked = $holder
         WITH lock, datetime.realtime() AS now
         SET lock.holder = CASE WHEN lock.holder IS NULL OR lock.leasedUntil < now THEN $holder ELSE lock.holder END,
             lock.leasedUntil = CASE WHEN lock.holder = $holder THEN now + duration({seconds: $lease}) ELSE lock.leasedUntil END
         RETURN lock.holder = $holder AS mine`,
        { name: LOCK, holder, lease: LEASE_SECONDS },
      ),
    PATIENCE_MS,
  );
  return rows[0]?.mine === true;
}
