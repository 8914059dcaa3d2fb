import type { FastifyInstance } from 'fastify';
import type { Auth } from '../../../server/src/access/auth/auth.js';
import { TERMS_VERSION } from '../../../server/src/access/auth/terms.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { eraseUnconfirmed } from '../../../server/src/modules/account/erasure.js';
import { linkIn, mailsTo, mailTo, secretIn } from '../../kit/mail.js';
import { cookieOf, identityOf, newAccount, newEmail, openAuth, openDatabase, PASSWORD, post, serve, signIn } from './kit.js';

const VERIFY = 'Confirm your e-mail address for Özek';
const RESET = 'A new password for Özek';
const NEW_PASSWORD = 'жаңа-құпия-сөз';

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

const register = (email: string, name = 'Ерлан Сұлтанов', headers: Record<string, string> = {}) =>
  post(app, '/sign-up/email', { email, name, password: PASSWORD }, { headers });
const usersWith = (email: string) => database.read<{ name: string; verified: boolean }>('MATCH (u:User {email: $email}) RETURN u.name AS name, u.emailVerified AS verified', { email });

describe('registering', () => {
  test('makes an account that signs in once its address is confirmed, by the link in the mail', async () => {
    const email = newEmail();
    const registered = await register(email);
    expect([registered.statusCode, registered.cookies]).toEqual([200, []]);
    expect((await signIn(app, email)).json()).toEqual({ code: 'EMAIL_NOT_VERIFIED', message: 'Email not verified' });

    // Which terms of use the page beside the form spoke of, and when.
    const [accepted] = await database.read('MATCH (u:User {email: $email}) RETURN u.termsVersion AS version, abs(duration.inSeconds(u.createdAt, u.termsAcceptedAt).seconds) < 60 AS now', { email });
    expect(accepted).toEqual({ version: TERMS_VERSION, now: true });

    const mail = await mailTo(database, email, VERIFY);
    expect(linkIn(mail).href).toMatch(/^http:\/\/localhost:3000\/en\/verify#[\w.-]+$/);
    const verified = await post(app, '/verify-email', { token: secretIn(mail) });
    expect([verified.statusCode, verified.json()]).toEqual([200, { status: true, user: null }]);
    const signedIn = await signIn(app, email);
    expect(await identityOf(auth, { cookie: cookieOf(signedIn) })).toMatchObject({ email, name: 'Ерлан Сұлтанов' });
  });

  test('is forgotten when nobody confirms the address within 30 days, unless the account has to do with anything', async () => {
    const [late, young, confirmed, asking, recorded, suspended] = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const email = newEmail();
        await register(email);
        return email;
      }),
    );
    const all = [late, young, confirmed, asking, recorded, suspended];
    const set = (emails: (string | undefined)[], what: string) => database.runOnce(`MATCH (u:User) WHERE u.email IN $emails ${what}`, { emails });
    await post(app, '/request-password-reset', { email: late });
    await set([late], "CREATE (:Session {id: randomUUID(), token: randomUUID(), userId: u.id, expiresAt: datetime.realtime() + duration('P1D')})");
    await set(all, "SET u.createdAt = datetime.realtime() - duration('P31D')");
    await set([young], "SET u.createdAt = datetime.realtime() - duration('P29D')");
    await set([confirmed], 'SET u.emailVerified = true');
    await set([asking], 'CREATE (u)-[:ASKS]->(:RepresentationRequest {id: randomUUID(), personId: u.id})');
    await set([recorded], "CREATE (:Entry {id: randomUUID(), actorId: u.id})");
    await set([suspended], 'SET u.suspendedAt = datetime.realtime()');
    const [{ id } = { id: '' }] = await database.read<{ id: string }>('MATCH (u:User {email: $late}) RETURN u.id AS id', { late });
    const traces = async () =>
      database.read('MATCH (n) WHERE any(key IN keys(n) WHERE toStringOrNull(n[key]) CONTAINS $id OR toStringOrNull(n[key]) CONTAINS $late) RETURN DISTINCT labels(n) AS labels', { id, late });
    expect(await traces()).toEqual(expect.arrayContaining(['User', 'Account', 'Session', 'Verification', 'Mail'].map((label) => ({ labels: [label] }))));
    expect(await eraseUnconfirmed(database)).toBe(1);
    expect(await traces()).toEqual([]);
    const [left] = await database.read<{ emails: string[] }>('MATCH (u:User) WHERE u.email IN $all RETURN collect(u.email) AS emails', { all });
    expect(left?.emails.sort()).toEqual(all.slice(1).sort());
    await set(all, 'SET u.createdAt = datetime.realtime() WITH u MATCH (e:Entry {actorId: u.id}) DELETE e');
    expect((await register(late ?? '')).statusCode).toBe(200);
  });

  test('writes the mail in the language of the page', async () => {
    const email = newEmail();
    await register(email, 'Айгүл', { 'accept-language': 'kk' });
    expect(linkIn(await mailTo(database, email, 'Özek үшін электрондық пошта мекенжайыңызды растаңыз')).pathname).toBe('/kk/verify');
  });

  test('answers the same for an address that has an account, changes nothing there and tells its owner', async () => {
    const { email } = await newAccount(auth);
    const unknown = await register(newEmail());
    const taken = await register(email.toUpperCase(), 'Somebody else');
    const shape = (body: object) => JSON.stringify(body).replace(/"(id|email|createdAt|updatedAt|name)":"[^"]*"/g, '"$1"');
    expect([taken.statusCode, shape(taken.json()), taken.cookies]).toEqual([unknown.statusCode, shape(unknown.json()), []]);
    expect(Object.keys(taken.headers).sort()).toEqual(Object.keys(unknown.headers).sort());
    expect(await usersWith(email)).toEqual([{ name: 'Айгүл Тестова', verified: true }]);
    expect((await signIn(app, email)).statusCode).toBe(200);
    expect((await mailsTo(database, email)).map(({ subject }) => subject)).toEqual(['You already have an account at Özek']);
  });

  test.each([
    ['a name of nothing', { name: ' ' }, 'INVALID_NAME'],
    ['a name of two lines', { name: 'Ерлан\nhttps://evil.example' }, 'INVALID_NAME'],
    ['a password that is too short', { password: 'короткий' }, 'PASSWORD_TOO_SHORT'],
  ])('refuses %s', async (_what, wrong, code) => {
    const email = newEmail();
    const answer = await post(app, '/sign-up/email', { email, name: 'Ерлан', password: PASSWORD, ...wrong });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, code]);
    expect(await usersWith(email)).toEqual([]);
  });

  test('lets nobody say of themselves that the address is confirmed', async () => {
    const email = newEmail();
    await post(app, '/sign-up/email', { email, name: 'Ерлан', password: PASSWORD, emailVerified: true, twoFactorEnabled: true, image: 'https://evil.example/x' });
    expect(await usersWith(email)).toEqual([{ name: 'Ерлан', verified: false }]);
  });

  test('refuses a link that is forged or of another installation, and none of its answers holds a token', async () => {
    const email = newEmail();
    await register(email);
    const token = secretIn(await mailTo(database, email, VERIFY));
    const forged = token.replace(/.(?=.{8}$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    expect((await post(app, '/verify-email', { token: forged })).statusCode).toBe(401);
    const other = await serve(openAuth(database, { secret: 'another-installation-0123456789abcdef' }));
    expect((await post(other, '/verify-email', { token })).statusCode).toBe(401);
    await other.close();
    expect(await usersWith(email)).toEqual([{ name: 'Ерлан Сұлтанов', verified: false }]);
  });
});

