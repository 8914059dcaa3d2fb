import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyError } from 'fastify';
import { Neo4jError } from 'neo4j-driver';
import { z } from 'zod';
import type { Auth } from './auth.js';
import { ADDRESS_HEADER, AUTH_PATH } from './options.js';

/**
 * All that the library may be asked from outside. It knows more (making accounts, keys and their rights), and an update may add to that:
 * what is not listed does not exist.
 */
const ENDPOINTS = [
  { method: 'POST', path: '/sign-in/email' },
  { method: 'POST', path: '/sign-out' },
  { method: 'GET', path: '/get-session' },
  { method: 'POST', path: '/change-password' },
  { method: 'POST', path: '/revoke-other-sessions' },
  { method: 'POST', path: '/revoke-sessions' },
] as const;

/** The headers that the library reads. No other reaches it, least of all one in which a client claims an address. */
const HEADERS = ['cookie', 'origin', 'referer', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'] as const;

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

/** The request as the library reads it: the body anew, since Fastify has consumed it, and nothing of the client's address line. */
function requestOf(request: FastifyRequest, origin: string, path: string): Request {
  const headers = headersOf(request);
  const url = new URL(AUTH_PATH + path, origin);
  if (request.method === 'GET' || request.body === undefined) return new Request(url, { method: request.method, headers });
  headers.set('content-type', 'application/json');
  return new Request(url, { method: request.method, headers, body: JSON.stringify(request.body) });
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
  return reply.type('application/json').send(response.ok ? await response.text() : await refusalOf(response));
}

/** `/api/auth/*`: sign-in, sign-out and what belongs to them, answered by the sign-in library. Refusals are JSON: `{code, message}`. */
export async function authRoutes(app: FastifyInstance, { auth }: { auth: Auth }): Promise<void> {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Neo4jError) {
      // The code alone: its text may quote what somebody typed.
      request.log.error({ code: error.code }, 'sign-in failed in the database');
      return reply.status(503).send(UNAVAILABLE);
    }
    if (error.statusCode === undefined || error.statusCode >= 500) throw error;
    return reply.status(error.statusCode).send({ code: error.code, message: error.message });
  });
  for (const { method, path } of ENDPOINTS) {
    app.route({
      method,
      url: AUTH_PATH + path,
      bodyLimit: BODY_BYTES,
      handler: async (request, reply) => answer(reply, await auth.handle(requestOf(request, auth.origin, path))),
    });
  }
  app.all(`${AUTH_PATH}/*`, (_request, reply) => reply.status(404).send({ code: 'NOT_FOUND', message: 'There is nothing here.' }));
}
