import type { FastifyInstance } from 'fastify';
import type { ContextOf } from '../../api/contexts.js';
import { LIMITS } from '../../api/limits.js';
import { unauthenticated } from '../../shared/request-error.js';
import { exportOf } from './export-store.js';

/** Amounts are whole numbers of minor units, exact at any size. */
const exact = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** `/api/account/export`: everything that is kept about the person of the session, as a file. Keys have nothing of their own to export. */
export function exportRoute(app: FastifyInstance, contextOf: ContextOf): void {
  app.get('/api/account/export', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { actor, database } = await contextOf(request, LIMITS.exportCost);
    const account = actor.personId === null ? null : await exportOf(database, actor.personId);
    if (account === null) throw unauthenticated({ status: 401 });
    reply.header('content-disposition', 'attachment; filename="ozek-account.json"');
    return reply.type('application/json').send(`${JSON.stringify(account, exact, 2)}\n`);
  });
}
