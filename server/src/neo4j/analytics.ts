import type { Config } from '../config.js';
import { Database } from './database.js';

/** The database, and the Neo4j with Graph Data Science that does the graph work. */
export type Databases = {
  database: Database;
  /** The database itself unless the settings name another one. */
  analytics: Database;
  close(): Promise<void>;
};

/**
 * Opens what the settings name. A network goes to the graph work as numbers and comes back as numbers, so the Neo4j that does it needs no
 * copy of the graph: a single one with an empty database will do, whatever the database itself is.
 */
export function openDatabases({ neo4j, analyticsUri }: Pick<Config, 'neo4j' | 'analyticsUri'>): Databases {
  const database = new Database(neo4j);
  if (analyticsUri === undefined) return { database, analytics: database, close: () => database.close() };
  const analytics = new Database({ ...neo4j, uri: analyticsUri, database: 'neo4j' });
  return { database, analytics, close: async () => void (await Promise.all([database.close(), analytics.close()])) };
}
