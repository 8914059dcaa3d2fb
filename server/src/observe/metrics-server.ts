import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Database } from '../neo4j/database.js';
import { registry, tellState, type State } from './metrics.js';

/** Where the metrics are read: this machine only, since they tell how busy the house is. */
const HOST = '127.0.0.1';
const WITHIN_MS = 2_000;

async function readState(database: Database): Promise<State | null> {
  if (!(await database.answers(WITHIN_MS))) return null;
  const [state] = await database.read<State>(
    `WITH datetime.realtime() AS now
     RETURN COUNT { MATCH (j:Job) WHERE j.dueAt <= now AND (j.leasedUntil IS NULL OR j.leasedUntil < now) } AS due,
            COUNT { MATCH (j:Job) WHERE j.leasedUntil >= now } AS running,
            COUNT { MATCH (j:Job) WHERE j.failure IS NOT NULL } AS failed,
            coalesce(COLLECT { MATCH (j:Job) WHERE j.dueAt <= now AND (j.leasedUntil IS NULL OR j.leasedUntil < now)
                               RETURN (now.epochMillis - j.dueAt.epochMillis) / 1000.0 ORDER BY j.dueAt LIMIT 1 }[0], 0.0) AS oldestDueSeconds,
            COUNT { MATCH (:Mail) } AS mails,
            COUNT { MATCH (:Journal) } AS journals,
            coalesce(COLLECT { MATCH (j:Journal) RETURN sum(j.head) }[0], 0) AS entries`,
    {},
    WITHIN_MS,
  );
  return state ?? null;
}

/** Age of the last line about the journals that is kept outside the database; null before there is one. */
async function anchorAge(dataFolder: string): Promise<number | null> {
  const file = await stat(join(dataFolder, 'journal-anchors.jsonl')).catch(() => null);
  return file === null ? null : (Date.now() - file.mtimeMs) / 1_000;
}

/** Serves `GET /metrics` for Prometheus on a port of its own. Gives the function that ends it. */
export async function serveMetrics(port: number, database: Database, dataFolder: string): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    const told = Promise.all([readState(database).catch(() => null), anchorAge(dataFolder)]).then(async ([state, age]) => {
      tellState(state, age);
      return registry.metrics();
    });
    told.then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port, HOST);
  await once(server, 'listening');
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}
