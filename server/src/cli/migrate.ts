import { join } from 'node:path';
import { readConfig, repositoryRoot } from '../config.js';
import { openDatabases } from '../neo4j/analytics.js';
import type { Database } from '../neo4j/database.js';
import { migrate, MigrationRefused } from '../neo4j/migrations.js';

/** The first release of Graph Data Science whose procedures are used here. */
const GDS = 'the Graph Data Science library (version 2.13 or later)';

async function mustHaveGraphDataScience(analytics: Database, where: string): Promise<void> {
  const found = await analytics.runOnce('RETURN gds.version() AS version').then(() => true, () => false);
  if (!found) throw new MigrationRefused(`${where} lacks ${GDS}: put its plugin into Neo4j's plugins folder and start Neo4j again.`);
}

const config = readConfig();
const { database, analytics, close } = openDatabases(config);
try {
  await mustHaveGraphDataScience(analytics, analytics === database ? 'This Neo4j' : 'The Neo4j of OZEK_ANALYTICS_URI');
  const applied = await migrate(database, join(repositoryRoot, 'graph-schema', 'cypher'));
  console.error(applied.length === 0 ? 'The graph schema is up to date.' : `Applied migrations ${applied.join(', ')}.`);
} catch (error) {
  console.error(error instanceof MigrationRefused ? error.message : `The database could not be prepared: ${String(error)}`);
  process.exitCode = 1;
} finally {
  await close();
}
