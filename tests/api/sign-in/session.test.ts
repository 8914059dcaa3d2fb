import type { FastifyInstance } from 'fastify';
import type { Auth } from '../../../server/src/access/auth/auth.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { cookieOf, identityOf, newAccount, newEmail, openAuth, openDatabase, post, PASSWORD, serve, signIn } from './kit.js';

let database: Database;
let auth: Auth;
let app: FastifyInstance;

beforeAll(async () => {
  database = openDatabase();
  auth = openAuth(database);
  app = await serve(auth);
});

afterAll(async () => {
  await app.close();
  await database.close();
});

const sessionsOf = async (userId: string): Promise<number> => {
  const [row] = await database.read<{ count: number }>('MATCH (s:Session {userId: $userId}) RETURN count(s) AS count', { userId });
  return row?.count ?? -1;
};

describe('signing in', () => {
  test('gives a session in a cookie that scripts cannot read, and the person behind it', async () => {
    const { userId, email } = await newAccount(auth);
    const response = await signIn(app, email);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(response.cookies).toEqual([
      expect.objectContaining({ name: 'ozek.session_token', path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 604_800 }),
    ]);
    expect(response.cookies[0]).not.toHaveProperty('secure');
    expect(await identityOf(auth, { cookie: cookieOf(response) })).toEqual({ kind: 'person', userId, name: 'Айгүл Тестова', email });
  });

  test('is refused to a suspended account, and makes no session', async () => {
    const { userId, email } = await newAccount(auth);
    await database.write((transaction) => transaction.run('MATCH (u:User {id: $userId}) SET u.suspendedAt = datetime.realtime()', { userId }));
    const response = await signIn(app, email);
    expect([response.statusCode, response.json().code]).toEqual([403, 'ACCOUNT_SUSPENDED']);
    expect([response.cookies, await sessionsOf(userId)]).toEqual([[], 0]);
  });

  test('gives a cookie for encrypted connections alone where the address is https', async () => {
    const origin = 'https://cluster.example.org';
    const secureAuth = openAuth(database, { origin });
    const secureApp = await serve(secureAuth);
    const { email } = await newAccount(secureAuth);
    const response = await signIn(secureApp, email, PASSWORD, { headers: { origin } });
    expect(response.cookies).toEqual([
      expect.objectContaining({ name: '__Secure-ozek.session_token', secure: true, httpOnly: true, sameSite: 'Lax' }),
    ]);
    expect(await identityOf(secureAuth, { cookie: cookieOf(response) })).toMatchObject({ email });
    await secureApp.close();
  });

  test('takes the e-mail in any case', async () => {
    const { userId, email } = await newAccount(auth);
    const response = await signIn(app, email.toUpperCase());
    expect(response.statusCode).toBe(200);
    expect(response.json<{ user: { id: string } }>().user.id).toBe(userId);
  });

  test('answers a wrong password and an unknown e-mail alike', async () => {
    const { userId, email } = await newAccount(auth);
    const wrong = await signIn(app, email, 'not-the-password');
    const unknown = await signIn(app, newEmail());
    expect(wrong.statusCode).toBe(401);
    expect(wrong.json()).toEqual({ code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });
    expect([unknown.statusCode, unknown.body, unknown.cookies]).toEqual([wrong.statusCode, wrong.body, wrong.cookies]);
    expect(await sessionsOf(userId)).toBe(0);
  });

  test('works as long on an unknown e-mail as on a wrong password', async () => {
    const { email } = await newAccount(auth);
    const times: Record<'wrong' | 'unknown', number[]> = { wrong: [], unknown: [] };
    for (let round = 0; round < 7; round += 1) {
      for (const [kind, address] of [['wrong', email], ['unknown', newEmail()]] as const) {
        const start = performance.now();
        await signIn(app, address, 'not-the-password');
        times[kind].push(performance.now() - start);
      }
    }
    // The fastest of several is the work itself; without the hash the unknown one would take a tenth.
    const ratio = Math.min(...times.unknown) / Math.min(...times.wrong);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  test('is refused to a page of another origin, with a cookie and without one', async () => {
    const { userId, email } = await newAccount(auth);
    const cookie = cookieOf(await signIn(app, email));
    for (const origin of ['https://evil.example', 'http://localhost:3001', 'null']) {
      expect((await signIn(app, email, PASSWORD, { headers: { origin } })).statusCode).toBe(403);
      expect((await post(app, '/sign-out', {}, { headers: { origin }, cookie })).statusCode).toBe(403);
    }
    expect(await sessionsOf(userId)).toBe(1);
    expect(await identityOf(auth, { cookie })).toMatchObject({ userId });
  });
});

describe('a session', () => {
  test('ends with signing out: the same cookie is nobody afterwards', async () => {
    const { userId, email } = await newAccount(auth);
    const cookie = cookieOf(await signIn(app, email));
    const response = await post(app, '/sign-out', {}, { cookie });
    expect(response.statusCode).toBe(200);
    expect(response.cookies).toContainEqual(expect.objectContaining({ name: 'ozek.session_token', value: '', maxAge: 0 }));
    expect(await identityOf(auth, { cookie })).toBeNull();
    expect(await sessionsOf(userId)).toBe(0);
  });

  test('can be signed out without a body', async () => {
    const { email } = await newAccount(auth);
    const cookie = cookieOf(await signIn(app, email));
    const response = await app.inject({ method: 'POST', url: '/api/auth/sign-out', headers: { origin: 'http://localhost:3000', cookie } });
    expect(response.statusCode).toBe(200);
    expect(await identityOf(auth, { cookie })).toBeNull();
  });

  test('ends at once when it is revoked from another one', async () => {
    const { email } = await newAccount(auth);
    const [left, kept] = [cookieOf(await signIn(app, email)), cookieOf(await signIn(app, email))];
    expect(await identityOf(auth, { cookie: left })).toMatchObject({ email });
    expect((await post(app, '/revoke-other-sessions', {}, { cookie: kept })).statusCode).toBe(200);
    expect(await identityOf(auth, { cookie: left })).toBeNull();
    expect(await identityOf(auth, { cookie: kept })).toMatchObject({ email });
  });

  test('is nobody once it has expired', async () => {
    const { userId, email } = await newAccount(auth);
    const cookie = cookieOf(await signIn(app, email));
    await database.write((transaction) =>
      transaction.run('MATCH (s:Session {userId: $userId}) SET s.expiresAt = datetime.realtime() - duration({seconds: 1})', { userId }),
    );
    expect(await identityOf(auth, { cookie })).toBeNull();
    expect((await app.inject({ url: '/api/auth/get-session', headers: { cookie } })).json()).toBeNull();
  });

  test('is forgotten after it has expired, and no other one with it', async () => {
    const { userId, email } = await newAccount(auth);
    await signIn(app, email);
    await database.write((transaction) =>
      transaction.run('MATCH (s:Session {userId: $userId}) SET s.expiresAt = datetime.realtime() - duration({seconds: 1})', { userId }),
    );
    const cookie = cookieOf(await signIn(app, email));
    expect(await sessionsOf(userId)).toBe(2);
    await auth.forgetOld();
    expect(await sessionsOf(userId)).toBe(1);
    expect(await identityOf(auth, { cookie })).toMatchObject({ email });
  });

  test('is one of a list with device and time, and is ended by its id from another one, but not by a stranger', async () => {
    const { email } = await newAccount(auth);
    const first = cookieOf(await signIn(app, email, PASSWORD, { headers: { 'user-agent': 'Firefox/140' } }));
    const second = cookieOf(await signIn(app, email, PASSWORD, { remoteAddress: '192.0.2.7' }));
    const list = async (cookie: string) => (await app.inject({ url: '/api/auth/security', headers: { cookie } })).json<{ sessions: { id: string; current: boolean }[] }>().sessions;
    const sessions = await list(second);
    expect(sessions).toEqual([
      expect.objectContaining({ current: true, ipAddress: '192.0.2.7' }),
      expect.objectContaining({ current: false, ipAddress: '192.0.2.1', userAgent: 'Firefox/140' }),
    ]);
    expect(Object.keys(sessions[0] ?? {}).sort()).toEqual(['createdAt', 'current', 'expiresAt', 'id', 'ipAddress', 'userAgent']);
    const { id } = sessions[1] ?? { id: '' };
    const stranger = cookieOf(await signIn(app, (await newAccount(auth)).email));
    expect((await post(app, '/revoke-session', { id }, { cookie: stranger })).statusCode).toBe(200);
    expect((await post(app, '/revoke-session', { id })).statusCode).toBe(401);
    expect((await post(app, '/revoke-session', { id }, { cookie: second, headers: { origin: 'https://evil.example' } })).statusCode).toBe(403);
    expect((await post(app, '/revoke-session', { id: 'x' }, { cookie: second })).statusCode).toBe(400);
    expect(await identityOf(auth, { cookie: first })).toMatchObject({ email });
    expect((await post(app, '/revoke-session', { id }, { cookie: second })).json()).toEqual({ status: true });
    expect(await identityOf(auth, { cookie: first })).toBeNull();
    expect(await list(second)).toEqual([expect.objectContaining({ current: true })]);
    expect((await app.inject({ url: '/api/auth/security' })).statusCode).toBe(401);
  });

  test('is told at /get-session, and no cache keeps it', async () => {
    const { userId, email } = await newAccount(auth);
    const response = await app.inject({ url: '/api/auth/get-session', headers: { cookie: cookieOf(await signIn(app, email)) } });
    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.json()).toMatchObject({ user: { id: userId, email }, session: { userId, ipAddress: '192.0.2.1' } });
  });

  test('is nobody without a cookie, with a forged one and with the bare token of a real one', async () => {
    const { email } = await newAccount(auth);
    const response = await signIn(app, email);
    const [{ token } = { token: '' }] = await database.read<{ token: string }>('MATCH (u:User {email: $email}) MATCH (s:Session {userId: u.id}) RETURN s.token AS token', { email });
    expect(token.length).toBeGreaterThan(20);
    expect(response.body).not.toContain(token);
    const signed = cookieOf(response);
    const forged = signed.replace(/.(?=.{4}$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    expect(forged).not.toBe(signed);
    expect(await identityOf(auth, {})).toBeNull();
    for (const cookie of [forged, `ozek.session_token=${token}`, 'ozek.session_token=', 'ozek.session_token=a.b', '; ;=;', 'x'.repeat(9_000)]) {
      expect(await identityOf(auth, { cookie })).toBeNull();
    }
    expect(await identityOf(auth, { cookie: signed })).toMatchObject({ email });
  });

  test('of one installation means nothing to another, with another secret', async () => {
    const { email } = await newAccount(auth);
    const cookie = cookieOf(await signIn(app, email));
    const other = openAuth(database, { secret: 'another-installation-0123456789abcdef' });
    expect(await identityOf(other, { cookie })).toBeNull();
  });
});

describe('changing the password', () => {
  test('needs the old one, and then the new one signs in', async () => {
    const { email } = await newAccount(auth);
    const cookie = cookieOf(await signIn(app, email));
    const change = (currentPassword: string, newPassword: string) =>
      post(app, '/change-password', { currentPassword, newPassword, revokeOtherSessions: true }, { cookie });
    expect((await change('not-the-password', 'жаңа-құпия-сөз')).statusCode).toBe(400);
    expect((await change(PASSWORD, 'too-short')).statusCode).toBe(400);
    expect((await change(PASSWORD, 'жаңа-құпия-сөз')).statusCode).toBe(200);
    expect(await identityOf(auth, { cookie })).toBeNull();
    expect((await signIn(app, email)).statusCode).toBe(401);
    expect((await signIn(app, email, 'жаңа-құпия-сөз')).statusCode).toBe(200);
  });
});
