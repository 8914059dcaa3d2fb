// @ts-check
/** What the three programs have in common that are measured: each is a process of its own with one HTTP port. */
import neo4j, { Session, Transaction } from 'neo4j-driver';

let statements = 0;
for (const { prototype } of [Session, Transaction]) {
  const run = prototype.run;
  prototype.run = /** @type {any} */ (function counted(/** @type {any} */ ...args) {
    statements += 1;
    return run.apply(/** @type {any} */ (this), args);
  });
}

/** @returns {{ uri: string, username: string, password: string, database: string }} */
export const login = () => ({
  uri: process.env.NEO4J_URI ?? '',
  username: process.env.NEO4J_USERNAME ?? 'neo4j',
  password: process.env.NEO4J_PASSWORD ?? '',
  database: process.env.NEO4J_DATABASE ?? 'neo4j',
});

/** @param {import('neo4j-driver').Config} [config] */
export function driverOf(config) {
  const { uri, username, password } = login();
  // No notifications, as in ours: of a graph where a property is not used yet they are longer than a small answer.
  return neo4j.driver(uri, neo4j.auth.basic(username, password), { maxConnectionPoolSize: 50, notificationFilter: { minimumSeverityLevel: 'OFF' }, ...config });
}

/**
 * Listens and answers what the one who started this process asks; ends with that one.
 * @param {import('fastify').FastifyInstance<any, any, any, any>} app
 * @param {Record<string, unknown>} facts told once it listens
 */
export async function serve(app, facts = {}) {
  process.on('disconnect', () => process.exit(0));
  process.on('message', () => process.send?.({ statements, megabytes: process.memoryUsage.rss() / 2 ** 20 }));
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  process.send?.({ address, ...facts });
}
