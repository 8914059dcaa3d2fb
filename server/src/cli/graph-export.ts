import { exportGraph } from '../backup/export.js';
import { ExportRefused } from '../backup/values.js';
import { readConfig } from '../config.js';
import { Database } from '../neo4j/database.js';

/** `graph-export FILE`: the whole graph into a file, while others work. Tells what it wrote as JSON; run by `npm run backup`. */
const [file = ''] = process.argv.slice(2);
const { neo4j } = readConfig();
const database = new Database(neo4j);
try {
  process.stdout.write(`${JSON.stringify(await exportGraph(database.driver, neo4j.database, file))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof ExportRefused ? error.message : `The graph could not be exported: ${String(error)}`}\n`);
  process.exitCode = 1;
} finally {
  await database.close();
}
