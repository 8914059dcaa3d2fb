import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { TERMS_VERSION } from '../../../server/src/access/auth/terms.js';
import type { Auth } from '../../../server/src/access/auth/auth.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { mailsTo } from '../../kit/mail.js';
import { TestProvider } from '../../kit/provider.js';
import { cookieOf, cookiesOf, identityOf, newAccount, newEmail, openAuth, openDatabase, ORIGIN, PASSWORD, post, serve } from './kit.js';

let database: Database;
let provider: TestProvider;
let auth: Auth;
let app: FastifyInstance;

beforeAll(async () => {
  database = openDatabase();
  provider = await TestProvider.open(ORIGIN);
  auth = openAuth(database, { oidc: provider.config });
  app = await serve(auth);
});

afterAll(async () => {
  await app.close();
  await provider.close();
  await database.close();
});

const start = () => post(app, '/sign-in/social', { callbackURL: '/en/c', errorCallbackURL: '/en/sign-in' });

/** Signs in by the other service; gives the answer of the address that it leads back to. */
async function signInBy(login: string): Promise<LightMyRequestResponse> {
  const started = await start();
  const back = await provider.signIn(started.json<{ url: string }>().url, login);
  return app.inject({ url: back.pathname + back.search, headers: { cookie: cookiesOf(started) } });
}

function known(email: string, verified = true): string {
  const login = crypto.randomUUID();
  provider.people.set(login, { sub: login, email, email_verified: verified, name: 'Дана Ахметова' });
  return login;
}

const usersWith = (email: string) => database.read<{ id: string; name: string; accounts: number; tokens: number; terms: string | null }>(
  `MATCH (u:User {email: $email})
   RETURN u.id AS id, u.name AS name, u.termsVersion AS terms, COUNT { MATCH (a:Account {userId: u.id}) } AS accounts,
          COUNT { MATCH (a:Account {userId: u.id}) WHERE a.accessToken IS NOT NULL OR a.idToken IS NOT NULL OR a.refreshToken IS NOT NULL } AS tokens`,
  { email },
);

test('says on the sign-in page what the other service is called', async () => {
  expect((await app.inject({ url: '/api/auth/provider' })).json()).toEqual({ name: 'Test service' });
  const without = await serve(openAuth(database));
  expect((await without.inject({ url: '/api/auth/provider' })).json()).toEqual({ name: null });
  expect((await post(without, '/sign-in/social', { callbackURL: '/en' })).statusCode).toBe(404);
  await without.close();
});

test('makes an account for an address that the service has checked, and the next time finds it; no token of theirs is kept', async () => {
  const email = newEmail();
  const login = known(email);
  const first = await signInBy(login);
  expect([first.statusCode, first.headers['location']]).toEqual([302, '/en/c']);
  expect(await identityOf(auth, { cookie: cookieOf(first) })).toMatchObject({ email, name: 'Дана Ахметова' });
  const again = await signInBy(login);
  const [user] = await usersWith(email);
  expect(await identityOf(auth, { cookie: cookieOf(again) })).toMatchObject({ userId: user?.id });
  expect(user).toMatchObject({ accounts: 1, tokens: 0, terms: TERMS_VERSION });
  expect(await mailsTo(database, email)).toEqual([]);
});

test('finds the account that has the confirmed address already, and tells its owner', async () => {
  const { userId, email } = await newAccount(auth);
  const answer = await signInBy(known(email));
  expect(await identityOf(auth, { cookie: cookieOf(answer) })).toMatchObject({ userId, name: 'Айгүл Тестова' });
  expect((await usersWith(email))[0]).toMatchObject({ accounts: 2, terms: null });
  expect((await mailsTo(database, email)).map(({ text }) => text.includes('linked to a sign-in with another service'))).toEqual([true]);
});

test('gives nobody an account by an address that the service has not checked', async () => {
  const { email } = await newAccount(auth);
  const fresh = newEmail();
  for (const address of [email, fresh]) {
    const answer = await signInBy(known(address, false));
    expect([answer.statusCode, answer.headers['location']]).toEqual([302, '/en/sign-in?error=email_not_found']);
    expect(answer.cookies.filter(({ name, value }) => name.endsWith('session_token') && value !== '')).toEqual([]);
  }
  expect((await usersWith(email))[0]).toMatchObject({ accounts: 1 });
  expect(await usersWith(fresh)).toEqual([]);
});

test('is not linked to an account whose address nobody confirmed here', async () => {
  const email = newEmail();
  await post(app, '/sign-up/email', { email, name: 'Squatter', password: PASSWORD });
  const answer = await signInBy(known(email));
  expect(answer.headers['location']).toBe('/en/sign-in?error=account_not_linked');
  expect(await usersWith(email)).toMatchObject([{ name: 'Squatter', accounts: 1 }]);
});

test('leads back to own pages only, and needs the browser that it began in', async () => {
  expect((await post(app, '/sign-in/social', { callbackURL: 'https://evil.example/' })).statusCode).toBe(403);
  const started = await start();
  const back = await provider.signIn(started.json<{ url: string }>().url, known(newEmail()));
  const other = await app.inject({ url: back.pathname + back.search });
  expect(other.cookies.filter(({ name, value }) => name.endsWith('session_token') && value !== '')).toEqual([]);
  expect(other.headers['location']).toMatch(/error=/);
});
