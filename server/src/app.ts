import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import compress, { type FastifyCompressOptions } from '@fastify/compress';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Auth } from './access/auth/auth.js';
import { authRoutes } from './access/auth/route.js';
import { OpenClusters } from './access/open-clusters.js';
import { createApollo } from './api/apollo.js';
import { Budgets, type BudgetSizes } from './api/budget/budgets.js';
import { BudgetStore } from './api/budget/store.js';
import { ClientAddresses } from './api/client-address.js';
import { createContexts, createRenewal } from './api/contexts.js';
import { refuse } from './api/errors.js';
import { LIMITS } from './api/limits.js';
import { servePages } from './api/pages.js';
import { createSchema } from './api/schema.js';
import { secureHeaders } from './api/security.js';
import { Sockets } from './api/socket/sockets.js';
import { connectionOf, takeUpgrades } from './api/socket/upgrade.js';
import { Operations } from './journal/operation.js';
import { exportRoute } from './modules/account/export.js';
import { journalExportRoute } from './modules/journal/export-route.js';
import { JournalHeads } from './modules/journal/heads.js';
import { readHeads } from './modules/journal/store.js';
import type { Database } from './neo4j/database.js';
import { within } from './neo4j/deadline.js';
import { beginOperation, endOperation } from './observe/graphql.js';
import { observeRequests } from './observe/http.js';
import { absent, RequestError } from './shared/request-error.js';

export type AppSettings = {
  database: Database;
  auth: Auth;
  /** Where the pages are served inside; without it the server answers the API alone. */
  webUrl?: string | undefined;
  /** Signs the readers' addresses for the pages: at least 32 characters that nobody can guess, the same on all servers. */
  secret: string;
  /** Addresses and networks of the proxies in front, whose word about a client's address counts; nobody's unless said. */
  trustedProxy?: string[] | undefined;
  /** What actors may spend; null for no limit, which only tests have. */
  budgets?: BudgetSizes | null | undefined;
  /** How long a request may wait for the database. */
  seconds?: number | undefined;
  /** Whether the server is about to end: it still answers, but nobody new shall be sent to it. */
  isEnding?: (() => boolean) | undefined;
  /** How long it may take until everybody sees into a cluster that was opened; by tests alone. */
  openClustersKeptMs?: number | undefined;
  /** How often open sockets are looked after; by tests alone. */
  sockets?: { renewMs?: number; lookMs?: number } | undefined;
  log: FastifyBaseLogger;
};

/** A socket is open for at most so long after the session or the right behind it has ended, and what it takes to find that out. */
const RENEW_MS = 30_000;

/**
 * The pages leave compression to the front door. Brotli at its best would take longer than it saves, but for files that never change
 * (api/kept-files.ts). Requests are small: to unpack them would only leave what cannot be unpacked unread in its connection, where the
 * next request waits behind it.
 */
export const COMPRESSION: FastifyCompressOptions = {
  globalDecompression: false,
  encodings: ['br', 'gzip'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
};

const otherMethod = new RequestError('BAD_REQUEST', 'error.otherMethod', {}, { status: 405 });
const notJson = new RequestError('BAD_REQUEST', 'error.notJson', {}, { status: 400 });

/** What Fastify refuses before anything is asked, by its code; looks like every other error of the API. */
const HTTP_ERRORS: Record<string, RequestError> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: notJson,
  FST_ERR_CTP_INVALID_JSON_BODY: notJson,
  FST_ERR_CTP_BODY_TOO_LARGE: new RequestError('PAYLOAD_TOO_LARGE', 'error.tooLarge', { max: LIMITS.bodyBytes }, { status: 413 }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new RequestError('UNSUPPORTED_MEDIA_TYPE', 'error.notJson', {}, { status: 415 }),
};

/** What else is wrong with a request itself, in the words of the library. */
const isOfClient = ({ statusCode = 500 }: FastifyError): boolean => statusCode >= 400 && statusCode < 500;

/**
 * The server as a whole, not yet listening: `/graphql`, `/api/auth/*`, health, and the pages behind it. It is the front door, so that
 * there is one address, one origin and the client's true network address.
 */
export async function createApp(settings: AppSettings): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: settings.log,
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: 30_000,
    trustProxy: settings.trustedProxy ?? false,
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
  });
  observeRequests(app);
  // A connection that is kept alive after its last answer would keep the server from ending.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (settings.isEnding?.() === true) reply.header('connection', 'close');
    done();
  });
  const addresses = new ClientAddresses(settings.secret);
  const budgets = settings.budgets === null ? null : new Budgets(new BudgetStore(settings.database), settings.budgets);
  const openClusters = new OpenClusters(settings.database, settings.openClustersKeptMs);
  const contextOf = createContexts({ ...settings, openClusters, operations: new Operations(settings.database), addresses, budgets });
  app.setErrorHandler((error: FastifyError | GraphQLError, request, reply) => {
    if (error instanceof GraphQLError) return refuse(error, request, reply);
    const known = HTTP_ERRORS[error.code];
    if (known !== undefined || !isOfClient(error)) return refuse(known ?? error, request, reply);
    return reply.status(error.statusCode ?? 400).send({ errors: [{ message: error.message, extensions: { code: 'BAD_REQUEST' } }] });
  });
  secureHeaders(app, settings.auth.origin);
  // All that a request waits for inherits its deadline from here.
  app.addHook('preHandler', (_request, _reply, done) => within((settings.seconds ?? LIMITS.seconds) * 1_000, done));

  await app.register(compress, COMPRESSION);

  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    if (settings.isEnding?.() === true) return reply.status(503).send({ status: 'the server is ending' });
    const ready = await settings.database.answers(1_000);
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'the database does not answer' });
  });

  await app.register(authRoutes, { auth: settings.auth });
  exportRoute(app, contextOf);
  journalExportRoute(app, contextOf);
  const schema = createSchema();
  const apollo = createApollo(app, schema, budgets);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  const { renewMs = RENEW_MS, lookMs } = settings.sockets ?? {};
  const sockets = new Sockets({
    apollo,
    schema,
    budgets,
    log: app.log,
    origin: settings.auth.origin,
    contextOf,
    renewal: createRenewal({ ...settings, openClusters }),
    heads: new JournalHeads((ids) => readHeads(settings.database, ids), app.log, lookMs),
    renewMs,
    isEnding: () => settings.isEnding?.() === true,
  });
  takeUpgrades(app);
  const openSocket = async (request: FastifyRequest, reply: FastifyReply) => (connectionOf(request.raw) === null ? undefined : sockets.open(request, reply));
  app.addHook('preClose', () => sockets.end());
  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    preHandler: [beginOperation, openSocket],
    onResponse: endOperation,
    handler: fastifyApolloHandler(apollo, { context: (request) => contextOf(request) }),
  });
  app.route({
    url: '/graphql',
    method: ['DELETE', 'PATCH', 'PUT'],
    handler: (request, reply) => refuse(otherMethod, request, reply.header('allow', 'GET, POST')),
  });
  const nothingHere = (request: FastifyRequest, reply: FastifyReply): FastifyReply => refuse(absent([], { status: 404 }), request, reply);
  // A program that mistypes an address of the API is not answered by a page.
  app.all('/api/*', nothingHere);
  if (settings.webUrl !== undefined) await servePages(app, settings.webUrl, addresses);
  else app.setNotFoundHandler(nothingHere);
  return app;
}
