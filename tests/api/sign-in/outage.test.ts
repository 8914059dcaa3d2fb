import type { FastifyInstance } from 'fastify';
import { APIError } from 'better-auth/api';
import { Neo4jError } from 'neo4j-driver';
import type { Auth } from '../../../server/src/access/auth/auth.js';
import { libraryLog } from '../../../server/src/access/auth/log.js';
import { Database } from '../../../server/src/neo4j/database.js';
import { cookieOf, newAccount, newEmail, openAuth, openDatabase, PASSWORD, post, serve, signIn } from './kit.js';

/** A database that can be reached no more: what the driver throws once it has given up. */
class Unreachable extends Database {
  override read(): never {
    throw new Neo4jError('could not run for somebody@example.org', 'ServiceUnavailable', '08000', 'connection exception');
  }
  override write(): never {
    return this.read();
  }
}

let database: Database;
let lost: Database;
let lostAuth: Auth;
let lostApp: FastifyInstance;
const told: string[] = [];

beforeAll(async () => {
  database = openDatabase();
  lost = new Unreachable({ uri: 'bolt://127.0.0.1:1', username: 'nobody', password: 'nothing', database: 'neo4j' });
  lostAuth = openAuth(lost, { limits: true, log: (level, message, details) => told.push(JSON.stringify({ level, message, ...details })) });
  lostApp = await serve(lostAuth);
});

afterAll(async () => {
  await lostApp.close();
  await lost.close();
  await database.close();
});

describe('while the database does not answer', () => {
  test('nobody is taken for a visitor, and no key for a wrong one', async () => {
    const auth = openAuth(database);
    const app = await serve(auth);
    const { userId, email } = await newAccount(auth);
    const cookie = cookieOf(await signIn(app, email));
    const { key } = await auth.createApiKey({ userId, organizationId: crypto.randomUUID(), name: 'ERP', scopes: ['read'], expiresInDays: 1 });
    await expect(lostAuth.identify({ cookie })).rejects.toMatchObject({ code: 'ServiceUnavailable' });
    await expect(lostAuth.identify({ 'x-api-key': key })).rejects.toMatchObject({ code: 'ServiceUnavailable' });
    expect(await lostAuth.identify({})).toEqual({ outcome: 'accepted', identity: null });

    const response = await lostApp.inject({ url: '/api/auth/get-session', headers: { cookie } });
    expect([response.statusCode, response.json()]).toEqual([503, { code: 'UNAVAILABLE', message: expect.stringContaining('again') }]);
    await app.close();
  });

  test('signing in says so, and an account is not made', async () => {
    const response = await signIn(lostApp, newEmail());
    expect([response.statusCode, response.json()]).toEqual([503, { code: 'UNAVAILABLE', message: expect.stringContaining('again') }]);
    expect((await post(lostApp, '/sign-out')).statusCode).toBe(503);
    await expect(lostAuth.createAccount({ email: newEmail(), name: 'Сәуле', password: PASSWORD })).rejects.toThrow();
  });

  test('no log holds an e-mail', () => {
    expect(told.length).toBeGreaterThan(0);
    expect(told.join()).not.toMatch(/@|example\.org/);
  });
});

describe('the log', () => {
  const lines: unknown[] = [];
  const log = libraryLog((...line) => lines.push(line));

  test('keeps the kind of an error and drops its text, which may quote what was refused', () => {
    lines.length = 0;
    const refused = new Neo4jError("already exists with `email` = 'a@example.org'", 'Neo.ClientError.Schema.ConstraintValidationFailed', '22N65', '');
    log('error', 'Failed to create user a@example.org', refused, { email: 'a@example.org' });
    expect(lines).toEqual([
      ['error', 'Failed to create user …', { errors: ['Neo4jError Neo.ClientError.Schema.ConstraintValidationFailed'] }],
    ]);
  });

  test('does not take a refusal for a failure', () => {
    lines.length = 0;
    log('error', 'Failed to sign in', new APIError('UNAUTHORIZED'));
    log('error', 'Failed to sign in', new APIError('INTERNAL_SERVER_ERROR'));
    expect(lines).toEqual([
      ['info', 'Failed to sign in', { errors: ['APIError'] }],
      ['error', 'Failed to sign in', { errors: ['APIError'] }],
    ]);
  });
});
