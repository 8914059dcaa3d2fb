import { join } from 'node:path';
import { readConfig, repositoryRoot } from '../config.js';
import { Database } from '../neo4j/database.js';
import { migrate, MigrationRefused } from '../neo4j/migrations.js';

/** The first release of Graph Data Science whose procedures are used here. */
const GDS = 'the Graph Data Science library (version 2.13 or later)';

async function mustHaveGraphDataScience(database: Database): Promise<void> {
  const found = await database.runOnce('RETURN gds.version() AS version').then(() => true, () => false);
  if (!found) throw new MigrationRefused(`This Neo4j lacks ${GDS}: put its plugin into Neo4j's plugins folder and start Neo4j again.`);
}

const config = readConfig();
const database = new Database({ ...config.neo4j });
try {
  await mustHaveGraphDataScience(database);
  const applied = await migrate(database, join(repositoryRoot, 'graph-schema', 'cypher'));
  console.error(applied.length === 0 ? 'The graph schema is up to date.' : `Applied migrations ${applied.join(', ')}.`);
} catch (error) {
  console.error(error instanceof MigrationRefused ? error.message : `The database could not be prepared: ${String(error)}`);
  process.exitCode = 1;
} finally {
  await database.close();
}