describe('a forgotten password', () => {
  test('is replaced by the link in the mail, once, and every session ends', async () => {
    const { email } = await newAccount(auth);
    const cookie = cookieOf(await signIn(app, email));
    const asked = await post(app, '/request-password-reset', { email });
    const mail = await mailTo(database, email, RESET);
    expect(linkIn(mail).href).toMatch(/^http:\/\/localhost:3000\/en\/reset-password#\w+$/);
    const reset = (newPassword: string) => post(app, '/reset-password', { token: secretIn(mail), newPassword });
    expect((await reset('too-short')).json()).toMatchObject({ code: 'PASSWORD_TOO_SHORT' });
    expect((await reset(NEW_PASSWORD)).statusCode).toBe(200);
    expect((await reset('another-password')).json()).toMatchObject({ code: 'INVALID_TOKEN' });
    expect(await identityOf(auth, { cookie })).toBeNull();
    expect([(await signIn(app, email)).statusCode, (await signIn(app, email, NEW_PASSWORD)).statusCode]).toEqual([401, 200]);
    expect((await mailTo(database, email, 'The sign-in to your Özek account was changed')).text).toContain('The password of your account was changed.');

    const nobody = newEmail();
    const unknown = await post(app, '/request-password-reset', { email: nobody });
    expect([unknown.statusCode, unknown.body]).toEqual([asked.statusCode, asked.body]);
    expect(await mailsTo(database, nobody)).toEqual([]);
  });

  test('takes an account from whoever registered the address and never confirmed it', async () => {
    const email = newEmail();
    await register(email, 'Squatter');
    await post(app, '/request-password-reset', { email });
    await post(app, '/reset-password', { token: secretIn(await mailTo(database, email, RESET)), newPassword: NEW_PASSWORD });
    expect((await signIn(app, email)).statusCode).toBe(401);
    expect((await signIn(app, email, NEW_PASSWORD)).statusCode).toBe(200);
  });
});
