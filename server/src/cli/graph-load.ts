import { loadGraph } from '../backup/load.js';
import { ExportRefused } from '../backup/values.js';
import { readConfig } from '../config.js';
import { Database } from '../neo4j/database.js';

/** `graph-load FILE`: an export into an empty database. Tells what it loaded as JSON; run by `npm run restore`. */
const [file = ''] = process.argv.slice(2);
const { neo4j } = readConfig();
const database = new Database(neo4j);
try {
  process.stdout.write(`${JSON.stringify(await loadGraph(database.driver, neo4j.database, file))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof ExportRefused ? error.message : `The graph could not be loaded: ${String(error)}`}\n`);
  process.exitCode = 1;
} finally {
  await database.close();
}
