import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { createAuth, type Auth, type AuthSettings } from '../../../server/src/access/auth/auth.js';
import { authRoutes } from '../../../server/src/access/auth/route.js';
import { Database } from '../../../server/src/neo4j/database.js';

export const ORIGIN = 'http://localhost:3000';
export const PASSWORD = 'kolos-2031-жатва';

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests by npm test`);
  return value;
}

/** The migrated test database; its clock may seem to run ahead. */
export function openDatabase(clockShiftSeconds = 0): Database {
  return new Database({
    uri: fromEnvironment('NEO4J_URI'),
    username: fromEnvironment('NEO4J_USERNAME'),
    password: fromEnvironment('NEO4J_PASSWORD'),
    database: process.env['NEO4J_DATABASE'] ?? 'neo4j',
    clockShiftSeconds,
  });
}

export function openAuth(database: Database, settings: Partial<AuthSettings> = {}): Auth {
  return createAuth({ database, origin: ORIGIN, secret: 'only-for-tests-0123456789abcdefghij', limits: false, ...settings });
}

/** A server with nothing but sign-in. */
export async function serve(auth: Auth): Promise<FastifyInstance> {
  const app = Fastify();
  await app.register(authRoutes, { auth });
  return app;
}

/** An e-mail that no other test has. */
export const newEmail = (): string => `${crypto.randomUUID()}@example.org`;

export async function newAccount(auth: Auth): Promise<{ userId: string; email: string }> {
  const email = newEmail();
  return { userId: await auth.createAccount({ email, name: 'Айгүл Тестова', password: PASSWORD }), email };
}

export type Posting = { headers?: Record<string, string>; remoteAddress?: string; cookie?: string };

export function post(app: FastifyInstance, path: string, payload: object = {}, posting: Posting = {}): Promise<LightMyRequestResponse> {
  const { headers = {}, cookie, remoteAddress = '192.0.2.1' } = posting;
  return app.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    remoteAddress,
    headers: { origin: ORIGIN, ...(cookie === undefined ? {} : { cookie }), ...headers },
    payload,
  });
}

export const signIn = (app: FastifyInstance, email: string, password: string = PASSWORD, posting: Posting = {}): Promise<LightMyRequestResponse> =>
  post(app, '/sign-in/email', { email, password }, posting);

/** The session cookie of an answer, as the browser would send it back. */
export function cookieOf(response: LightMyRequestResponse): string {
  const cookie = response.cookies.find(({ name, value }) => name.endsWith('.session_token') && value !== '');
  if (cookie === undefined) throw new Error(`no cookie in an answer ${response.statusCode}`);
  return `${cookie.name}=${encodeURIComponent(cookie.value)}`;
}

/** Whom the request with these headers comes from; throws when it was refused. */
export async function identityOf(auth: Auth, headers: Record<string, string>) {
  const found = await auth.identify(headers);
  if (found.outcome === 'refused') throw new Error('refused');
  return found.identity;
}

/** All cookies of an answer, as the browser would send them back. */
export const cookiesOf = (response: LightMyRequestResponse): string =>
  response.cookies.filter(({ value }) => value !== '').map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
