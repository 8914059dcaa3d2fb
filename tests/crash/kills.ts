import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../launch/programs.js';
import type { LedgerClient } from './ledger.js';
import type { OwnNeo4j } from './neo4j.js';
import type { ServerProgram } from './server.js';
import { SIZE } from './size.js';

export type Victims = { server: ServerProgram; neo4j: OwnNeo4j };

/** Milliseconds, for each death of Neo4j, until the server said that it is not ready, and once Neo4j was back that it is. */
export type Readiness = { unready: number[]; ready: number[] };

/** What is killed, in the order of the run: Neo4j now and then between the server's deaths. */
export const deaths = Array.from({ length: SIZE.serverKills + SIZE.neo4jKills }, (_, n) => {
  const before = Math.floor((n * SIZE.neo4jKills) / (SIZE.serverKills + SIZE.neo4jKills));
  const after = Math.floor(((n + 1) * SIZE.neo4jKills) / (SIZE.serverKills + SIZE.neo4jKills));
  return after > before ? ('neo4j' as const) : ('server' as const);
});

async function untilReadiness(server: ServerProgram, wanted: boolean): Promise<number> {
  const start = performance.now();
  while ((await server.isReady()) !== wanted) await pause(50);
  return performance.now() - start;
}

/** Kills in the middle of the work: each when another part of it has been acknowledged. The server lives through the deaths of Neo4j. */
export async function killNowAndThen({ server, neo4j }: Victims, clients: LedgerClient[]): Promise<Readiness> {
  const done = () => clients.reduce((sum, { book }) => sum + book.length, 0);
  const readiness: Readiness = { unready: [], ready: [] };
  for (const [n, victim] of deaths.entries()) {
    await until(() => done() >= ((n + 1) * SIZE.clients * SIZE.each) / (deaths.length + 1));
    if (victim === 'server') {
      await server.kill('SIGKILL');
      await server.start();
      continue;
    }
    const { pid } = server;
    await neo4j.kill();
    readiness.unready.push(await untilReadiness(server, false));
    await neo4j.startAgain();
    readiness.ready.push(await untilReadiness(server, true));
    expect(server.pid).toBe(pid);
  }
  return readiness;
}
