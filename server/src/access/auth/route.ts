import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyError } from 'fastify';
import { z } from 'zod';
import { hasDatabaseFailed } from '../../neo4j/failure.js';
import type { Auth } from './auth.js';
import { ENDPOINTS, type Endpoint } from './endpoints.js';
import { ADDRESS_HEADER, AUTH_PATH } from './options.js';

/** The headers that the library reads. No other reaches it, least of all one in which a client claims an address. */
const HEADERS = ['accept-language', 'cookie', 'origin', 'referer', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'] as const;

/** The headers that the library's answer may set, beside the cookies. */
const PASSED_ON = new Set(['cache-control', 'pragma', 'location']);

const refusal = z.object({ code: z.string().optional(), message: z.string().optional() });

/** No form of this part needs more. */
const BODY_BYTES = 16_384;

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const name of HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set(ADDRESS_HEADER, request.ip);
  return headers;
}

const record = z.record(z.string(), z.unknown());

/** The named fields of what a client sent. */
function pick(sent: unknown, names: readonly string[]): Record<string, unknown> {
  const fields = record.safeParse(sent);
  if (!fields.success) return {};
  return Object.fromEntries(Object.entries(fields.data).filter(([name]) => names.includes(name)));
}

/** The request as the library reads it: the body anew, since Fastify has consumed it, and nothing of the client's address line. */
function requestOf(request: FastifyRequest, origin: string, { method, path, fields = [], fixed = {}, query = [], asQuery = false }: Endpoint): Request {
  const headers = headersOf(request);
  const url = new URL(AUTH_PATH + path, origin);
  const asked = asQuery ? pick(request.body, fields) : pick(request.query, query);
  for (const [name, value] of Object.entries(asked)) if (typeof value === 'string') url.searchParams.set(name, value);
  if (method === 'GET' || asQuery) return new Request(url, { headers });
  headers.set('content-type', 'application/json');
  return new Request(url, { method, headers, body: JSON.stringify({ ...pick(request.body, fields), ...fixed }) });
}

const UNAVAILABLE = { code: 'UNAVAILABLE', message: 'The database does not answer. Try again in a moment.' };

/** Codes for the refusals that the library gives none. */
const CODES: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 429: 'RATE_LIMITED' };

async function refusalOf(response: Response): Promise<{ code: string; message: string }> {
  const told = refusal.safeParse(await response.json().catch(() => ({})));
  const { code = CODES[response.status] ?? 'BAD_REQUEST', message = 'The request was refused.' } = told.success ? told.data : {};
  return { code, message };
}

async function answer(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  // The one failure that the library answers itself is that a session could not be read.
  if (response.status >= 500) return reply.status(503).send(UNAVAILABLE);
  reply.status(response.status);
  for (const [name, value] of response.headers) if (PASSED_ON.has(name)) reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  const wait = response.headers.get('x-retry-after');
  if (wait !== null) reply.header('retry-after', wait);
  if (response.status >= 300 && response.status < 400) return reply.send();
  return reply.type('application/json').send(response.ok ? withoutTokens(await response.json()) : await refusalOf(response));
}

/** An answer without the tokens of sessions: whoever can read an answer must not get the session out of it. */
function withoutTokens(answered: unknown): unknown {
  if (Array.isArray(answered)) return answered.map(withoutTokens);
  const fields = record.safeParse(answered);
  if (!fields.success) return answered;
  const kept = Object.entries(fields.data).filter(([name]) => name !== 'token');
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutTokens(value)]));
}

/** As long as a discreet answer takes at least, in milliseconds: more than the hash of a password and a write. */
const DISCREET_MS = 400;

async function ask(auth: Auth, request: FastifyRequest, endpoint: Endpoint): Promise<Response> {
  const [response] = await Promise.all([
    auth.handle(requestOf(request, auth.origin, endpoint)),
    endpoint.discreet === true ? pause(DISCREET_MS) : undefined,
  ]);
  return response;
}

const NOBODY = { code: 'UNAUTHENTICATED', message: 'Nobody is signed in.' };

const whichSession = z.object({ id: z.uuid() });

/** What the library does not answer as we want it: sessions by their ids, and how to sign in. */
function ownRoutes(app: FastifyInstance, auth: Auth): void {
  app.get(`${AUTH_PATH}/provider`, async () => ({ name: auth.providerName }));
  app.get(`${AUTH_PATH}/security`, async (request, reply) => {
    const view = await auth.security(request.headers.cookie);
    reply.header('cache-control', 'no-store');
    return view ?? reply.status(401).send(NOBODY);
  });
  app.post(`${AUTH_PATH}/revoke-session`, { bodyLimit: BODY_BYTES }, async (request, reply) => {
    if (request.headers.origin !== new URL(auth.origin).origin) return reply.status(403).send({ code: 'FORBIDDEN', message: 'Another origin.' });
    const asked = whichSession.safeParse(request.body);
    if (!asked.success) return reply.status(400).send({ code: 'BAD_REQUEST', message: 'Name the session by its id.' });
    const done = await auth.revokeSession(request.headers.cookie, asked.data.id);
    return done ? { status: true } : reply.status(401).send(NOBODY);
  });
}

/** `/api/auth/*`: sign-in, sign-out and what belongs to them, answered by the sign-in library. Refusals are JSON: `{code, message}`. */
export async function authRoutes(app: FastifyInstance, { auth }: { auth: Auth }): Promise<void> {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasDatabaseFailed(error)) {
      // The code alone: its text may quote what somebody typed.
      request.log.error({ code: error.code }, 'sign-in failed in the database');
      return reply.status(503).send(UNAVAILABLE);
    }
    if (error.statusCode === undefined || error.statusCode >= 500) throw error;
    return reply.status(error.statusCode).send({ code: error.code, message: error.message });
  });
  for (const endpoint of ENDPOINTS) {
    app.route({
      method: endpoint.method,
      url: AUTH_PATH + endpoint.path,
      bodyLimit: BODY_BYTES,
      handler: async (request, reply) => answer(reply, await ask(auth, request, endpoint)),
    });
  }
  ownRoutes(app, auth);
  app.all(`${AUTH_PATH}/*`, (_request, reply) => reply.status(404).send({ code: 'NOT_FOUND', message: 'There is nothing here.' }));
}
