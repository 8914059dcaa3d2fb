import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Auth } from '../../../server/src/access/auth/auth.js';
import type { Database } from '../../../server/src/neo4j/database.js';
import { Operations } from '../../../server/src/journal/operation.js';
import { readOrder, type Order } from '../../../server/src/modules/operator/arguments.js';
import { runOrder } from '../../../server/src/modules/operator/run.js';
import { codeOf } from '../../kit/code.js';
import { mailsTo } from '../../kit/mail.js';
import { cookieOf, cookiesOf, identityOf, newAccount, openAuth, openDatabase, PASSWORD, post, serve, signIn } from './kit.js';

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

type SetUp = { userId: string; email: string; cookie: string; totpURI: string; backupCodes: string[] };

/** An account with a second factor, and its session. */
async function withSecondFactor(): Promise<SetUp> {
  const { userId, email } = await newAccount(auth);
  const cookie = cookieOf(await signIn(app, email));
  const enabled = await post(app, '/two-factor/enable', { password: PASSWORD }, { cookie });
  const { totpURI, backupCodes } = enabled.json<{ totpURI: string; backupCodes: string[] }>();
  const confirmed = await post(app, '/two-factor/verify-totp', { code: await codeOf(totpURI) }, { cookie });
  return { userId, email, cookie: cookieOf(confirmed), totpURI, backupCodes };
}

const secondStep = (first: LightMyRequestResponse, path: 'verify-totp' | 'verify-backup-code', code: string) =>
  post(app, `/two-factor/${path}`, { code }, { cookie: cookiesOf(first) });

test('setting it up needs the password and a code, and then the password alone opens nothing', async () => {
  const { userId, email } = await newAccount(auth);
  const cookie = cookieOf(await signIn(app, email));
  expect((await post(app, '/two-factor/enable', { password: 'not-the-password' }, { cookie })).statusCode).toBe(400);
  const enabled = await post(app, '/two-factor/enable', { password: PASSWORD }, { cookie });
  const { totpURI, backupCodes } = enabled.json<{ totpURI: string; backupCodes: string[] }>();
  expect(totpURI).toMatch(/^otpauth:\/\/totp\//);
  expect(new Set(backupCodes).size).toBe(10);
  // Not confirmed by a code yet: a set-up that was broken off locks nobody out.
  expect((await signIn(app, email)).json()).toMatchObject({ user: { email } });
  expect((await post(app, '/two-factor/verify-totp', { code: '000000' }, { cookie })).statusCode).toBe(401);
  const confirmed = await post(app, '/two-factor/verify-totp', { code: await codeOf(totpURI) }, { cookie });
  expect(confirmed.statusCode).toBe(200);
  expect(confirmed.body).not.toContain('"token"');

  const first = await signIn(app, email);
  expect([first.statusCode, first.json()]).toEqual([200, { twoFactorRedirect: true, twoFactorMethods: ['totp'] }]);
  expect(await identityOf(auth, { cookie: cookiesOf(first) })).toBeNull();
  const second = await secondStep(first, 'verify-totp', await codeOf(totpURI));
  expect(await identityOf(auth, { cookie: cookieOf(second) })).toMatchObject({ userId });
  // The step was taken: its cookie opens nothing a second time.
  expect((await secondStep(first, 'verify-totp', await codeOf(totpURI))).statusCode).toBe(401);
  expect((await mailsTo(database, email)).map(({ text }) => text.includes('A second step was switched on'))).toEqual([true]);

  const [kept] = await database.read<{ secret: string; codes: string }>('MATCH (f:TwoFactor {userId: $userId}) RETURN f.secret AS secret, f.backupCodes AS codes', { userId });
  expect(kept?.codes).not.toContain(backupCodes[0]);
});

test('a recovery code works once', async () => {
  const { userId, email, backupCodes } = await withSecondFactor();
  const [code = ''] = backupCodes;
  const second = await secondStep(await signIn(app, email), 'verify-backup-code', code);
  expect(await identityOf(auth, { cookie: cookieOf(second) })).toMatchObject({ userId });
  const again = await secondStep(await signIn(app, email), 'verify-backup-code', code);
  expect([again.statusCode, again.json()]).toEqual([401, { code: 'INVALID_BACKUP_CODE', message: 'Invalid backup code' }]);
});

test('who lost telephone and recovery codes gets in again by the operator, and is told', async () => {
  const { userId, email, cookie } = await withSecondFactor();
  const operations = new Operations(database);
  const reset = async () => runOrder(operations, readOrder(['reset-second-step', email]) as Order);
  expect(await reset()).toEqual({ userId });
  expect(await identityOf(auth, { cookie })).toBeNull();
  expect(await identityOf(auth, { cookie: cookieOf(await signIn(app, email)) })).toMatchObject({ userId });
  expect((await mailsTo(database, email)).filter(({ text }) => text.includes('операторы')).length).toBe(1);
  await expect(reset()).rejects.toThrow('signs in without a second step');
  await expect(runOrder(operations, readOrder(['reset-second-step', 'nobody@example.org']) as Order)).rejects.toThrow('Nobody has an account');
  // It can be set up anew.
  const again = cookieOf(await signIn(app, email));
  expect((await post(app, '/two-factor/enable', { password: PASSWORD }, { cookie: again })).statusCode).toBe(200);
});

test('new recovery codes and switching it off need the password', async () => {
  const { email, cookie, backupCodes } = await withSecondFactor();
  for (const path of ['generate-backup-codes', 'disable']) {
    expect((await post(app, `/two-factor/${path}`, { password: 'not-the-password' }, { cookie })).statusCode).toBe(400);
  }
  const made = await post(app, '/two-factor/generate-backup-codes', { password: PASSWORD }, { cookie });
  expect(made.json<{ backupCodes: string[] }>().backupCodes.filter((code) => backupCodes.includes(code))).toEqual([]);
  const disabled = await post(app, '/two-factor/disable', { password: PASSWORD }, { cookie });
  expect(disabled.statusCode).toBe(200);
  expect((await signIn(app, email)).json()).toMatchObject({ user: { email } });
});

test('a wrong code is tried at most ten times in five minutes, from wherever and by whatever kind', async () => {
  const { email, totpURI, backupCodes } = await withSecondFactor();
  const limited = await serve(openAuth(database, { limits: true }));
  const address = () => `2001:db8:${Math.floor(Math.random() * 65_536).toString(16)}::1`;
  const steps = [await signIn(app, email), await signIn(app, email), await signIn(app, email)];
  const statuses: number[] = [];
  for (let number = 0; number < 12; number += 1) {
    const step = steps[Math.floor(number / 4)];
    if (step === undefined) throw new Error('there are three steps');
    const path = number % 2 === 0 ? 'verify-totp' : 'verify-backup-code';
    statuses.push((await post(limited, `/two-factor/${path}`, { code: '000000' }, { cookie: cookiesOf(step), remoteAddress: address() })).statusCode);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
  const fresh = cookiesOf(await signIn(app, email));
  expect((await post(limited, '/two-factor/verify-totp', { code: await codeOf(totpURI) }, { cookie: fresh, remoteAddress: address() })).statusCode).toBe(429);
  expect((await post(limited, '/two-factor/verify-backup-code', { code: backupCodes[0] }, { cookie: fresh, remoteAddress: address() })).statusCode).toBe(429);
  await limited.close();
});
