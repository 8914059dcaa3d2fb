import fc from 'fast-check';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Auth } from '../../../server/src/access/auth/auth.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { cookieOf, newAccount, newEmail, openAuth, openDatabase, ORIGIN, PASSWORD, post, serve, signIn } from './kit.js';

let database: Database;
let auth: Auth;
let app: FastifyInstance;
let known: string;
let cookie: string;

beforeAll(async () => {
  database = openDatabase();
  auth = openAuth(database);
  app = await serve(auth);
  known = (await newAccount(auth)).email;
  cookie = cookieOf(await signIn(app, known));
});

afterAll(async () => {
  await app.close();
  await database.close();
});

const raw = (path: string, payload: string | Buffer, contentType = 'application/json', headers = {}): Promise<LightMyRequestResponse> =>
  app.inject({ method: 'POST', url: `/api/auth${path}`, headers: { origin: ORIGIN, 'content-type': contentType, ...headers }, payload });

function expectRefusal(response: LightMyRequestResponse): void {
  expect([400, 401, 403, 404, 413, 415]).toContain(response.statusCode);
  expect(response.headers['content-type']).toMatch(/^application\/json/);
  expect(response.json()).toEqual({ code: expect.stringMatching(/^[A-Z_]+$/), message: expect.stringMatching(/\S/) });
  expect(response.body).not.toMatch(/node_modules|Neo4j|\.ts:|\.mjs:/);
}

const email = newEmail();

describe('a body that no form sends', () => {
  test.each([
    ['broken JSON', '{"email": '],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '1e999'],
    ['a text', '"email"'],
    ['a list', '[]'],
    ['a list of forms', JSON.stringify([{ email, password: PASSWORD }])],
    ['no password', JSON.stringify({ email })],
    ['an e-mail that is a list', JSON.stringify({ email: [email], password: PASSWORD })],
    ['an e-mail that is a condition', JSON.stringify({ email: { ne: '' }, password: PASSWORD })],
    ['a password that is a number', JSON.stringify({ email, password: 1e300 })],
    ['a password that is null', JSON.stringify({ email, password: null })],
    ['an endless password', JSON.stringify({ email, password: 'x'.repeat(10_000) })],
    ['a null byte in the e-mail', JSON.stringify({ email: `a\0${email}`, password: PASSWORD })],
    ['a null byte in the password', JSON.stringify({ email, password: `a\0${PASSWORD}` })],
    ['half a character in the e-mail', `{"email":"\\ud800@example.org","password":"${PASSWORD}"}`],
    ['half a character in the password', `{"email":"${email}","password":"${PASSWORD}\\udfff"}`],
    ['a prototype', `{"email":"${email}","password":"${PASSWORD}","__proto__":{"admin":true}}`],
    ['a way back that is an object', JSON.stringify({ email, password: PASSWORD, callbackURL: {} })],
    ['a way back to elsewhere', JSON.stringify({ email, password: PASSWORD, callbackURL: 'https://evil.example/' })],
    ['depth', '{"email":'.repeat(1_000) + '1' + '}'.repeat(1_000)],
    ['one megabyte', JSON.stringify({ email, password: 'x'.repeat(1_000_000) })],
  ])('is refused in JSON: %s', async (_what, payload) => {
    expectRefusal(await raw('/sign-in/email', payload));
  });

  test.each([
    ['bytes that are no text', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'application/json'],
    ['a form of another kind', `email=${email}&password=${PASSWORD}`, 'application/x-www-form-urlencoded'],
    ['plain text', JSON.stringify({ email, password: PASSWORD }), 'text/plain'],
    ['an unknown kind', JSON.stringify({ email, password: PASSWORD }), 'application/x-unknown'],
    ['a nonsense kind', JSON.stringify({ email, password: PASSWORD }), ';;;'],
  ])('is refused in JSON: %s', async (_what, payload, contentType) => {
    expectRefusal(await raw('/sign-in/email', payload, contentType));
  });

  test('is refused in JSON: none at all', async () => {
    expectRefusal(await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers: { origin: ORIGIN } }));
  });

  test('whatever JSON it is, never fails on our side', async () => {
    const field = fc.constantFrom('email', 'password', 'rememberMe', 'callbackURL', 'newPassword', 'currentPassword', 'constructor');
    const body = fc.oneof(fc.dictionary(field, fc.jsonValue(), { maxKeys: 5 }), fc.jsonValue());
    const path = fc.constantFrom('/sign-in/email', '/sign-out', '/change-password', '/revoke-sessions', '/revoke-other-sessions');
    await fc.assert(
      fc.asyncProperty(path, body, fc.boolean(), async (where, value, withCookie) => {
        const response = await raw(where, JSON.stringify(value), 'application/json', withCookie ? { cookie } : {});
        expect(response.statusCode).toBeLessThan(500);
        expect(response.headers['content-type']).toMatch(/^application\/json/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a request that nobody makes by hand', () => {
  test.each([
    'GET /sign-in/email', 'PUT /sign-in/email', 'DELETE /get-session', 'POST /get-session', 'POST /sign-up/email', 'POST /update-user',
    'POST /delete-user', 'GET /list-sessions', 'POST /sign-in/social', 'POST /request-password-reset', 'POST /change-email', 'GET /error',
    'POST /sign-in/email/', 'GET /..%2f..%2fetc', 'GET /%00', 'GET /%ff', 'OPTIONS /sign-in/email',
  ])('%s is not there', async (line) => {
    const [method, path] = line.split(' ') as ['GET', string];
    const response = await app.inject({ method, url: `/api/auth${path}`, headers: { origin: ORIGIN, cookie } });
    expect([400, 404]).toContain(response.statusCode);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
  });

  test('with headers full of nonsense is still answered', async () => {
    const received = (text: string): string => Buffer.from(text).toString('latin1');
    const headers = { 'user-agent': received('Ж').repeat(4_000), referer: 'not an address', 'sec-fetch-site': received('💥'), cookie: 'ü=ö; =; ;;' };
    expect((await post(app, '/sign-in/email', { email: known, password: PASSWORD }, { headers })).statusCode).toBeLessThan(500);
  });
});
