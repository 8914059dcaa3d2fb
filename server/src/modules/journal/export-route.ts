import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ContextOf } from '../../api/contexts.js';
import { LIMITS } from '../../api/limits.js';
import { absent, badInput, RequestError } from '../../shared/request-error.js';
import { exportFile } from './export.js';
import { queryOf } from './resolvers.js';

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

/** The filter of the journal as an address holds it; a name may stand there several times. */
const question = z.object({
  format: z.enum(['csv', 'jsonl']).default('csv'),
  action: list.optional(),
  objectType: list.optional(),
  organization: z.string().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  before: z.iso.datetime({ offset: true }).optional(),
});

const TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' };

const NOT_HERE = { status: 404 };

const TIME_MS = LIMITS.exportSeconds * 1_000;

const instant = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

/**
 * `GET /api/journal/<cluster>/export`: a cluster's journal as a file, for its council. For everybody else it does not exist. Each holds a
 * connection to the database until it is read, so a server sends one at a time to an actor.
 * @param contextOf who asks; throws UNAUTHENTICATED for a session or key that does not hold
 */
export function journalExportRoute(app: FastifyInstance, contextOf: ContextOf): void {
  const underway = new Set<string>();
  app.get<{ Params: { slug: string } }>('/api/journal/:slug/export', async (request, reply) => {
    const context = await contextOf(request, LIMITS.exportCost);
    const { cluster } = (await context.stores.clusters.findBySlug(request.params.slug)) ?? {};
    if (cluster === undefined || !context.stores.journals.isCouncil(cluster.id)) throw absent([], NOT_HERE);
    const asked = question.safeParse(request.query);
    if (!asked.success) throw badInput('error.invalidInput', []);
    const { format, action, objectType, organization, from, before } = asked.data;
    const query = await queryOf(context, { actions: action, objectTypes: objectType, organizationId: organization, from: instant(from), before: instant(before) });
    if (query === null) throw absent([], NOT_HERE);
    const actor = context.payer.id;
    if (underway.has(actor)) throw new RequestError('RATE_LIMITED', 'error.exportUnderway', {}, { status: 429 });
    underway.add(actor);
    const rows = context.stores.journals.export(cluster.id, query, TIME_MS);
    const file = Readable.from(exportFile(rows, format), { signal: AbortSignal.timeout(TIME_MS) }).once('close', () => underway.delete(actor));
    return reply
      .type(TYPES[format])
      .header('content-disposition', `attachment; filename="journal-${cluster.slug}.${format}"`)
      .header('cache-control', 'private, no-store')
      .send(file);
  });
}
