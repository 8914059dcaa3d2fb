import type { FastifyInstance } from 'fastify';
import type { Auth } from '../../access/auth/auth.js';
import type { Database } from '../../neo4j/database.js';
import { exportOf } from './export-store.js';

const NOBODY = { code: 'UNAUTHENTICATED', message: 'Sign in to export what is kept about you.' };

/** Amounts are whole numbers of minor units, exact at any size. */
const exact = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** `/api/account/export`: everything that is kept about the person of the session, as a file. Keys have nothing of their own to export. */
export async function exportRoute(app: FastifyInstance, { auth, database }: { auth: Auth; database: Database }): Promise<void> {
  app.get('/api/account/export', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const found = await auth.identify(request.headers);
    if (found.outcome === 'refused' || found.identity?.kind !== 'person') return reply.status(401).send(NOBODY);
    const account = await exportOf(database, found.identity.userId);
    if (account === null) return reply.status(401).send(NOBODY);
    reply.header('content-disposition', 'attachment; filename="ozek-account.json"');
    return reply.type('application/json').send(`${JSON.stringify(account, exact, 2)}\n`);
  });
}
